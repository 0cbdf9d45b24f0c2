import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import { addDays, weekday } from '../common/day.js';
import { DELIVERIES, deadlineOf, FORUMS, MATTERS, receiptOf, type Letter } from './deadline.rules.js';
import { easterSunday, isWorkingDay } from './working-days.js';

const letter = (changed: Partial<Letter>): Letter => ({
  receivedOn: '2026-03-02',
  delivery: 'in-person',
  firstAttemptOn: null,
  days: 30,
  matter: 'other',
  forum: 'federal-court',
  partyCanton: 'VD',
  ...changed,
});
const last = (changed: Partial<Letter>): string | undefined => deadlineOf(letter(changed))?.lastDay;

/** Written again, day by day: E, S and W are the three periods, w the winter until 5 and z until 7 January. */
const BOTH_OPEN = '-/ESW';
const BY_TEXT: Partial<Record<CantonCode, [authority: string, court: string]>> = {
  UR: [BOTH_OPEN, 'ESW'],
  SZ: ['-/ESz', '-/ESz'],
  OW: ['ESW', 'ESW'],
  NW: ['ESW', 'ESW'],
  GL: ['ESW', 'ESW'],
  FR: ['EW', 'ESW'],
  BS: [BOTH_OPEN, '-'],
  SH: [BOTH_OPEN, 'ESW'],
  AR: [BOTH_OPEN, 'ESW'],
  AI: ['-', BOTH_OPEN],
  SG: ['-', 'ESW'],
  GR: [BOTH_OPEN, 'ESW'],
  AG: ['-', 'ESW'],
  TG: [BOTH_OPEN, 'ESW'],
  TI: ['ESW', 'ESW'],
  VD: [BOTH_OPEN, 'ESW'],
  VS: [BOTH_OPEN, 'ESw'],
  GE: ['ESW', 'ESW'],
  NE: ['ESW', 'ESW'],
  JU: [BOTH_OPEN, 'ESW'],
};

/** What was law before is unread: the longest periods of any act. */
const READ_SINCE: Partial<Record<CantonCode, string>> = {
  AG: '2020-07-01',
  TI: '2021-09-01',
  ZG: '2025-01-01',
  ZH: '9999-12-31',
  NW: '2026-01-01',
  NE: '2026-01-01',
};

function readings(each: Letter): string[] {
  if (each.matter === 'voting-rights') return ['-'];
  if (each.forum === 'federal-court' || each.forum === 'federal-administrative-court') return ['ESW'];
  const canton = each.forumCanton ?? each.partyCanton;
  // What is known of these begins with their acts.
  const begins = canton === 'ZH' ? '2023-07-01' : canton === 'GE' ? '2024-09-01' : '';
  if (canton === null || each.receivedOn! < begins) return ['-', 'ESz'];
  const isBefore = each.receivedOn! < (READ_SINCE[canton] ?? '');
  const [authority, court] = isBefore ? ['-/ESz', '-/ESz'] : (BY_TEXT[canton] ?? [BOTH_OPEN, BOTH_OPEN]);
  const sides =
    each.forum === 'canton-authority' ? authority : each.forum === 'canton-court' ? court : `${authority}/${court}`;
  return sides.split('/');
}

function standsStill(day: string, rests: string): boolean {
  const ofYear = day.slice(5);
  const easter = easterSunday(Number(day.slice(0, 4)));
  const winterUntil = rests.includes('w') ? '01-05' : rests.includes('z') ? '01-07' : '01-02';
  return (
    (rests.includes('S') && ofYear >= '07-15' && ofYear <= '08-15') ||
    (/w|z/i.test(rests) && (ofYear >= '12-18' || ofYear <= winterUntil)) ||
    (rests.includes('E') && day >= addDays(easter, -7) && day <= addDays(easter, 7))
  );
}

function lastOf(each: Letter, received: string, rests: string, scope: 'throughout' | 'in-part'): string {
  let day = received;
  for (let left = each.days; left > 0;) {
    day = addDays(day, 1);
    if (!standsStill(day, rests)) left--;
  }
  while (!isWorkingDay(day, each.partyCanton, scope) || (scope === 'in-part' && standsStill(day, rests)))
    day = addDays(day, 1);
  return day;
}

function forward(day: string, canton: CantonCode | null): string {
  return isWorkingDay(day, canton, 'in-part') ? day : forward(addDays(day, 1), canton);
}

describe('the last day of a term', () => {
  it('is that of the example of the API, step by step, the safe day a month before', () => {
    expect(deadlineOf(letter({ receivedOn: '2026-07-10' }))).toMatchObject({
      lastDay: '2026-09-10',
      safeDay: '2026-08-07',
      latestDay: '2026-09-10',
      warning: 'estimate; the letter decides',
      steps: [
        { what: 'received', from: '2026-07-10', to: '2026-07-10', basis: 'LTF 44(1)' },
        { what: 'runs', from: '2026-07-11', to: '2026-07-14' },
        { what: 'stands-still', from: '2026-07-15', to: '2026-08-15', basis: 'LTF 46(1)' },
        { what: 'runs', from: '2026-08-16', to: '2026-09-10' },
      ],
    });
  });

  it.each<[string, Partial<Letter>, string]>([
    // BGE 132 II 153 (1A.254/2005 of 13 January 2006), regeste and E. 4.1: handed over on 30 March 2005 while the term stood still until 3 April; the 4th counts already.
    [
      'BGE 132 II 153: the first day after the standstill counts',
      { receivedOn: '2005-03-30', forum: 'federal-administrative-court', partyCanton: 'AG' },
      '2005-05-03',
    ],
    // espace.legal, Les féries judiciaires: notified on 14 December 2015, three days, standstill, twenty-seven days.
    ['received on 14 December 2015, thirty days', { receivedOn: '2015-12-14', partyCanton: 'GE' }, '2016-01-29'],
    // droitpourlapratique.ch/arret/35737: the fiction is not moved by a holiday. First attempt on 18 May 2026: the seventh day is Whit Monday.
    [
      'the seventh day stays on a public holiday',
      { receivedOn: null, delivery: 'registered', firstAttemptOn: '2026-05-18', partyCanton: 'ZH' },
      '2026-06-24',
    ],
    // 4D_121/2025 of 10 July 2025: that the post keeps a letter longer does not matter.
    [
      'a letter that the post kept for longer was received on the seventh day',
      { receivedOn: '2026-03-20', delivery: 'registered', firstAttemptOn: '2026-03-02', days: 10 },
      '2026-03-19',
    ],
    [
      'a registered letter fetched in time counts from then',
      { receivedOn: '2026-03-05', delivery: 'registered', firstAttemptOn: '2026-03-02', days: 10 },
      '2026-03-16',
    ],
    [
      'no standstill in matters of voting rights (LTF 46(2)(c))',
      { receivedOn: '2026-07-10', matter: 'voting-rights' },
      '2026-08-10',
    ],
    [
      'none before a canton whose authority may know none: the earlier day',
      { receivedOn: '2026-07-10', forum: 'canton' },
      '2026-08-10',
    ],
    ['Easter: from the seventh day before to the seventh after', { receivedOn: '2026-03-27', days: 5 }, '2026-04-16'],
    ['over the turn of the year', { receivedOn: '2026-12-15', days: 5, partyCanton: 'ZH' }, '2027-01-05'],
    ['a Saturday moves to Monday', { receivedOn: '2026-02-26', days: 9 }, '2026-03-09'],
    [
      'a holiday of the party’s canton moves it',
      { receivedOn: '2026-06-08', days: 21, partyCanton: 'TI', forum: 'canton' },
      '2026-06-30',
    ],
    ['one that only some districts of AG keep does not', { receivedOn: '2026-05-05', partyCanton: 'AG' }, '2026-06-04'],
    [
      'nor one that the Protestant part of FR does not keep',
      { receivedOn: '2026-05-05', partyCanton: 'FR' },
      '2026-06-04',
    ],
    ['and one that all of LU keeps does', { receivedOn: '2026-05-05', partyCanton: 'LU' }, '2026-06-05'],
    [
      'and that of another does not',
      { receivedOn: '2026-06-08', days: 21, partyCanton: 'ZH', forum: 'canton' },
      '2026-06-29',
    ],
  ])('%s', (_, changed, day) => {
    expect(last(changed)).toBe(day);
  });

  it('is unknown when nobody knows when it began', () => {
    expect(deadlineOf(letter({ receivedOn: null }))).toBeNull();
    expect(deadlineOf(letter({ receivedOn: null, delivery: 'ordinary', firstAttemptOn: '2026-03-02' }))).toBeNull();
    expect(receiptOf({ receivedOn: null, delivery: 'registered', firstAttemptOn: '2026-03-02' })).toEqual({
      on: '2026-03-09',
      byFiction: true,
    });
  });

  const someDay = fc.integer({ min: 0, max: 12_000 }).map((n) => addDays('2018-01-01', n));
  const someLetter = fc.record({
    receivedOn: someDay,
    delivery: fc.constantFrom(...DELIVERIES),
    firstAttemptOn: fc.constant(null),
    days: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 365 })),
    matter: fc.constantFrom(...MATTERS),
    forum: fc.constantFrom(...FORUMS),
    partyCanton: fc.option(fc.constantFrom(...CANTON_CODES)),
    forumCanton: fc.option(fc.constantFrom(...CANTON_CODES)),
  });

  it('is a working day, never before the safe day nor after the latest, and what going day by day finds', () => {
    fc.assert(
      fc.property(someLetter, (each) => {
        const found = deadlineOf(each)!;
        const days = readings(each).map((rests) => lastOf(each, each.receivedOn, rests, 'throughout'));
        const received = each.delivery === 'ordinary' ? forward(each.receivedOn, each.partyCanton) : each.receivedOn;
        const latest = readings(each).map((rests) => lastOf(each, received, rests, 'in-part'));
        expect([found.lastDay, found.latestDay]).toEqual([days.sort()[0], latest.sort().at(-1)]);
        let safe = addDays(each.receivedOn, each.days);
        while (!isWorkingDay(safe, each.partyCanton, 'in-part')) safe = addDays(safe, -1);
        expect(found.safeDay).toBe(safe < each.receivedOn ? found.lastDay : safe);
        for (const day of [found.safeDay, found.lastDay, found.latestDay])
          expect(isWorkingDay(day, each.partyCanton)).toBe(true);
        expect(found.safeDay <= found.lastDay && found.lastDay <= found.latestDay).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('moves in Aargau over weekends and the five holidays of the whole canton, and over nothing else', () => {
    const ofAll = (day: string): boolean =>
      ['01-01', '08-01', '12-25'].includes(day.slice(5)) ||
      [-2, 39].some((offset) => addDays(easterSunday(Number(day.slice(0, 4))), offset) === day);
    fc.assert(
      fc.property(someLetter, (each) => {
        const { steps, lastDay } = deadlineOf({ ...each, partyCanton: 'AG' })!;
        expect(weekday(lastDay) > 5 || ofAll(lastDay)).toBe(false);
        for (
          let day = steps.find(({ what }) => what === 'moved')?.from ?? lastDay;
          day < lastDay;
          day = addDays(day, 1)
        )
          expect([day, weekday(day) > 5 || ofAll(day)]).toEqual([day, true]);
      }),
      { numRuns: 1000 },
    );
  });

  it('accounts for every day in its steps, one after the other', () => {
    fc.assert(
      fc.property(someLetter, (each) => {
        const { steps, lastDay } = deadlineOf(each)!;
        for (let i = 1; i < steps.length; i++)
          expect(steps[i].from).toBe(steps[i].what === 'moved' ? steps[i - 1].to : addDays(steps[i - 1].to, 1));
        expect(steps.at(-1)!.to).toBe(lastDay);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a term before a canton', () => {
  const summer = { receivedOn: '2026-07-20', delivery: 'in-person' as const, partyCanton: null };
  const winter = { ...summer, receivedOn: '2026-12-10', days: 20 };
  it.each<[string, Partial<Letter>, [last: string, latest: string]]>([
    // Corrections, row 20: 14 September, not 19 August.
    [
      'GE authority, LPA 63(1)',
      { ...summer, forum: 'canton-authority', partyCanton: 'GE' },
      ['2026-09-14', '2026-09-14'],
    ],
    ['GE court, LPA 63(1)', { ...summer, forum: 'canton-court', partyCanton: 'GE' }, ['2026-09-14', '2026-09-14']],
    ['GE, whichever it is', { ...summer, forum: 'canton', partyCanton: 'GE' }, ['2026-09-14', '2026-09-14']],
    [
      'TI authority, LPAmm 16',
      { ...summer, forum: 'canton-authority', partyCanton: 'TI' },
      ['2026-09-14', '2026-09-14'],
    ],
    [
      'NW authority, VRG 33a',
      { ...summer, forum: 'canton-authority', partyCanton: 'NW' },
      ['2026-09-14', '2026-09-14'],
    ],
    ['GL authority, VRG 90', { ...summer, forum: 'canton-authority', partyCanton: 'GL' }, ['2026-09-14', '2026-09-14']],
    [
      'OW authority, StVG 64',
      { ...summer, forum: 'canton-authority', partyCanton: 'OW' },
      ['2026-09-14', '2026-09-14'],
    ],
    ['VD court, LPA-VD 96', { ...summer, forum: 'canton-court', partyCanton: 'VD' }, ['2026-09-14', '2026-09-14']],
    ['VD, not known which', { ...summer, forum: 'canton', partyCanton: 'VD' }, ['2026-08-19', '2026-09-14']],
    [
      'FR préfet, CPJA 30(1): not in summer',
      { ...summer, forum: 'canton-authority', partyCanton: 'FR' },
      ['2026-08-19', '2026-08-19'],
    ],
    [
      'FR préfet, CPJA 30(1): at Easter',
      { ...summer, receivedOn: '2026-03-20', days: 10, forum: 'canton-authority', partyCanton: 'FR' },
      ['2026-04-14', '2026-04-14'],
    ],
    [
      'FR Tribunal cantonal, CPJA 30(2)',
      { ...summer, forum: 'canton-court', partyCanton: 'FR' },
      ['2026-09-14', '2026-09-14'],
    ],
    [
      'SG authority, VRP 30(1): excluded',
      { ...summer, forum: 'canton-authority', partyCanton: 'SG' },
      ['2026-08-19', '2026-08-19'],
    ],
    ['SG court, VRP 30(2)(a)', { ...summer, forum: 'canton-court', partyCanton: 'SG' }, ['2026-09-14', '2026-09-14']],
    [
      'AG authority, VRPG 28(2): excluded',
      { ...summer, forum: 'canton-authority', partyCanton: 'AG' },
      ['2026-08-19', '2026-08-19'],
    ],
    [
      'BS court, VRPG 21(2): excluded',
      { ...summer, forum: 'canton-court', partyCanton: 'BS' },
      ['2026-08-19', '2026-08-19'],
    ],
    [
      'BS authority: silence is no rule',
      { ...summer, forum: 'canton-authority', partyCanton: 'BS' },
      ['2026-08-19', '2026-09-14'],
    ],
    ['BE: silence', { ...summer, forum: 'canton-court', partyCanton: 'BE' }, ['2026-08-19', '2026-09-14']],
    [
      'ZH: read in a page of before 2018 only',
      { ...summer, forum: 'canton-court', partyCanton: 'ZH' },
      ['2026-08-19', '2026-09-14'],
    ],
    [
      'JU authority, Cpa 44a: an opposition would stand still',
      { ...summer, forum: 'canton-authority', partyCanton: 'JU' },
      ['2026-08-19', '2026-09-14'],
    ],
    ['JU court, Cpa 44a', { ...summer, forum: 'canton-court', partyCanton: 'JU' }, ['2026-09-14', '2026-09-14']],
    [
      'NE since 2026, LPA 37',
      { ...summer, forum: 'canton-authority', partyCanton: 'NE' },
      ['2026-09-14', '2026-09-14'],
    ],
    [
      'NE before: the former act is unread',
      { ...summer, receivedOn: '2025-07-21', forum: 'canton-authority', partyCanton: 'NE' },
      ['2025-08-20', '2025-09-15'],
    ],
    [
      'VS court, LPJA 79a: winter until 5 January',
      { ...winter, forum: 'canton-court', partyCanton: 'VS' },
      ['2027-01-18', '2027-01-18'],
    ],
    [
      'SZ: until 7 January, if at all',
      { ...winter, forum: 'canton-court', partyCanton: 'SZ' },
      ['2026-12-30', '2027-01-20'],
    ],
    ['no canton known', { ...winter, forum: 'canton' }, ['2026-12-30', '2027-01-20']],
    [
      'the canton of the court, not of the party',
      { ...summer, forum: 'canton-court', partyCanton: 'BS', forumCanton: 'GE' },
      ['2026-09-14', '2026-09-14'],
    ],
    [
      'and in matters of voting rights none',
      { ...summer, forum: 'canton-court', matter: 'voting-rights', partyCanton: 'GE' },
      ['2026-08-19', '2026-08-19'],
    ],
  ])('%s', (_, changed, [lastDay, latestDay]) => {
    expect(deadlineOf(letter(changed))).toMatchObject({ lastDay, latestDay });
  });

  it('names the act by which it stands still', () => {
    expect(
      deadlineOf(letter({ ...summer, forum: 'canton-authority', partyCanton: 'GE' }))!.steps.map(({ what, basis }) => [
        what,
        basis,
      ]),
    ).toEqual([
      ['received', 'cantonal law, as LTF 44(1)'],
      ['stands-still', 'GE LPA 63(1)'],
      ['runs', 'cantonal law, as LTF 44(1)'],
    ]);
  });
});

describe('the safe day', () => {
  it.each<[string, Partial<Letter>, string]>([
    // Corrections, row 18: the thirtieth day is Sunday 17 December 2023.
    ['voting rights', { matter: 'voting-rights' }, '2023-12-15'],
    ['before an authority of SG', { forum: 'canton-authority', partyCanton: 'SG' }, '2023-12-15'],
    ['before the federal court too', { partyCanton: 'VD' }, '2023-12-15'],
  ])('is the last working day before a Sunday: %s', (_, changed, safeDay) => {
    const never = { receivedOn: null, delivery: 'registered' as const, firstAttemptOn: '2023-11-10' };
    expect(deadlineOf(letter({ ...never, ...changed }))).toMatchObject({ safeDay });
  });

  it('is not before the letter came: a term of a day has the working day after', () => {
    expect(deadlineOf(letter({ receivedOn: '2026-03-07', days: 1 }))).toMatchObject({
      safeDay: '2026-03-09',
      lastDay: '2026-03-09',
    });
  });
});

describe('the latest day', () => {
  it.each<[string, Partial<Letter>, [last: string, latest: string]]>([
    [
      'ordinary mail of a Saturday came on Monday, GE LPA 17(6)',
      { receivedOn: '2026-03-07', delivery: 'ordinary', days: 10 },
      ['2026-03-17', '2026-03-19'],
    ],
    [
      'a holiday of some districts of AG, where the party may live',
      { receivedOn: '2026-05-05', partyCanton: 'AG' },
      ['2026-06-04', '2026-06-05'],
    ],
    [
      'a last day moved into a standstill, LTF 46(1)',
      { receivedOn: '2026-12-09', days: 8, partyCanton: 'VD' },
      ['2026-12-17', '2026-12-17'],
    ],
    [
      'the same, from a Saturday',
      { receivedOn: '2032-06-19', days: 21, partyCanton: 'VD' },
      ['2032-07-12', '2032-07-12'],
    ],
    [
      'the same, from a Sunday before the summer',
      { receivedOn: '2030-06-14', days: 30, partyCanton: 'VD' },
      ['2030-07-15', '2030-08-16'],
    ],
  ])('knows another reading: %s', (_, changed, [lastDay, latestDay]) => {
    expect(deadlineOf(letter(changed))).toMatchObject({ lastDay, latestDay });
  });
});
