import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import { addDays } from '../common/day.js';
import { readPlaces, type PlacesData } from '../places/places.loader.js';
import { FEDERAL_RULES } from '../places/federal-rules.js';
import type { FederalRule } from '../places/legal-rule.rules.js';
import { assess, inForce } from './assess.rules.js';
import type { Assessment } from './assessment.js';
import { placeOf, type Place } from './canton.rules.js';
import {
  ABSENCE_REASONS,
  CIRCUMSTANCES,
  LEVELS,
  PERMITS,
  PROOFS,
  SWISS_BY,
  type AbsenceAbroad,
  type Facts,
  type Stay,
} from './facts.js';
import type { Communes } from './lived.rules.js';
import { isKnown } from './verdict.js';

/**
 * A fact that was not asked is unknown, never zero or fine; no day is named on a number that nobody has read.
 */

let data: PlacesData;
let communes: Communes;
beforeAll(async () => {
  data = await readPlaces();
  communes = new Map(data.communes.map(([bfs, , canton]) => [bfs, { bfs, canton }]));
});

const LAUSANNE = 5586;
const day = fc.integer({ min: 0, max: 18_000 }).map((n) => addDays('1980-01-01', n));
const near = fc.integer({ min: -2500, max: 300 }).map((n) => addDays('2026-11-28', n));
/** The facts that say something of their own; a life is complete without contradictions. */
const FACTS = {
  language: fc.record({
    code: fc.constantFrom('fr', 'de', 'en'),
    oral: fc.constantFrom(...LEVELS, 'unknown'),
    written: fc.constantFrom(...LEVELS),
    proof: fc.constantFrom(...PROOFS, 'unknown'),
  }),
  socialAssistance: fc.record({
    lastReceivedOn: fc.option<string>(near),
    repaid: fc.constantFrom(true, false),
    ongoing: fc.constantFrom(true, false),
  }),
  circumstances: fc.subarray([...CIRCUMSTANCES]),
  criminalRecord: fc.boolean(),
  pendingProceedings: fc.boolean(),
  debts: fc.boolean(),
  marriedToSwissSince: fc.option(near),
  registeredPartnerOfSwissSince: fc.option(near),
  swissAtWedding: fc.boolean(),
  swissBy: fc.constantFrom(...SWISS_BY),
  livedAbroad: fc.option(fc.record({ unionYears: fc.constant('unknown' as const), closeTies: fc.boolean() })),
  thirdGeneration: fc.record({
    bornInSwitzerland: fc.boolean(),
    ownSchoolYears: fc.integer({ min: 0, max: 9 }),
    parentSettled: fc.boolean(),
    parentYearsInSwitzerland: fc.integer({ min: 0, max: 30 }),
    parentSchoolYears: fc.integer({ min: 0, max: 9 }),
    grandparentRight: fc.boolean(),
  }),
  parentNaturalisedOn: fc.option(near),
  stateless: fc.boolean(),
  lostSwissCitizenshipOn: fc.option(day),
} satisfies { [Name in keyof Facts]: fc.Arbitrary<Facts[Name]> };
type Name = keyof typeof FACTS;

const life = fc.record({
  ...FACTS,
  birthDate: fc.integer({ min: 3650, max: 12_000 }).map((n) => addDays('2026-11-28', -n)),
  permit: fc.constantFrom(...PERMITS),
  stays: fc.array(fc.record({ permit: fc.constantFrom(...PERMITS), from: day, to: fc.option(near) }), {
    minLength: 1,
    maxLength: 3,
  }),
  absences: fc.array(
    fc.record({ from: day, to: near, reason: fc.constantFrom(...ABSENCE_REASONS), deregistered: fc.boolean() }),
    { maxLength: 1 },
  ),
  residence: fc.constant([{ commune: LAUSANNE, from: '1970-01-01', to: null }]),
}) as fc.Arbitrary<Facts>;

function placeIn(canton: CantonCode, read: { residence: boolean; language: boolean; assistance: boolean }): Place {
  const row = data.rules.find((rule) => rule.canton === canton)!;
  const rule = { ...row.rule, languageLevelVerified: read.language, socialAidVerified: read.assistance };
  return placeOf(
    { ...row, rule, verified: read.residence },
    { canton, commune: data.communes.find(([, , code]) => code === canton)![0], languages: ['de', 'fr', 'it'] },
  );
}
const ALL_READ = { residence: true, language: true, assistance: true };
const judged = (facts: Facts, place: Place, federal: readonly FederalRule[] = FEDERAL_RULES): Assessment[] =>
  assess(facts, '2026-11-28', inForce(federal, '2026-11-28'), place, communes);

describe('a fact that nobody asked for', () => {
  it('makes nothing met and nothing "not yet" that another answer to it would change', () => {
    let [asked, certain] = [0, 0];
    fc.assert(
      fc.property(life, life, fc.constantFrom<Name>(...(Object.keys(FACTS) as Name[])), (facts, other, name) => {
        // One of them is the partner; how somebody became Swiss matters only to who was not at the wedding.
        if (name === 'registeredPartnerOfSwissSince') facts.marriedToSwissSince = null;
        if (name === 'marriedToSwissSince') facts.registeredPartnerOfSwissSince = null;
        const place = placeIn('VD', ALL_READ);
        const { [name]: _, ...without } = facts;
        const unknown = judged(without, place);
        const known = judged({ ...without, [name]: other[name] }, place);
        for (const [i, { procedure, answer, conditions }] of unknown.entries()) {
          if (known[i].answer === 'other-way') {
            // Whether it is their way at all was not known.
            expect([procedure, ['ask', 'other-way', 'not-yet'].includes(answer)]).toEqual([procedure, true]);
            continue;
          }
          for (const { code, answer: without } of conditions) {
            if (without === 'ask') {
              asked++;
              continue;
            }
            certain++;
            const then = known[i].conditions.find((each) => each.code === code)!;
            expect([name, procedure, code, then.answer]).toEqual([name, procedure, code, without]);
          }
        }
      }),
      { numRuns: 1500 },
    );
    expect([asked > 1000, certain > 1000]).toEqual([true, true]);
  });

  it('leaves nothing certain that the whole life would contradict', () => {
    const names = ['birthDate', 'stays', 'residence', ...Object.keys(FACTS)] as (keyof Facts)[];
    fc.assert(
      fc.property(life, fc.constantFrom(...names), (facts, name) => {
        // Being married says that there is no other partner.
        if (name === 'registeredPartnerOfSwissSince') facts.marriedToSwissSince = null;
        // Nobody lives, stays or marries before being born.
        facts.residence = [{ commune: LAUSANNE, from: String(facts.birthDate), to: null }];
        const began = [...(facts.stays as Stay[]), ...(facts.absences as AbsenceAbroad[])].map(({ from }) => from);
        const unions = [facts.marriedToSwissSince, facts.registeredPartnerOfSwissSince].filter(isKnown);
        fc.pre([...began, ...unions].every((day) => day >= String(facts.birthDate)));
        const place = placeIn('VD', ALL_READ);
        const { [name]: _, ...without } = facts;
        const whole = judged(facts, place);
        for (const [i, { procedure, answer, conditions }] of judged(without, place).entries()) {
          if (answer === 'likely') expect([name, procedure, whole[i].answer]).toEqual([name, procedure, 'likely']);
          if (whole[i].answer === 'other-way') continue;
          for (const each of conditions) {
            const then = whole[i].conditions.find(({ code }) => code === each.code);
            if (then && each.answer !== 'ask')
              expect([name, procedure, each.code, then.answer]).toEqual([name, procedure, each.code, each.answer]);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('is unknown in the same way as one of which somebody says that they do not know', () => {
    fc.assert(
      fc.property(life, fc.constantFrom<Name>(...(Object.keys(FACTS) as Name[])), (facts, name) => {
        const place = placeIn('VD', ALL_READ);
        const { [name]: _, ...without } = facts;
        const answers = (of: Facts): unknown =>
          judged(of, place).map(({ answer, conditions }) => [answer, conditions.map((each) => each.answer)]);
        // Who does not know whether they have a partner is not said to have none by being married.
        fc.pre(name !== 'registeredPartnerOfSwissSince' || facts.marriedToSwissSince === null);
        expect(answers({ ...without, [name]: 'unknown' })).toEqual(answers(without));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a rule that nobody has read', () => {
  const CODES: Record<string, 'residence' | 'language' | 'assistance'> = {
    'cantonal-residence': 'residence',
    'communal-residence': 'residence',
    language: 'language',
    'social-assistance': 'assistance',
  };
  it('of a canton names no day, and nothing is met or wanting by it', () => {
    const read = fc.record({ residence: fc.boolean(), language: fc.boolean(), assistance: fc.boolean() });
    fc.assert(
      fc.property(life, read, fc.constantFrom<CantonCode>(...CANTON_CODES), (facts, states, canton) => {
        const [ordinary] = judged(facts, placeIn(canton, states));
        for (const { code, answer, from, basis, better } of ordinary.conditions) {
          const part = CODES[code];
          if (part === undefined || states[part]) continue;
          expect([canton, code, from, better.filter((each) => each.code === 'wait')]).toEqual([canton, code, null, []]);
          // Federal law is the least that any canton asks; and who never received assistance meets any number of years.
          const byFederalLaw = basis.every((each) => /^(LN|OLN) /.test(each));
          if (answer !== 'ask') expect([canton, code, byFederalLaw]).toEqual([canton, code, true]);
        }
      }),
      { numRuns: 800 },
    );
  });

  it('of the Confederation caps every condition that rests on it at "ask", without a day', () => {
    fc.assert(
      fc.property(life, fc.constantFrom(...FEDERAL_RULES), (facts, unread) => {
        const federal = FEDERAL_RULES.map((rule) => (rule === unread ? { ...rule, verified: false } : rule));
        for (const { conditions } of judged(facts, placeIn('VD', ALL_READ), federal))
          for (const { verified, answer, from } of conditions)
            if (!verified) expect([answer, from]).toEqual(['ask', null]);
      }),
      { numRuns: 500 },
    );
  });

  it('does not exist among the federal ones: each names article, consolidation, official address and quote', () => {
    for (const { code, state, basis, edition, source, quote, checkedOn } of FEDERAL_RULES)
      expect([
        code,
        state,
        basis.length > 0,
        /(LN|OLN) \d{4}-\d\d-\d\d/.test(edition ?? ''),
        source.split(' ; ').every((each) => each.startsWith('https://www.fedlex.admin.ch/eli/cc/2016/40')),
        (quote ?? '').split(/\s+/).length > 2 && (quote ?? '').split(/\s+/).length <= 25,
        checkedOn >= '2026-11-28',
      ]).toEqual([code, 'read', true, true, true, true, true]);
  });
});
