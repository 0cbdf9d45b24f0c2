import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PROCEDURES, STAGES } from '../../cases/case.entity.js';
import { ENDED } from '../../cases/case.rules.js';
import { CANTON_CODES } from '../../common/cantons.js';
import { addDays } from '../../common/day.js';
import { ASSESSED, PROCEDURE_ANSWERS } from '../../eligibility/assessment.js';
import { CONSENT_PURPOSES } from '../../people/person.entity.js';
import { ALARMS, type AlarmKind } from '../follow-up.entity.js';
import type { AlarmFacts, DeadlineFacts, Way } from './alarm.js';
import { ALARM_RULES, alarmsOf, endOf, firstMoments, isSameAlarm, stillApplies } from './alarm.rules.js';
import { NOTHING_KNOWN } from './nothing-known.js';

/** A Monday. */
const TODAY = '2026-03-02';
const way = (known: Partial<Way>): Way => ({
  procedure: 'ordinary',
  answer: 'likely',
  from: null,
  until: null,
  mustAsk: false,
  ...known,
});
const at = (alarm: AlarmKind, known: Partial<AlarmFacts>, today = TODAY): string[] =>
  ALARM_RULES[alarm]
    .alarms({ ...NOTHING_KNOWN, ...known }, today)
    .map(({ about, dueOn }) => (about === undefined ? dueOn : `${about} ${dueOn}`));
const deadline = (lastDay: string, known: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  id: 'd',
  kind: 'interview',
  state: 'open',
  lastDay,
  safeDay: lastDay,
  latestDay: lastDay,
  receivedOn: null,
  delivery: null,
  firstAttemptOn: null,
  createdOn: '2026-01-01',
  askedAt: null,
  missedByAdviser: 0,
  endedOn: null,
  ...known,
});
const authorised = (authorisedOn: string): Partial<AlarmFacts> => ({
  stage: 'cantonal-decision',
  facts: { authorisedOn },
});
const standing = (alarm: AlarmKind, dueOn: string): Partial<AlarmFacts> => ({
  standing: [{ alarm, about: '', dueOn }],
});

describe('each alarm', () => {
  it.each<[AlarmKind, string, Partial<AlarmFacts>, string[]]>([
    ['authorisation-lapse', 'is due nine months after the grant (LN 14(1))', authorised('2025-08-15'), ['2026-05-15']],
    ['authorisation-lapse', 'stays on that day while it is past', authorised('2025-05-15'), ['2026-02-15']],
    ['authorisation-lapse', 'is due again after eleven months', authorised('2025-04-02'), ['2026-03-02']],
    ['authorisation-lapse', 'counts to the last day of a shorter month', authorised('2025-05-31'), ['2026-02-28']],
    ['authorisation-lapse', 'names no day that nobody knows', { stage: 'cantonal-decision' }, []],
    ['authorisation-lapse', 'is over with the stage', { ...authorised('2025-05-15'), stage: 'refused' }, []],
    ['authorisation-day', 'asks for the day when it is noticed', { stage: 'cantonal-decision' }, [TODAY]],
    [
      'authorisation-day',
      'and stays on that day',
      { stage: 'cantonal-decision', ...standing('authorisation-day', '2026-02-20') },
      ['2026-02-20'],
    ],
    ['authorisation-day', 'asks nothing that is known', authorised('2025-05-15'), []],
    ['authorisation-day', 'asks for what can be read', authorised('im Mai'), [TODAY]],
    [
      'authority-term',
      'is due after twelve months of examination (OLN 22)',
      { stage: 'examination', procedure: 'facilitated-spouse', stageSince: '2025-03-01' },
      ['facilitated-report 2026-03-02'],
    ],
    [
      'authority-term',
      'not while the term runs',
      { stage: 'examination', procedure: 'facilitated-spouse', stageSince: '2025-03-02' },
      [],
    ],
    [
      'authority-term',
      'is due after eight months at the Confederation (OLN 23(1))',
      { stage: 'federal-authorisation', stageSince: '2025-06-30' },
      ['federal-authorisation 2026-03-01'],
    ],
    [
      'authority-term',
      'is due 18 months after filing in Vaud (LDCV 21)',
      { stage: 'communal-decision', filedOn: '2024-08-01' },
      ['communal-decision 2026-02-02'],
    ],
    ['authority-term', 'counts from no day that nobody knows', { stage: 'federal-authorisation' }, []],
    [
      'age-window',
      'is due on the last day to file',
      {
        procedure: 'facilitated-third-generation',
        ways: [way({ procedure: 'facilitated-third-generation', until: '2026-09-01' })],
      },
      ['facilitated-third-generation 2026-09-01'],
    ],
    [
      'age-window',
      'also of a likely way that the case does not go',
      { ways: [way({ procedure: 'facilitated-child', until: '2026-05-01' })] },
      ['facilitated-child 2026-05-01'],
    ],
    [
      'age-window',
      'not of a way that nobody has asked for',
      { ways: [way({ procedure: 'facilitated-child', until: '2026-05-01', mustAsk: true })] },
      [],
    ],
    ['age-window', 'not years ahead', { ways: [way({ until: '2027-03-03' })] }, []],
    ['age-window', 'not when it is closed', { ways: [way({ until: '2026-03-01' })] }, []],
    [
      'planned-move',
      'is due on the day of the move (LN 18(2))',
      { stage: 'communal-decision', facts: { plannedMoveOn: '2026-04-01' } },
      ['2026-04-01'],
    ],
    [
      'planned-move',
      'not once commune and canton have finished',
      { stage: 'federal-authorisation', facts: { plannedMoveOn: '2026-04-01' } },
      [],
    ],
    ['planned-move', 'not before anything is filed', { facts: { plannedMoveOn: '2026-04-01' } }, []],
    ['planned-move', 'not of a day that nobody knows', { stage: 'filed' }, []],
    [
      'document-expiry',
      'is due on the last day the paper is valid, of those at hand and near',
      {
        documents: [
          { item: 'passport', have: true, validUntil: '2026-05-01' },
          { item: 'debt-extract', have: true, validUntil: '2026-05-02' },
          { item: 'tax', have: false, validUntil: '2026-03-10' },
          { item: 'permit', have: true, validUntil: '2026-02-20' },
        ],
      },
      ['passport 2026-05-01', 'permit 2026-02-20'],
    ],
    [
      'document-expiry',
      'not once it is filed',
      { stage: 'filed', documents: [{ item: 'passport', have: true, validUntil: '2026-03-10' }] },
      [],
    ],
    ['interview', 'is due on its day', { deadlines: [deadline('2026-03-20')] }, ['d 2026-03-20']],
    ['interview', 'not after it', { deadlines: [deadline('2026-03-01')] }, []],
    [
      'interview',
      'not when it is something else, or off',
      { deadlines: [deadline('2026-03-20', { kind: 'appeal' }), deadline('2026-03-20', { state: 'waived' })] },
      [],
    ],
    ['interview-note', 'is due the day after', { deadlines: [deadline('2026-02-27')] }, ['d 2026-02-28']],
    ['interview-note', 'not on the day', { deadlines: [deadline(TODAY)] }, []],
    ['interview-note', 'not when it is written', { deadlines: [deadline('2026-02-27')], lastNoteOn: '2026-02-27' }, []],
    [
      'interview-note',
      'also when the last note is of before',
      { deadlines: [deadline('2026-02-27')], lastNoteOn: '2026-02-26' },
      ['d 2026-02-28'],
    ],
    ['interview-note', 'not weeks later', { deadlines: [deadline('2026-02-15')] }, []],
    [
      'authority-silence',
      'is due after three months',
      { stage: 'filed', authorityWordOn: '2025-12-02' },
      ['3 2026-03-02'],
    ],
    ['authority-silence', 'not before', { stage: 'filed', authorityWordOn: '2025-12-03' }, []],
    [
      'authority-silence',
      'is due again after six',
      { stage: 'filed', authorityWordOn: '2025-08-31' },
      ['6 2026-02-28'],
    ],
    [
      'authority-silence',
      'is answered by a next step',
      { stage: 'filed', authorityWordOn: '2025-08-31', nextSteps: 1 },
      [],
    ],
    [
      'authority-silence',
      'after twelve months only by the delay that is logged',
      { stage: 'appeal', authorityWordOn: '2025-03-01', nextSteps: 1 },
      ['12 2026-03-01'],
    ],
    [
      'authority-silence',
      'and is over with it',
      { stage: 'appeal', authorityWordOn: '2025-03-01', delayReported: true },
      [],
    ],
    ['authority-silence', 'not of a day that nobody knows', { stage: 'filed' }, []],
    ['authority-silence', 'not while it is suspended', { stage: 'suspended', authorityWordOn: '2025-03-01' }, []],
    [
      'may-file',
      'is due on the first day to file',
      { ways: [way({ answer: 'not-yet', from: '2026-05-01' })] },
      ['2026-05-01'],
    ],
    ['may-file', 'not long before', { ways: [way({ answer: 'not-yet', from: '2026-05-02' })] }, []],
    ['may-file', 'not without a day', { ways: [way({ answer: 'not-yet' })] }, []],
    ['may-file', 'stays once it is likely', { ways: [way({})], ...standing('may-file', '2026-02-20') }, ['2026-02-20']],
    ['may-file', 'is none for who could file before', { ways: [way({})] }, []],
    [
      'may-file',
      'is over when something else is lacking',
      { ways: [way({ answer: 'ask' })], ...standing('may-file', '2026-02-20') },
      [],
    ],
    ['first-contact', 'is due three working days later', { assignedOn: '2026-02-27' }, ['2026-03-04']],
    ['first-contact', 'knows Easter', { assignedOn: '2026-04-01' }, ['2026-04-08']],
    ['first-contact', 'not after a word', { assignedOn: '2026-02-27', lastContactOn: '2026-02-27' }, []],
    [
      'first-contact',
      'also when the last word was of another adviser',
      { assignedOn: '2026-02-27', lastContactOn: '2026-02-26' },
      ['2026-03-04'],
    ],
    ['first-contact', 'not of a day that nobody knows', {}, []],
    ['first-contact', 'not for ever', { assignedOn: '2026-01-31' }, []],
    ['no-next-step', 'is due a week after anything happened', { lastNoteOn: '2026-02-23' }, [TODAY]],
    ['no-next-step', 'not sooner', { lastNoteOn: '2026-02-24', assignedOn: '2026-01-01' }, []],
    ['no-next-step', 'not when something is planned', { lastNoteOn: '2026-02-01', nextSteps: 1 }, []],
    [
      'no-next-step',
      'not while a deadline runs',
      { lastNoteOn: '2026-02-01', deadlines: [deadline('2026-04-01')] },
      [],
    ],
    ['no-next-step', 'not while an authority is at it', { stage: 'examination', lastNoteOn: '2026-02-01' }, []],
    ['no-next-step', 'not where nobody knows since when', {}, []],
    ['no-contact', 'is due after thirty days', { lastContactOn: '2026-01-31' }, [TODAY]],
    ['no-contact', 'not sooner', { lastContactOn: '2026-02-01' }, []],
    ['no-contact', 'counts from the day the adviser got the case', { assignedOn: '2026-01-01' }, ['2026-01-31']],
    ['no-contact', 'waits longer at authorities', { stage: 'filed', lastContactOn: '2026-01-01' }, []],
    ['no-contact', 'but not for ever', { stage: 'filed', lastContactOn: '2025-12-02' }, [TODAY]],
    ['no-contact', 'is nobody’s without an adviser', { hasAdviser: false, lastContactOn: '2026-01-01' }, []],
    ['offer-unanswered', 'is due after three days', { offers: [{ id: 'o', madeOn: '2026-02-27' }] }, ['o 2026-03-02']],
    ['offer-unanswered', 'not sooner', { offers: [{ id: 'o', madeOn: '2026-02-28' }] }, []],
    [
      'absence-end',
      'is due on the day after',
      { assignedOn: '2026-01-01', absences: [{ id: 'a', from: '2026-02-10', to: '2026-03-01' }] },
      ['a 2026-03-02'],
    ],
    [
      'absence-end',
      'not of some days, not without an end, not for who came later',
      {
        assignedOn: '2026-02-15',
        absences: [
          { id: 'a', from: '2026-02-24', to: '2026-03-01' },
          { id: 'b', from: '2026-01-01', to: null },
          { id: 'c', from: '2026-02-01', to: '2026-02-14' },
        ],
      },
      [],
    ],
    [
      'absence-end',
      'not after a word',
      {
        assignedOn: '2026-01-01',
        lastContactOn: '2026-03-02',
        absences: [{ id: 'a', from: '2026-02-10', to: '2026-03-01' }],
      },
      [],
    ],
    [
      'consent-expiry',
      'is due after two years, of what is more than help',
      {
        consents: [
          { id: '1', purpose: 'named-story', givenOn: '2024-03-20' },
          { id: '2', purpose: 'help', givenOn: '2020-01-01' },
          { id: '3', purpose: 'first-vote', givenOn: '2024-04-02' },
        ],
      },
      ['named-story 2026-03-20'],
    ],
    [
      'first-vote',
      'is due some time after the oath, with consent',
      {
        stage: 'cantonal-decision',
        facts: { oathOn: '2026-02-20' },
        consents: [{ id: '1', purpose: 'first-vote', givenOn: '2026-01-01' }],
      },
      ['2026-03-22'],
    ],
    ['first-vote', 'not without consent', { stage: 'cantonal-decision', facts: { oathOn: '2026-02-20' } }, []],
    [
      'first-vote',
      'not before the oath',
      {
        facts: { oathOn: '2026-03-20' },
        consents: [{ id: '1', purpose: 'first-vote', givenOn: '2026-01-01' }],
      },
      [],
    ],
  ])('%s %s', (alarm, _what, known, expected) => {
    expect(at(alarm, known)).toEqual(expected);
  });

  it.each<[AlarmKind, string, Partial<AlarmFacts>, 'done' | 'cancelled']>([
    ['authorisation-lapse', '', { stage: 'closed' }, 'done'],
    ['authorisation-day', '', authorised('2025-05-15'), 'done'],
    ['authorisation-day', '', { stage: 'refused' }, 'cancelled'],
    [
      'authority-term',
      'facilitated-report',
      { procedure: 'facilitated-spouse', stage: 'federal-authorisation' },
      'done',
    ],
    ['authority-term', 'facilitated-report', { procedure: 'facilitated-spouse', stage: 'examination' }, 'cancelled'],
    ['age-window', 'facilitated-child', { filedOn: '2026-02-01' }, 'done'],
    ['age-window', 'facilitated-child', {}, 'cancelled'],
    ['planned-move', '', { stage: 'federal-authorisation' }, 'done'],
    ['planned-move', '', { stage: 'filed' }, 'cancelled'],
    [
      'document-expiry',
      'passport',
      { documents: [{ item: 'passport', have: true, validUntil: '2030-01-01' }] },
      'done',
    ],
    ['document-expiry', 'passport', {}, 'cancelled'],
    ['interview', 'd', { deadlines: [deadline('2026-02-20')] }, 'done'],
    ['interview', 'd', {}, 'cancelled'],
    ['interview-note', 'd', { deadlines: [deadline('2026-02-20')], lastNoteOn: '2026-02-21' }, 'done'],
    ['interview-note', 'd', { deadlines: [deadline('2026-02-20')] }, 'cancelled'],
    ['authority-silence', '3', { nextSteps: 1 }, 'done'],
    ['authority-silence', '12', { nextSteps: 1 }, 'cancelled'],
    ['authority-silence', '12', { delayReported: true }, 'done'],
    ['may-file', '', { filedOn: '2026-03-01' }, 'done'],
    ['may-file', '', {}, 'cancelled'],
    ['first-contact', '', { assignedOn: '2026-02-27', lastContactOn: '2026-03-01' }, 'done'],
    ['first-contact', '', { assignedOn: '2026-02-27' }, 'cancelled'],
    ['no-next-step', '', { nextSteps: 1 }, 'done'],
    ['no-next-step', '', {}, 'cancelled'],
    ['no-contact', '', { lastContactOn: '2026-03-02' }, 'done'],
    ['no-contact', '', {}, 'cancelled'],
    ['offer-unanswered', 'o', { hasAdviser: true }, 'done'],
    ['offer-unanswered', 'o', { hasAdviser: false }, 'cancelled'],
    [
      'absence-end',
      'a',
      { absences: [{ id: 'a', from: '2026-02-10', to: '2026-03-01' }], lastContactOn: TODAY },
      'done',
    ],
    ['absence-end', 'a', {}, 'cancelled'],
    ['consent-expiry', 'named-story', { consents: [{ id: '1', purpose: 'named-story', givenOn: TODAY }] }, 'done'],
    ['consent-expiry', 'named-story', {}, 'cancelled'],
    ['first-vote', '', { facts: { oathOn: '2026-01-01' }, lastContactOn: TODAY }, 'done'],
    ['first-vote', '', {}, 'cancelled'],
  ])('%s %s ends with %j as %s', (alarm, about, known, expected) => {
    expect(endOf({ alarm, about }, { ...NOTHING_KNOWN, ...known })).toBe(expected);
  });
});

describe('whatever is known of a case', () => {
  const day = fc.integer({ min: -900, max: 900 }).map((n) => addDays(TODAY, n));
  const maybe = fc.option(day);
  const id = fc.constantFrom('one', 'two');
  const list = <T>(of: Record<string, fc.Arbitrary<unknown>>, key: string) =>
    fc.uniqueArray(fc.record(of), { maxLength: 2, selector: (each) => each[key] }) as unknown as fc.Arbitrary<T[]>;
  const facts: fc.Arbitrary<AlarmFacts> = fc.record({
    stage: fc.constantFrom(...STAGES),
    procedure: fc.constantFrom(...PROCEDURES),
    canton: fc.constantFrom(...CANTON_CODES),
    facts: fc.record({ authorisedOn: day, plannedMoveOn: day, oathOn: day }, { requiredKeys: [] }),
    filedOn: maybe,
    hasAdviser: fc.boolean(),
    assignedOn: maybe,
    stageSince: maybe,
    authorityWordOn: maybe,
    lastContactOn: maybe,
    lastNoteOn: maybe,
    documents: list<AlarmFacts['documents'][number]>({ item: id, have: fc.boolean(), validUntil: day }, 'item'),
    ways: list<Way>(
      {
        procedure: fc.constantFrom(...ASSESSED),
        answer: fc.constantFrom(...PROCEDURE_ANSWERS),
        from: maybe,
        until: maybe,
        mustAsk: fc.boolean(),
      },
      'procedure',
    ),
    delayReported: fc.boolean(),
    nextSteps: fc.integer({ min: 0, max: 1 }),
    offers: list<AlarmFacts['offers'][number]>({ id, madeOn: day }, 'id'),
    absences: list<AlarmFacts['absences'][number]>({ id, from: day, to: maybe }, 'id'),
    consents: list<AlarmFacts['consents'][number]>(
      { id, purpose: fc.constantFrom(...CONSENT_PURPOSES), givenOn: day },
      'purpose',
    ),
    deadlines: list<AlarmFacts['deadlines'][number]>(
      {
        id,
        kind: fc.constantFrom('interview'),
        state: fc.constantFrom('open', 'met', 'waived'),
        lastDay: maybe,
        safeDay: fc.constant(null),
        latestDay: fc.constant(null),
        receivedOn: fc.constant(null),
        delivery: fc.constant(null),
        firstAttemptOn: fc.constant(null),
        createdOn: day,
        askedAt: fc.constant(null),
        missedByAdviser: fc.constant(0),
        endedOn: maybe,
      },
      'id',
    ),
    standing: fc.constant([]),
  });

  it('it has each alarm once about each thing, none after its end, and looking again changes nothing', () => {
    fc.assert(
      fc.property(facts, day, (known, today) => {
        const alarms = alarmsOf(known, today);
        if (ENDED.includes(known.stage)) expect(alarms).toEqual([]);
        expect(new Set(alarms.map(({ alarm, about }) => `${alarm} ${about}`)).size).toBe(alarms.length);
        const again = { ...known, standing: alarms };
        expect(alarmsOf(again, today)).toEqual(alarms);
        for (const alarm of alarms) {
          expect(stillApplies(alarm, again, today)).toBe(true);
          expect(stillApplies(alarm, { ...again, stage: 'withdrawn' }, today)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('where nothing is known nothing is derived, but that a day is asked for', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STAGES), fc.constantFrom(...PROCEDURES), day, (stage, procedure, today) => {
        const kinds = alarmsOf({ ...NOTHING_KNOWN, stage, procedure }, today).map(({ alarm }) => alarm);
        const asked = stage === 'cantonal-decision' && procedure === 'ordinary' ? ['authorisation-day'] : [];
        expect(kinds).toEqual(asked);
      }),
    );
  });

  it('each alarm that stands ends with something that can be done, or with time', () => {
    const ends: ((known: AlarmFacts, today: string) => [AlarmFacts, string])[] = [
      (known, today) => [
        { ...known, lastContactOn: addDays(today, 2000), lastNoteOn: today, nextSteps: 1, delayReported: true },
        today,
      ],
      (known, today) => [{ ...known, facts: { authorisedOn: today } }, today],
      (known, today) => [{ ...known, documents: [], offers: [], consents: [], deadlines: [], facts: {} }, today],
      (known, today) => [{ ...known, stage: 'filed', filedOn: today, authorityWordOn: today, ways: [] }, today],
      (known, today) => [
        { ...known, stage: 'federal-authorisation', stageSince: today, authorityWordOn: today },
        today,
      ],
      (known, today) => [{ ...known, stage: 'moved' }, today],
    ];
    fc.assert(
      fc.property(facts, day, (known, today) => {
        for (const alarm of alarmsOf(known, today))
          expect(
            ends.some((end) => {
              const [after, then] = end({ ...known, standing: [alarm] }, today);
              return !alarmsOf(after, then).some((each) => isSameAlarm(each, alarm));
            }),
          ).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('only what is urgent, or asks to be reminded, plans a message', () => {
    const now = new Date('2026-03-02T10:00:00+01:00');
    for (const alarm of ALARMS) {
      const { remind } = ALARM_RULES[alarm];
      const moments = firstMoments({ alarm, about: '', dueOn: addDays(TODAY, 200) }, 'VD', now);
      expect(moments.length).toBe(remind === 'daily' ? 1 : remind.length);
    }
  });
});
