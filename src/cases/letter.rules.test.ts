import { describe, expect, it } from '@jest/globals';
import type { CantonCode } from '../common/cantons.js';
import type { Procedure } from './case.entity.js';
import type { Decision } from './case.facts.js';
import { countedFor, daysAround, daysOf, decisionFaults, letterFields, letterFaults } from './letter.rules.js';
import type { LetterKind } from './received-letter.entity.js';

const typed = (decision: Decision, kind: LetterKind = 'refusal') => ({ kind, ...letterFields(decision) });

describe('the letter of a refusal', () => {
  const letter = {
    decidedOn: '2026-02-01',
    receivedOn: '2026-02-05',
    delivery: 'registered' as const,
    by: 'Einwohnerrat',
  };
  it('is believed when its days are in order', () => {
    expect(
      decisionFaults(letterFields({ ...letter, firstAttemptOn: '2026-02-03', lastDay: '2026-03-09' }), '2026-02-06'),
    ).toEqual([]);
  });
  it.each([
    ['all on one day, which is today', { decidedOn: '2026-02-06', receivedOn: '2026-02-06' }, []],
    ['it came on the day of the first attempt', { firstAttemptOn: '2026-02-05' }, []],
    ['it came on the day of the decision', { decidedOn: '2026-02-05', firstAttemptOn: '2026-02-05' }, []],
    [
      'it was decided tomorrow',
      { decidedOn: '2026-02-07' },
      [
        { pointer: '/decision/decidedOn', detail: 'is not in the future' },
        { pointer: '/decision/receivedOn', detail: 'is not before the decision' },
      ],
    ],
    [
      'it came tomorrow',
      { receivedOn: '2026-02-07' },
      [{ pointer: '/decision/receivedOn', detail: 'is not in the future' }],
    ],
    [
      'it came the day before',
      { decidedOn: '2026-02-06' },
      [{ pointer: '/decision/receivedOn', detail: 'is not before the decision' }],
    ],
    [
      'it was brought the day after it came',
      { firstAttemptOn: '2026-02-06' },
      [{ pointer: '/decision/firstAttemptOn', detail: 'is not after it was received' }],
    ],
    [
      'it was brought the day before it was decided',
      { firstAttemptOn: '2026-01-31' },
      [{ pointer: '/decision/firstAttemptOn', detail: 'is not before the decision' }],
    ],
    ['the term ends the day after it came', { lastDay: '2026-02-06' }, []],
    [
      'the term ends on the day it came',
      { lastDay: '2026-02-05' },
      [{ pointer: '/decision/lastDay', detail: 'is after the day it was received' }],
    ],
  ])('is judged by its days: %s', (_, days, faults) => {
    expect(decisionFaults(letterFields({ ...letter, ...days }), '2026-02-06')).toMatchObject(faults);
  });
  it('is refused when its days cannot be', () => {
    expect(
      decisionFaults(letterFields({ ...letter, receivedOn: '2026-01-31', lastDay: '2026-01-31' }), '2026-02-06').map(
        ({ pointer }) => pointer,
      ),
    ).toEqual(['/decision/receivedOn', '/decision/lastDay']);
    expect(decisionFaults(letterFields(letter), '2026-02-04').map(({ pointer }) => pointer)).toEqual([
      '/decision/receivedOn',
    ]);
  });
});

describe('the last day of a refusal', () => {
  const deadlineFor = (procedure: Procedure, decision: Decision, canton: CantonCode = 'VD') =>
    countedFor(typed(decision), { procedure, canton });
  const letter = {
    decidedOn: '2026-07-01',
    receivedOn: '2026-07-20',
    delivery: 'registered' as const,
    firstAttemptOn: '2026-07-03',
    by: 'SEM',
    termDays: 30,
  };
  it('is counted from the seventh day after the first attempt, with judicial holidays only before the federal court', () => {
    expect(deadlineFor('facilitated-spouse', letter)).toMatchObject({
      safeDay: '2026-08-07',
      lastDay: '2026-09-10',
    });
    for (const one of ['ordinary', 'unknown'] as const)
      expect(deadlineFor(one, letter)).toMatchObject({ safeDay: '2026-08-07', lastDay: '2026-08-10' });
  });
  it('is that before an authority or a court, as the letter says', () => {
    const later = { ...letter, receivedOn: '2026-07-20', firstAttemptOn: undefined };
    const of = (canton: CantonCode, remedyKind?: 'authority' | 'court') => {
      const { lastDay, latestDay } = deadlineFor('ordinary', { ...later, remedyKind }, canton)!;
      return [lastDay, latestDay];
    };
    expect([of('SG', 'authority'), of('SG', 'court'), of('SG')]).toEqual([
      ['2026-08-19', '2026-08-19'],
      ['2026-09-14', '2026-09-14'],
      ['2026-08-19', '2026-09-14'],
    ]);
    expect(of('GE')).toEqual(['2026-09-14', '2026-09-14']);
  });
  it('stands beside the day typed from the letter: nothing is over before the latest, and the earliest is safe', () => {
    const later = { ...letter, receivedOn: '2026-07-20', firstAttemptOn: undefined };
    const days = (lastDay: string | null, decision: Decision = later) =>
      daysOf({ ...typed(decision), lastDay }, { procedure: 'ordinary', canton: 'VD' });
    expect(days(null)).toMatchObject({ safeDay: '2026-08-19', lastDay: '2026-08-19', latestDay: '2026-09-14' });
    expect(days('2026-08-10')).toEqual({ safeDay: '2026-08-10', lastDay: '2026-08-10', latestDay: '2026-09-14' });
    expect(days('2026-09-30')).toEqual({ safeDay: '2026-08-19', lastDay: '2026-09-30', latestDay: '2026-09-30' });
    const noTerm = { ...later, termDays: undefined };
    expect(days('2026-09-30', noTerm)).toEqual({
      safeDay: '2026-09-30',
      lastDay: '2026-09-30',
      latestDay: '2026-09-30',
    });
    expect(days(null, noTerm)).toBeNull();
  });
  it('of a letter that was never fetched counts from the seventh day after the first attempt (LTF 44(2))', () => {
    const never = {
      decidedOn: '2023-11-06',
      receivedOn: null,
      delivery: 'registered' as const,
      firstAttemptOn: '2023-11-10',
      by: 'Gemeinderat',
      termDays: 30,
      remedyKind: 'authority' as const,
    };
    expect(decisionFaults(letterFields(never), '2023-11-20')).toEqual([]);
    // Sunday 17 December: safe until Friday, the last day on Monday.
    expect(deadlineFor('ordinary', never, 'SG')).toMatchObject({
      safeDay: '2023-12-15',
      lastDay: '2023-12-18',
      latestDay: '2023-12-18',
    });
    const pointers = (changed: Partial<Decision>, today = '2023-11-20') =>
      decisionFaults(letterFields({ ...never, ...changed }), today).map(({ pointer, code }) => [pointer, code]);
    expect(pointers({ firstAttemptOn: undefined })).toEqual([['/decision/receivedOn', 'receipt-needed']]);
    expect(pointers({ delivery: 'ordinary' })).toEqual([['/decision/receivedOn', 'receipt-needed']]);
    expect(pointers({}, '2023-11-09')).toEqual([['/decision/firstAttemptOn', 'in-the-future']]);
    expect(pointers({ decidedOn: '2023-11-11' })).toEqual([['/decision/firstAttemptOn', 'before-decision']]);
    expect(pointers({ lastDay: '2023-11-17' })).toEqual([['/decision/lastDay', 'not-after-receipt']]);
    expect(pointers({ lastDay: '2023-11-18' })).toEqual([]);
  });
  it('is not counted before somebody has read the term', () => {
    expect(deadlineFor('ordinary', { ...letter, termDays: undefined })).toBeNull();
  });
  it('may lie before the letter was fetched, when it had counted as received long before', () => {
    const late = {
      ...letter,
      decidedOn: '2026-02-01',
      firstAttemptOn: '2026-02-03',
      receivedOn: '2026-02-25',
      lastDay: '2026-02-20',
    };
    expect(decisionFaults(letterFields(late), '2026-02-26')).toEqual([]);
    expect(
      decisionFaults(letterFields({ ...late, lastDay: '2026-02-10' }), '2026-02-26').map(({ pointer }) => pointer),
    ).toEqual(['/decision/lastDay']);
  });
});

describe('the days of another letter', () => {
  const SO = { procedure: 'ordinary', canton: 'SO' } as const;
  const letter = (kind: LetterKind, lastDay: string | null, termDays: number | null = null) => ({
    ...letterFields({ receivedOn: '2026-03-02', delivery: 'ordinary' }),
    kind,
    lastDay,
    termDays,
  });

  it('are those around the day it names: the working day before is safe, the one after the latest', () => {
    // Saturday 21 March 2026.
    expect(daysOf(letter('documents', '2026-03-21'), SO)).toEqual({
      safeDay: '2026-03-20',
      lastDay: '2026-03-21',
      latestDay: '2026-03-23',
    });
  });

  it('of an interview are its day alone, whatever day that is', () => {
    expect(daysOf(letter('interview', '2026-03-21'), SO)).toEqual({
      safeDay: '2026-03-21',
      lastDay: '2026-03-21',
      latestDay: '2026-03-21',
    });
  });

  it('are counted as before an authority, from a term in days', () => {
    expect(daysOf(letter('right-to-be-heard', null, 20), SO)).toMatchObject({
      safeDay: '2026-03-20',
      lastDay: '2026-03-23',
    });
  });

  it('are unknown while nobody knows when it came', () => {
    expect(daysOf({ ...letter('fee', null, 30), receivedOn: null }, SO)).toBeNull();
  });

  it('never lie before it came', () => {
    // Monday; the working day before Sunday 8 March would be Friday.
    expect(daysAround('2026-03-08', 'SO', '2026-03-07')).toMatchObject({ safeDay: '2026-03-08' });
    expect(daysAround('2026-03-08', 'SO', null)).toMatchObject({ safeDay: '2026-03-06' });
  });

  it('may be unknown one by one, but not contradict each other', () => {
    const faults = (input: Parameters<typeof letterFields>[0]) =>
      letterFaults(letterFields(input), '2026-03-03', '').map(({ pointer, code }) => [pointer, code]);
    expect(faults({})).toEqual([]);
    expect(faults({ receivedOn: '2026-03-04' })).toEqual([['/receivedOn', 'in-the-future']]);
    expect(faults({ receivedOn: '2026-03-02', lastDay: '2026-03-02' })).toEqual([['/lastDay', 'not-after-receipt']]);
  });
});
