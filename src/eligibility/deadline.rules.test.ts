import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CANTON_CODES } from '../common/cantons.js';
import { addDays, weekday } from '../common/day.js';
import { DELIVERIES, deadlineOf, FORUMS, MATTERS, receiptOf, type Letter } from './deadline.rules.js';
import { termAt, termOf } from './terms.rules.js';
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

describe('the last day of a term', () => {
  it('is that of the example of the API, step by step, the safe day a month before', () => {
    expect(deadlineOf(letter({ receivedOn: '2026-07-10' }))).toMatchObject({
      lastDay: '2026-09-10',
      safeDay: '2026-08-09',
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
      'none before a canton, as long as nobody has verified it',
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
    days: fc.integer({ min: 1, max: 365 }),
    matter: fc.constantFrom(...MATTERS),
    forum: fc.constantFrom(...FORUMS),
    partyCanton: fc.option(fc.constantFrom(...CANTON_CODES)),
  });

  it('is a working day, never before the safe day, and what going day by day finds', () => {
    const stands = (day: string): boolean => {
      const ofYear = day.slice(5);
      const easter = easterSunday(Number(day.slice(0, 4)));
      return (
        (ofYear >= '07-15' && ofYear <= '08-15') ||
        ofYear >= '12-18' ||
        ofYear <= '01-02' ||
        (day >= addDays(easter, -7) && day <= addDays(easter, 7))
      );
    };
    fc.assert(
      fc.property(someLetter, (each) => {
        const found = deadlineOf(each)!;
        let day = each.receivedOn;
        for (let left = each.days; left > 0;) {
          day = addDays(day, 1);
          if (each.forum === 'canton' || each.matter === 'voting-rights' || !stands(day)) left--;
        }
        while (!isWorkingDay(day, each.partyCanton)) day = addDays(day, 1);
        expect(found.lastDay).toBe(day);
        expect(weekday(found.lastDay)).toBeLessThanOrEqual(5);
        expect(found.safeDay <= found.lastDay).toBe(true);
      }),
      { numRuns: 500 },
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

describe('the terms of the procedure', () => {
  it.each([
    ['federal-authorisation', '2026-01-31', '2026-09-30', 'OLN 23(1)'],
    ['authorisation-lapse', '2024-02-29', '2025-02-28', 'LN 14(1)'],
    ['facilitated-report', '2026-03-02', '2027-03-02', 'OLN 22'],
    ['facilitated-decision', '2026-03-02', '2027-03-02', 'OLN 23(2)'],
  ] as const)('%s, since %s, ends on %s', (code, since, until, basis) => {
    expect(termOf(code, since)).toMatchObject({ until, basis });
  });

  it('run at the stage at which an authority has to act, by the procedure', () => {
    expect([
      termAt('ordinary', 'federal-authorisation', '2026-01-01')?.code,
      termAt('ordinary', 'cantonal-decision', '2026-01-01')?.code,
      termAt('facilitated-spouse', 'examination', '2026-01-01')?.code,
      termAt('facilitated-spouse', 'federal-authorisation', '2026-01-01')?.code,
    ]).toEqual(['federal-authorisation', 'authorisation-lapse', 'facilitated-report', 'facilitated-decision']);
    expect([termAt('ordinary', 'examination', '2026-01-01'), termAt('unknown', 'screening', '2026-01-01')]).toEqual([
      null,
      null,
    ]);
  });
});
