import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, isDay } from '../common/day.js';
import { FEDERAL_RULES } from '../places/federal-rules.js';
import { dayOf, evenDays, numberOf, plusMonths, plusYears, span } from './calendar.js';
import { PERMITS, type AbsenceAbroad, type Facts, type Permit, type Stay } from './facts.js';
import { spouseResidence } from './lasting-residence.rules.js';
import { federalResidence } from './residence.rules.js';
import { absenceLimits, stayReadings, type StayFacts } from './stay.rules.js';

const rules = FEDERAL_RULES;
const LAW = rules.find(({ code }) => code === 'federal-residence')!;
const SPOUSE = rules.find(({ code }) => code === 'spouse-residence')!;
const stay = (permit: Permit | 'unknown', from: string, to: string | null = null): Stay => ({ permit, from, to });
const judged = (facts: StayFacts, on: string) => federalResidence(facts, numberOf(on), LAW);
const ofSpouse = (facts: StayFacts & Pick<Facts, 'livedAbroad'>, on: string) =>
  spouseResidence(facts, numberOf(on), SPOUSE, stayReadings(facts, absenceLimits(SPOUSE), numberOf(on)));

describe('days as numbers', () => {
  it('are the days of the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 109_000 }), (n) => {
        const day = addDays('1900-01-31', n);
        expect(dayOf(numberOf(day))).toBe(day);
        expect(numberOf(day) - numberOf('1900-01-31')).toBe(n);
      }),
      { numRuns: 500 },
    );
  });
  it('go back by years to the same date, and from 29 February to the 28th', () => {
    expect(
      [
        ['2026-11-21', 10],
        ['2024-02-29', 1],
        ['2024-02-29', 4],
        ['2025-02-28', 1],
        ['2025-03-01', 1],
      ].map(([day, years]) => dayOf(plusYears(numberOf(String(day)), -Number(years)))),
    ).toEqual(['2016-11-21', '2023-02-28', '2020-02-29', '2024-02-28', '2024-03-01']);
    expect([dayOf(plusMonths(numberOf('2025-08-31'), 6)), dayOf(plusMonths(numberOf('2026-01-15'), -1))]).toEqual([
      '2026-02-28',
      '2025-12-15',
    ]);
  });
  it('go back day by day until the end of February', () => {
    const uneven: string[] = [];
    for (let day = numberOf('2023-01-01'); day < numberOf('2029-01-01'); day++)
      for (const years of [3, 5, 10]) {
        const back = plusYears(day, -years);
        const even = evenDays(day);
        for (const n of [1, Math.floor(even / 2), even])
          if (n <= even && plusYears(day + n, -years) - back !== n) uneven.push(`${dayOf(day)}, ${years} years, ${n}`);
      }
    expect(uneven).toEqual([]);
  });
  it('read a month and a year as all their days', () => {
    expect(['2024', '2024-02', '2024-02-03', '2023-12'].map((text) => span(text).map(dayOf))).toEqual([
      ['2024-01-01', '2024-12-31'],
      ['2024-02-01', '2024-02-29'],
      ['2024-02-03', '2024-02-03'],
      ['2023-12-01', '2023-12-31'],
    ]);
  });
});

describe('ten years in Switzerland (LN 9 and 33)', () => {
  const on = '2026-11-21';
  const adult = '1980-05-01';

  it.each<[string, StayFacts, string, string | null]>([
    [
      '4 years B and 6 years C, last five here',
      { birthDate: adult, stays: [stay('B', '2016-11-21', '2020-11-20'), stay('C', '2020-11-21')] },
      'met',
      null,
    ],
    [
      '8 years F and 6 years B make ten',
      { birthDate: adult, stays: [stay('F', '2012-11-21', '2020-11-20'), stay('B', '2020-11-21')] },
      'met',
      null,
    ],
    [
      'came at 12, now 18: six real years twice',
      { birthDate: '2008-11-21', stays: [stay('B', '2020-11-21', '2024-01-01'), stay('C', '2024-01-02')] },
      'met',
      null,
    ],
    [
      'came at 13, now 18: ten by doubling, but five real ones',
      { birthDate: '2008-11-21', stays: [stay('B', '2021-11-21')] },
      'not-yet',
      '2027-11-21',
    ],
    [
      '12 years B, back for two years after four abroad',
      { birthDate: adult, stays: [stay('B', '2008-11-21', '2020-11-20'), stay('B', '2024-11-21')] },
      'not-yet',
      '2027-11-21',
    ],
  ])('the counts of LN 9 and 33 worked out by hand: %s', (_, facts, answer, from) => {
    expect(judged(facts, on)).toMatchObject({ answer, from });
  });

  it('counts as the example of the API does', () => {
    expect(
      judged({ birthDate: '2004-05-01', stays: [stay('B', '2012-02-01', '2018-01-31'), stay('C', '2018-02-01')] }, on),
    ).toMatchObject({
      code: 'federal-residence',
      answer: 'met',
      from: null,
      counted: { days: 9059, realDays: 5407, requiredDays: 3652 },
      basis: ['LN 9(1)(b)', 'LN 9(2)', 'LN 33', 'OLN 16'],
      verified: true,
    });
  });

  it.each<[string, string, StayFacts, string, object]>([
    // GE ATA/1578/2019 (read in its summary): the years of an official of an international organisation are lawful stay.
    [
      'GE ATA/1578/2019, years on a legitimation card',
      '2018-06-30',
      {
        birthDate: '1970-01-01',
        stays: [stay('legitimation-card', '2004-01-01', '2012-12-31'), stay('B', '2013-01-01')],
      },
      'met',
      {},
    ],
    // F-3977/2018 of 13 August 2019, facts A and B, decided by the old Act: here from 20 August 2010 to 7 April 2011, and again since 24 August 2012.
    [
      'the stays of F-3977/2018, counted by LN 9',
      '2017-02-07',
      { birthDate: '1997-08-18', stays: [stay('B', '2010-08-20', '2011-04-07'), stay('B', '2012-08-24')] },
      'not-yet',
      { counted: { days: 231 + 1628 + 231 + 1089, realDays: 1859, requiredDays: 3653 } },
    ],
  ])('judgments that turn on counting: %s', (_, on2, facts, answer, more) => {
    expect(judged(facts, on2)).toMatchObject({ answer, ...more });
  });

  it('holds on the tenth anniversary, when the last day of the tenth year is over (LN 9(1)(b))', () => {
    const facts = { birthDate: adult, stays: [stay('B', '2016-11-21')] };
    expect(judged(facts, '2026-11-20')).toMatchObject({
      answer: 'not-yet',
      from: '2026-11-21',
      counted: { days: 3651 },
    });
    expect(judged(facts, '2026-11-21')).toMatchObject({ answer: 'met', counted: { days: 3652, requiredDays: 3652 } });
  });

  it('does not count the years of an asylum procedure', () => {
    expect(
      judged(
        { birthDate: '1969', stays: [stay('N', '2005-06-12', '2012-06-11'), stay('B', '2012-06-12')] },
        '2020-06-12',
      ),
    ).toMatchObject({ answer: 'not-yet', from: '2022-06-12' });
  });

  it('counts the better permit where two stays overlap', () => {
    const facts = {
      birthDate: adult,
      stays: [stay('F', '2010-01-01', '2016-12-31'), stay('B', '2014-01-01'), stay('N', '2009-01-01')],
    };
    expect(judged(facts, '2014-12-31').counted).toMatchObject({
      realDays: daysBetween('2010-01-01', '2014-01-01') / 2 + 364,
    });
  });

  it('asks wherever S decides, and not where it does not', () => {
    expect(judged({ birthDate: adult, stays: [stay('S', '2022-03-15')] }, on).answer).toBe('ask');
    expect(judged({ birthDate: adult, stays: [stay('S', '2022-03-15'), stay('B', '2010-01-01')] }, on).answer).toBe(
      'met',
    );
  });

  it('counts time from birth only, and no day twice', () => {
    expect(
      judged({ birthDate: '2016-06-01', stays: [stay('B', '2000-01-01'), stay('C', '2010-01-01')] }, '2026-05-31')
        .counted,
    ).toMatchObject({ realDays: daysBetween('2016-06-01', '2026-05-31') });
  });

  it('takes an absence of more than six months out, a shorter one not (LN 33(2) and (3))', () => {
    const stays = [stay('B', '2016-11-21')];
    const away = (to: string, more: Partial<AbsenceAbroad> = {}) =>
      judged({ birthDate: adult, stays, absences: [{ from: '2019-01-01', to, reason: 'other', ...more }] }, on);
    expect(away('2019-06-30').answer).toBe('met');
    expect(away('2019-07-01')).toMatchObject({ answer: 'not-yet', from: addDays(on, 182) });
    // OLN 16: up to a year for an employer or for studies.
    expect(away('2019-12-31', { reason: 'employer' }).answer).toBe('met');
    expect(away('2019-12-31', { reason: 'studies' }).answer).toBe('met');
    expect(away('2020-01-01', { reason: 'studies' })).toMatchObject({ answer: 'not-yet', from: addDays(on, 366) });
    // Why is not known: between six months and a year it depends.
    expect(away('2019-12-31', { reason: 'unknown' })).toMatchObject({ answer: 'ask', from: null });
    expect(away('2019-06-30', { reason: 'unknown' }).answer).toBe('met');
    // LN 33(3): after notice of leaving the stay has ended, however short the time.
    expect(away('2019-01-31', { deregistered: true })).toMatchObject({ answer: 'not-yet', from: addDays(on, 31) });
    expect(away('2019-01-31', { deregistered: 'unknown' }).answer).toBe('ask');
  });

  it('asks whoever does not know whether they were away, unless it is too early anyway', () => {
    const said = (from: string): string[] => {
      const { answer, better } = judged({ birthDate: adult, stays: [stay('B', from)], absences: 'unknown' }, on);
      return [answer, ...better.map(({ code }) => code)];
    };
    expect([said('2010-01-01'), said('2020-01-01')]).toEqual([
      ['ask', 'absences'],
      ['not-yet', 'absences'],
    ]);
  });

  it('knows of who is away without an end that the years until today are lost', () => {
    const away = (from: string, since = '2000-01-01') =>
      judged({ birthDate: adult, stays: [stay('B', since)], absences: [{ from, to: null, reason: 'other' }] }, on);
    expect(away('2020-01-01')).toMatchObject({ answer: 'not-yet', from: null, better: [{ code: 'come-back' }] });
    // Ten years to the day with the last months: after six months they are lost, until then it depends on the return.
    expect([
      away('2026-05-21', '2016-11-21').answer,
      away('2026-05-22', '2016-11-21').answer,
      away('2026-11-20', '2016-11-21').answer,
    ]).toEqual(['not-yet', 'ask', 'ask']);
    expect(away('2026-05-21').answer).toBe('met');
    expect(
      ofSpouse(
        {
          birthDate: adult,
          stays: [stay('B', '2000-01-01')],
          absences: [{ from: '2020-01-01', to: null, reason: 'other' }],
        },
        on,
      ),
    ).toMatchObject({ answer: 'ask', better: [{ code: 'spouse-abroad' }, { code: 'ask-adviser' }] });
  });

  it('answers for the worst and the best reading of years and months', () => {
    expect(judged({ birthDate: '1980', stays: [stay('B', '2015')] }, on).answer).toBe('met');
    expect(judged({ birthDate: '1980', stays: [stay('B', '2016')] }, on).answer).toBe('ask');
    expect(judged({ birthDate: '1980', stays: [stay('B', '2017')] }, on)).toMatchObject({
      answer: 'not-yet',
      from: '2027-12-31',
    });
    expect(judged({ birthDate: 'unknown', stays: [stay('B', '2020-01-01')] }, on).answer).toBe('ask');
    expect(judged({ stays: 'unknown' }, on).answer).toBe('ask');
    expect(judged({ birthDate: adult, stays: [stay('unknown', '2010-01-01')] }, on).answer).toBe('ask');
    expect(judged({ birthDate: adult, stays: [] }, on)).toMatchObject({ answer: 'not-yet', from: null });
  });

  it('finds no day for who has left, and says so', () => {
    const gone = judged({ birthDate: adult, stays: [stay('B', '2000-01-01', '2015-12-31')] }, on);
    expect(gone).toMatchObject({ answer: 'not-yet', from: null });
    expect(gone.better.map(({ code }) => code)).toEqual(['come-back']);
  });
});

/** The same by going through every day of a life. */
function slowly(
  { birthDate, stays }: { birthDate: string; stays: Stay[] },
  on: number,
): { met: boolean; days: number; realDays: number } {
  const RATE: Record<string, number> = { B: 1, C: 1, Ci: 1, 'legitimation-card': 1, F: 0.5, N: 0, L: 0 };
  const back = (years: number): number => {
    const day = dayOf(on);
    const same = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
    return numberOf(isDay(same) ? same : same.replace('-29', '-28'));
  };
  const birthday = (age: number): number => {
    const day = `${Number(birthDate.slice(0, 4)) + age}${birthDate.slice(4)}`;
    return numberOf(isDay(day) ? day : day.replace('-29', '-28'));
  };
  const [born, eight, eighteen, five] = [numberOf(birthDate), birthday(8), birthday(18), back(5)];
  const times = stays.map(({ permit, from, to }) => ({
    rate: RATE[permit],
    from: numberOf(from),
    to: to === null ? Infinity : numberOf(to),
  }));
  let [days, realDays, recent] = [0, 0, 0];
  const first = Math.min(on + 1, ...times.map(({ from }) => from));
  // The day of filing is not over.
  for (let day = Math.max(born, first); day < on; day++) {
    let rate = 0;
    for (const time of times) if (time.from <= day && day <= time.to && time.rate > rate) rate = time.rate;
    realDays += rate;
    days += day >= eight && day < eighteen ? 2 * rate : rate;
    if (day >= five) recent += rate;
  }
  const needs = (years: number, have: number): boolean => have >= on - back(years);
  return { met: needs(10, days) && (needs(10, realDays) || needs(6, realDays)) && needs(3, recent), days, realDays };
}

const someDay = (from: string, to: string) => fc.integer({ min: numberOf(from), max: numberOf(to) }).map(dayOf);
const someStay = fc
  .record({
    permit: fc.constantFrom(...PERMITS.filter((permit) => permit !== 'S')),
    from: someDay('1990-01-01', '2026-11-21'),
    length: fc.option(fc.integer({ min: 0, max: 6000 })),
  })
  .map(({ permit, from, length }): Stay => stay(permit, from, length === null ? null : addDays(from, length)));
const someLife = fc.record({
  birthDate: someDay('1965-01-01', '2020-12-31'),
  stays: fc.array(someStay, { maxLength: 6 }),
});

describe('the fast count', () => {
  it('is that of going through every day, also for the first day', () => {
    fc.assert(
      fc.property(someLife, someDay('2018-01-01', '2030-12-31'), (life, on) => {
        const found = judged(life, on);
        const slow = slowly(life, numberOf(on));
        expect(found.answer).toBe(slow.met ? 'met' : 'not-yet');
        expect(found.counted).toMatchObject({ days: slow.days, realDays: slow.realDays });
        if (found.from !== null) {
          expect(slowly(life, numberOf(found.from)).met).toBe(true);
          for (const before of [1, 2, 3, 30, 200]) {
            const day = numberOf(found.from) - before;
            if (day > numberOf(on)) expect([dayOf(day), slowly(life, day).met]).toEqual([dayOf(day), false]);
          }
        } else if (!slow.met)
          for (const later of [400, 3653, 7400]) expect(slowly(life, numberOf(on) + later).met).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('never gets worse by a day more in the country', () => {
    fc.assert(
      fc.property(someLife, someDay('2018-01-01', '2030-12-31'), (life, on) => {
        const open = { ...life, stays: [...life.stays, stay('B', '2010-01-01')] };
        if (judged(open, on).answer === 'met') expect(judged(open, addDays(on, 1)).answer).toBe('met');
      }),
      { numRuns: 300 },
    );
  });

  it('shifts by four years when a whole life does', () => {
    const shifted = (day: string | null, by: number): string | null =>
      day === null ? null : `${Number(day.slice(0, 4)) + by}${day.slice(4)}`;
    fc.assert(
      fc.property(
        someLife,
        someDay('2018-01-01', '2030-12-31'),
        fc.integer({ min: -12, max: 10 }),
        (life, on, times) => {
          const by = 4 * times;
          const other = {
            birthDate: shifted(life.birthDate, by)!,
            stays: life.stays.map((each) => ({ ...each, from: shifted(each.from, by)!, to: shifted(each.to, by) })),
          };
          const [here, there] = [judged(life, on), judged(other, shifted(on, by)!)];
          fc.pre(here.from === null || (here.from < '2056' && shifted(here.from, by)! < '2096'));
          expect({ ...there, from: null, better: [] }).toEqual({ ...here, from: null, better: [] });
          expect(there.from).toBe(shifted(here.from, by));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is not met the day before the day it names, and is on that day', () => {
    fc.assert(
      fc.property(someLife, someDay('2018-01-01', '2030-12-31'), (life, on) => {
        for (const judge of [judged, ofSpouse]) {
          const { from } = judge(life, on);
          if (from === null) continue;
          expect(judge(life, addDays(from, -1)).answer).not.toBe('met');
          expect(judge(life, from).answer).toBe('met');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives for a year the worst of all its days', () => {
    const fuzzy = fc.record({
      year: fc.integer({ min: 2000, max: 2014 }),
      stays: fc.array(someStay, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fuzzy, someDay('2022-01-01', '2030-12-31'), ({ year, stays }, on) => {
        const found = judged({ birthDate: String(year), stays }, on);
        const all = Array.from({ length: numberOf(`${year}-12-31`) - numberOf(`${year}-01-01`) + 1 }, (_, i) =>
          judged({ birthDate: addDays(`${year}-01-01`, i), stays }, on),
        );
        const answers = new Set(all.map(({ answer }) => answer));
        expect(found.answer).toBe(answers.size > 1 ? 'ask' : [...answers][0]);
        if (found.answer !== 'not-yet') return;
        const days = all.map(({ from }) => from);
        expect(found.from).toBe(days.includes(null) ? null : days.sort().at(-1));
      }),
      { numRuns: 80 },
    );
  });
});
