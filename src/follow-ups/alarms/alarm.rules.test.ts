import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STAGES } from '../../cases/case.entity.js';
import { CANTON_CODES } from '../../common/cantons.js';
import { addDays } from '../../common/day.js';
import type { Decision } from '../../cases/case.facts.js';
import { ALARMS, type AlarmKind } from '../follow-up.entity.js';
import type { Alarm, AlarmFacts } from './alarm.js';
import { alarmsOf, dailyMoments, daysBefore, endOf, firstMoments, formerDay, stillApplies } from './alarm.rules.js';
import { NOTHING_KNOWN } from './nothing-known.js';

const OF_REFUSALS: readonly AlarmKind[] = ['refusal-letter', 'appeal-deadline'];
const TODAY = '2026-03-02';
const NOW = new Date('2026-03-02T10:00:00+01:00');
/** A case that was refused, of which nothing else is known. */
const refused = (decision: Partial<Decision> = {}, facts: Partial<AlarmFacts> = {}): AlarmFacts => ({
  ...NOTHING_KNOWN,
  stage: 'refused',
  decision: {
    decidedOn: '2026-02-20',
    by: 'Municipalité',
    delivery: 'ordinary',
    receivedOn: '2026-02-27',
    ...decision,
  },
  ...facts,
});
/** A refusal has exactly one alarm. */
function alarmOf(facts: AlarmFacts, standing: readonly Alarm[], today: string): Alarm {
  const alarms = alarmsOf({ ...facts, standing }, today);
  expect(alarms).toHaveLength(1);
  return alarms[0];
}
const alarm = (kind: AlarmKind, dueOn: string): Alarm => ({ alarm: kind, about: '', dueOn });

describe('a refusal', () => {
  it('is an alarm of ten days until the last day is typed', () => {
    expect(alarmOf(refused(), [], TODAY)).toEqual(alarm('refusal-letter', '2026-03-09'));
  });

  it('counts from the day it was noticed when nobody knows when the letter came, and stays there', () => {
    const first = alarmOf(refused({ receivedOn: null }), [], TODAY);
    expect(first).toEqual(alarm('refusal-letter', TODAY));
    expect(alarmOf(refused({ receivedOn: null }), [first], '2026-03-05')).toEqual(first);
    expect(alarmOf(refused({ receivedOn: 'Freitag' }), [], TODAY)).toEqual(first);
  });

  it('does not stay on the day of another alarm', () => {
    const other: Alarm = alarm('appeal-deadline', '2026-03-20');
    expect(alarmOf(refused({ receivedOn: null }), [other], TODAY)).toEqual(alarm('refusal-letter', TODAY));
  });

  it('still has its alarm while its day is the same and the case is refused', () => {
    const standing = alarm('refusal-letter', '2026-03-09');
    expect(stillApplies(standing, refused(), '2026-03-05')).toBe(true);
    expect(stillApplies(standing, refused({ receivedOn: '2026-02-26' }), '2026-03-05')).toBe(false);
    expect(stillApplies(standing, refused({}, { lastDay: '2026-03-30' }), '2026-03-05')).toBe(false);
    expect(stillApplies(standing, refused({}, { stage: 'appeal' }), '2026-03-05')).toBe(false);
    expect(stillApplies(standing, refused({}, { stage: 'closed' }), '2026-03-05')).toBe(false);
    expect(stillApplies({ ...standing, about: 'other' }, refused(), '2026-03-05')).toBe(false);
  });

  it.each([
    ['refusal-letter', 'refused', '2026-03-30', 'done'],
    ['refusal-letter', 'refused', null, 'cancelled'],
    ['refusal-letter', 'appeal', '2026-03-30', 'cancelled'],
    ['appeal-deadline', 'appeal', '2026-03-30', 'cancelled'],
  ] as const)('ends its alarm %s, at the stage %s with the last day %s, as %s', (alarm, stage, lastDay, end) => {
    expect(endOf({ alarm, about: '' }, refused({}, { stage, lastDay }))).toBe(end);
  });

  it('counts from the seventh day after the first attempt when the letter lay at the post for longer (LTF 44(2), PA 20(2bis))', () => {
    expect(alarmOf(refused({ delivery: 'registered', firstAttemptOn: '2026-02-10' }), [], TODAY)).toEqual(
      alarm('refusal-letter', '2026-02-27'),
    );
    expect(alarmOf(refused({ delivery: 'registered', firstAttemptOn: '2026-02-25' }), [], TODAY)).toEqual(
      alarm('refusal-letter', '2026-03-09'),
    );
    expect(alarmOf(refused({ delivery: 'ordinary', firstAttemptOn: '2026-02-10' }), [], TODAY)).toEqual(
      alarm('refusal-letter', '2026-03-09'),
    );
  });

  it('does not wait ten days when the term is known to be shorter', () => {
    expect(alarmOf(refused({ termDays: 5 }), [], TODAY).dueOn).toBe('2026-03-04');
    expect(alarmOf(refused({ termDays: 30 }), [], TODAY).dueOn).toBe('2026-03-09');
  });

  it('reminds at once, also at night, then every morning, also on a Sunday', () => {
    const atOnce = alarmOf(refused(), [], TODAY);
    const night = new Date('2026-03-02T03:00:00+01:00');
    expect(firstMoments(atOnce, 'VD', night)).toEqual([{ on: TODAY, at: night }]);
    expect(dailyMoments(atOnce.alarm, new Date('2026-03-08T00:00:30+01:00'))).toEqual([
      { on: '2026-03-08', at: new Date('2026-03-08T08:00:00+01:00') },
    ]);
  });

  it('follows the last day once that is typed: 10, 5, 2 and 1 days before, or the working day before those', () => {
    const typed = alarmOf(refused({}, { lastDay: '2026-04-07' }), [], TODAY);
    expect(typed).toEqual(alarm('appeal-deadline', '2026-04-07'));
    // 28 March is a Saturday; 5 and 6 April are Easter, the 3rd Good Friday.
    expect(firstMoments(typed, 'VD', NOW).map(({ on }) => on)).toEqual(['2026-03-27', '2026-04-02']);
    expect(dailyMoments(typed.alarm, NOW)).toEqual([]);
    expect(firstMoments(alarm('appeal-deadline', '2026-04-24'), 'VD', NOW).map(({ on }) => on)).toEqual([
      '2026-04-14',
      '2026-04-17',
      '2026-04-22',
      '2026-04-23',
    ]);
  });

  it('is due on the safe day, then on the last day, then on the latest that a reading of the law allows, and stays there', () => {
    // LPA-VD 96: before the court terms stand still in summer, before an authority nobody knows.
    const facts = refused({ receivedOn: '2026-07-09', termDays: 30 }, { lastDay: '2026-08-10' });
    expect(
      ['2026-07-20', '2026-08-07', '2026-08-08', '2026-08-10', '2026-08-11', '2026-09-09', '2026-10-01'].map(
        (today) => alarmOf(facts, [], today).dueOn,
      ),
    ).toEqual(['2026-08-07', '2026-08-07', '2026-08-10', '2026-08-10', '2026-09-09', '2026-09-09', '2026-09-09']);
  });

  it('follows the day of the letter where that is earlier than the safe day', () => {
    const facts = refused({ termDays: 30 }, { lastDay: '2026-03-20' });
    expect(alarmOf(facts, [], TODAY).dueOn).toBe('2026-03-20');
  });

  it('knows a letter that was never fetched (LTF 44(2)), and warns on a working day', () => {
    const never = refused({ receivedOn: null, delivery: 'registered', firstAttemptOn: '2026-02-11' });
    // The tenth day after 18 February is a Saturday.
    expect(alarmOf(never, [], TODAY)).toEqual(alarm('refusal-letter', '2026-02-27'));
  });

  it('reminds at once of a last day that is near', () => {
    expect(
      firstMoments(alarm('appeal-deadline', '2026-03-04'), 'VD', NOW).map(({ on, at }) => [on, at.toISOString()]),
    ).toEqual([
      ['2026-03-02', NOW.toISOString()],
      ['2026-03-03', '2026-03-03T07:00:00.000Z'],
    ]);
  });

  it('reminds every morning, or on some days before', () => {
    expect(daysBefore('refusal-letter')).toEqual([]);
    expect(daysBefore('appeal-deadline')).toEqual([10, 5, 2, 1]);
  });

  it('ends as done when the letter was typed in, otherwise as cancelled', () => {
    expect(endOf({ alarm: 'refusal-letter', about: '' }, refused({}, { lastDay: '2026-03-20' }))).toBe('done');
    expect(endOf({ alarm: 'refusal-letter', about: '' }, refused({}, { stage: 'appeal' }))).toBe('cancelled');
    expect(
      endOf({ alarm: 'appeal-deadline', about: '' }, refused({}, { stage: 'appeal', lastDay: '2026-03-20' })),
    ).toBe('cancelled');
    expect(endOf({ alarm: 'appeal-deadline', about: '' }, refused())).toBe('cancelled');
  });

  it('keeps the old day in sight when a fact moves it, not when it was stepped across', () => {
    const was = (dueOn: string, formerDueOn: string | null = null) => ({ dueOn, formerDueOn });
    expect(formerDay(was('2026-03-09'), '2026-03-20', TODAY)).toBe('2026-03-09');
    expect(formerDay(was(TODAY), '2026-03-20', TODAY)).toBe(TODAY);
    expect(formerDay(was('2026-03-01'), '2026-03-20', TODAY)).toBeNull();
    expect(formerDay(was('2026-03-01', '2026-02-20'), '2026-03-20', TODAY)).toBe('2026-02-20');
    // It is what it was.
    expect(formerDay(was('2026-03-01', '2026-03-20'), '2026-03-20', TODAY)).toBeNull();
  });

  it('has exactly one alarm, whose cause stands, and no other stage has any of these', () => {
    const day = fc.integer({ min: -60, max: 60 }).map((n) => addDays(TODAY, n));
    fc.assert(
      fc.property(
        fc.constantFrom(...STAGES),
        fc.option(day),
        fc.option(day),
        fc.uniqueArray(fc.record({ alarm: fc.constantFrom(...OF_REFUSALS), about: fc.constant(''), dueOn: day }), {
          selector: (each) => each.alarm,
        }),
        fc.constantFrom(...CANTON_CODES),
        (stage, lastDay, receivedOn, standing, canton) => {
          const facts = refused({ receivedOn }, { stage, lastDay, standing });
          const alarms = alarmsOf(facts, TODAY).filter((each) => OF_REFUSALS.includes(each.alarm));
          expect(alarms).toHaveLength(stage === 'refused' ? 1 : 0);
          for (const expected of alarms) {
            expect(stillApplies(expected, facts, TODAY)).toBe(true);
            for (const other of ALARMS)
              if (other !== expected.alarm)
                expect(stillApplies({ ...expected, alarm: other }, facts, TODAY)).toBe(false);
            const moments = firstMoments(expected, canton, NOW);
            expect(moments.length > 0).toBe(expected.alarm === 'refusal-letter' || expected.dueOn >= TODAY);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
