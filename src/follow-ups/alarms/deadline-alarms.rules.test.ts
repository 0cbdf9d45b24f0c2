import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STAGES } from '../../cases/case.entity.js';
import { ENDED } from '../../cases/case.rules.js';
import { CANTON_CODES } from '../../common/cantons.js';
import { zurichDay } from '../../common/clock.js';
import { addDays } from '../../common/day.js';
import { DEADLINE_KINDS } from '../../deadlines/deadline.entity.js';
import { isWorkingDay } from '../../eligibility/working-days.js';
import type { AlarmKind } from '../follow-up.entity.js';
import type { Alarm, AlarmFacts, DeadlineFacts } from './alarm.js';
import { alarmsOf, dailyMoments, daysBefore, endOf, firstMoments, ladderOf, stillApplies } from './alarm.rules.js';
import { acknowledgeBy, isPhoned, stepsOf } from './ladder.rules.js';
import { NOTHING_KNOWN } from './nothing-known.js';

const OF_DEADLINES: readonly AlarmKind[] = [
  'refusal-letter',
  'appeal-deadline',
  'deadline',
  'deadline-unacknowledged',
  'deadline-unconfirmed',
];
/** A Monday. */
const TODAY = '2026-03-02';
const NOW = new Date('2026-03-02T10:00:00+01:00');
/** An appeal of which nothing is known but when the letter came; acknowledged. */
const appeal = (more: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  id: 'one',
  kind: 'appeal',
  state: 'open',
  safeDay: null,
  lastDay: null,
  latestDay: null,
  receivedOn: '2026-02-27',
  delivery: 'ordinary',
  firstAttemptOn: null,
  createdOn: TODAY,
  askedAt: null,
  missedByAdviser: 0,
  endedOn: null,
  ...more,
});
const withDays = (safeDay: string, lastDay = safeDay, latestDay = lastDay): Partial<DeadlineFacts> => ({
  safeDay,
  lastDay,
  latestDay,
});
const facts = (deadlines: DeadlineFacts[], more: Partial<AlarmFacts> = {}): AlarmFacts => ({
  ...NOTHING_KNOWN,
  stage: 'refused',
  deadlines,
  ...more,
});
const ofDeadlines = (of: AlarmFacts, today = TODAY): Alarm[] =>
  alarmsOf(of, today).filter(({ alarm }) => OF_DEADLINES.includes(alarm));
const only = (deadline: DeadlineFacts, today = TODAY): Alarm => {
  const alarms = ofDeadlines(facts([deadline]), today);
  expect(alarms).toHaveLength(1);
  return alarms[0];
};
const alarm = (kind: AlarmKind, dueOn: string): Alarm => ({ alarm: kind, about: 'one', dueOn });

describe('a deadline whose day nobody knows', () => {
  it('is due when the shortest term of all cantons would have run out', () => {
    expect(only(appeal())).toEqual(alarm('refusal-letter', '2026-03-09'));
    expect(only(appeal({ kind: 'right-to-be-heard' }))).toEqual(alarm('refusal-letter', '2026-03-09'));
  });

  it('is due from the day it was noted when nobody knows when the letter came, and stays there', () => {
    expect(only(appeal({ receivedOn: null }))).toEqual(alarm('refusal-letter', TODAY));
    expect(only(appeal({ receivedOn: null }), '2026-03-05')).toEqual(alarm('refusal-letter', TODAY));
  });

  it.each([
    ['registered', '2026-02-27', '2026-02-10', '2026-02-27'],
    ['registered', '2026-02-27', '2026-02-25', '2026-03-09'],
    ['ordinary', '2026-02-27', '2026-02-10', '2026-03-09'],
    // Never fetched: the tenth day after 18 February is a Saturday.
    ['registered', null, '2026-02-11', '2026-02-27'],
  ] as const)(
    'counts from the seventh day after the first attempt (LTF 44(2)): %s, came %s, tried %s',
    (delivery, receivedOn, firstAttemptOn, dueOn) => {
      expect(only(appeal({ delivery, receivedOn, firstAttemptOn }))).toEqual(alarm('refusal-letter', dueOn));
    },
  );

  it('reminds at once, also at night, then every morning, also on a Sunday', () => {
    const night = new Date('2026-03-02T03:00:00+01:00');
    expect(firstMoments(only(appeal()), 'VD', night)).toEqual([{ on: TODAY, at: night }]);
    expect(dailyMoments('refusal-letter', new Date('2026-03-08T00:00:30+01:00'))).toEqual([
      { on: '2026-03-08', at: new Date('2026-03-08T08:00:00+01:00') },
    ]);
    expect(daysBefore('refusal-letter')).toEqual([]);
  });

  it('is done once the day is typed in, and lapses with the case', () => {
    const kind = { alarm: 'refusal-letter', about: 'one' } as const;
    expect(endOf(kind, facts([appeal(withDays('2026-03-20'))]))).toBe('done');
    expect(endOf(kind, facts([]))).toBe('cancelled');
  });

  it('of documents, a bill or an interview does not press', () => {
    for (const kind of ['documents', 'fee', 'interview', 'other'] as const)
      expect(ofDeadlines(facts([appeal({ kind })]))).toEqual([]);
  });
});

describe('a deadline that runs', () => {
  it('is due on the safe day, then on the last, then on the latest that a reading of the law allows, and stays there', () => {
    const days = withDays('2026-08-07', '2026-08-10', '2026-09-09');
    expect(
      ['2026-07-20', '2026-08-07', '2026-08-08', '2026-08-10', '2026-08-11', '2026-09-09', '2026-10-01'].map(
        (today) => only(appeal(days), today).dueOn,
      ),
    ).toEqual(['2026-08-07', '2026-08-07', '2026-08-10', '2026-08-10', '2026-09-09', '2026-09-09', '2026-09-09']);
  });

  it('reminds 10, 5, 2 and 1 days before an appeal, or on the working day before those; of others 5, 2 and 1', () => {
    expect([daysBefore('appeal-deadline'), daysBefore('deadline')]).toEqual([
      [10, 5, 2, 1],
      [5, 2, 1],
    ]);
    // 28 March is a Saturday; 5 and 6 April are Easter, the 3rd Good Friday.
    expect(firstMoments(alarm('appeal-deadline', '2026-04-07'), 'VD', NOW).map(({ on }) => on)).toEqual([
      '2026-03-27',
      '2026-04-02',
    ]);
    expect(dailyMoments('appeal-deadline', NOW)).toEqual([]);
  });

  it('is remembered whatever the stage, and several of one case each on its own', () => {
    const deadlines = [
      appeal({ id: 'a', ...withDays('2026-03-20') }),
      appeal({ id: 'b', kind: 'documents', ...withDays('2026-03-10') }),
    ];
    expect(ofDeadlines(facts(deadlines, { stage: 'appeal' }))).toEqual([
      { alarm: 'appeal-deadline', about: 'a', dueOn: '2026-03-20' },
      { alarm: 'deadline', about: 'b', dueOn: '2026-03-10' },
    ]);
  });

  it('is done when somebody has said how it ended', () => {
    expect(endOf({ alarm: 'appeal-deadline', about: 'one' }, facts([]))).toBe('done');
  });
});

describe('a deadline of which nobody has said that they know', () => {
  const asked = (more: Partial<DeadlineFacts> = {}) =>
    ({ ...appeal(withDays('2026-03-27')), askedAt: NOW.toISOString(), ...more }) as DeadlineFacts & { askedAt: string };
  const ladder = (deadline: DeadlineFacts & { askedAt: string }, hasAdviser = true) =>
    stepsOf(deadline, 'VD', hasAdviser).map(({ audience, at }) => `${audience} ${at.toISOString()}`);

  it('goes up the ladder: the adviser at once, then each working day somebody else', () => {
    expect(ladder(asked())).toEqual([
      'adviser 2026-03-02T09:00:00.000Z',
      'coordinator 2026-03-03T07:00:00.000Z',
      'deputy 2026-03-04T07:00:00.000Z',
      'national 2026-03-05T07:00:00.000Z',
    ]);
  });

  it('waits over a weekend, and over the change to summer time, for the morning of the working day', () => {
    expect(ladder(asked({ askedAt: '2026-03-27T21:00:00Z', safeDay: '2026-05-01' }))).toEqual([
      'adviser 2026-03-27T21:00:00.000Z',
      'coordinator 2026-03-30T06:00:00.000Z',
      'deputy 2026-03-31T06:00:00.000Z',
      'national 2026-04-01T06:00:00.000Z',
    ]);
  });

  it('climbs within the day when five days are left, at night in the next morning, also on a Sunday', () => {
    expect(ladder(asked({ safeDay: '2026-03-06' }))).toEqual([
      'adviser 2026-03-02T09:00:00.000Z',
      'coordinator 2026-03-02T12:00:00.000Z',
      'deputy 2026-03-02T15:00:00.000Z',
      'national 2026-03-02T18:00:00.000Z',
    ]);
    expect(ladder(asked({ safeDay: '2026-03-09', askedAt: '2026-03-07T18:30:00Z' }))).toEqual([
      'adviser 2026-03-07T18:30:00.000Z',
      'coordinator 2026-03-08T07:00:00.000Z',
      'deputy 2026-03-08T07:00:00.000Z',
      'national 2026-03-08T07:00:00.000Z',
    ]);
    expect([
      acknowledgeBy(asked({ safeDay: '2026-03-07' }), 'VD'),
      acknowledgeBy(asked({ safeDay: '2026-03-08' }), 'VD'),
    ]).toEqual(['2026-03-02', '2026-03-03']);
  });

  it('begins with the coordinators where there is no adviser, or one who missed two and is to be phoned', () => {
    for (const steps of [ladder(asked(), false), ladder(asked({ missedByAdviser: 2 }))])
      expect(steps).toEqual([
        'coordinator 2026-03-02T09:00:00.000Z',
        'deputy 2026-03-03T07:00:00.000Z',
        'national 2026-03-04T07:00:00.000Z',
      ]);
    expect([isPhoned({ missedByAdviser: 1 }), isPhoned({ missedByAdviser: 2 })]).toEqual([false, true]);
  });

  it('is over once somebody has, and a step whose moment is over is told at once', () => {
    expect(ofDeadlines(facts([asked()])).map(({ alarm: kind }) => kind)).toEqual([
      'appeal-deadline',
      'deadline-unacknowledged',
    ]);
    expect(ofDeadlines(facts([asked({ askedAt: null })])).map(({ alarm: kind }) => kind)).toEqual(['appeal-deadline']);
    const later = new Date('2026-03-04T12:00:00Z');
    expect(
      ladderOf('deadline-unacknowledged', 'one', facts([asked()]), later).map(([who, { at }]) => [who, at > later]),
    ).toEqual([
      ['adviser', false],
      ['coordinator', false],
      ['deputy', false],
      ['national', true],
    ]);
  });
});

describe('an appeal that was sent', () => {
  it('wants the look of a second person within two working days', () => {
    const sent = appeal({ state: 'met', endedOn: '2026-03-06', ...withDays('2026-03-27') });
    expect(only(sent)).toEqual(alarm('deadline-unconfirmed', '2026-03-10'));
  });
});

describe('over random deadlines', () => {
  const day = fc.integer({ min: -60, max: 60 }).map((n) => addDays(TODAY, n));
  const deadline = fc
    .record({
      id: fc.uuid(),
      kind: fc.constantFrom(...DEADLINE_KINDS),
      state: fc.constantFrom('open' as const, 'met' as const),
      days: fc.option(fc.tuple(day, day, day)),
      receivedOn: fc.option(day),
      asked: fc.boolean(),
      missedByAdviser: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ days, asked: isAsked, ...rest }): DeadlineFacts => {
      const [safeDay, lastDay, latestDay] = days?.toSorted() ?? [null, null, null];
      return {
        ...appeal({ ...rest, safeDay, lastDay, latestDay }),
        askedAt: isAsked ? NOW.toISOString() : null,
        endedOn: rest.state === 'met' ? TODAY : null,
      };
    });

  it('each open one that runs has an alarm of its own day, none has two of a kind, and nothing follows the end of a case', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(deadline, { maxLength: 5, selector: ({ id }) => id }),
        fc.constantFrom(...STAGES),
        fc.constantFrom(...CANTON_CODES),
        (deadlines, stage, canton) => {
          const those = facts(deadlines, { stage, canton });
          const alarms = ofDeadlines(those);
          if (ENDED.includes(stage)) return void expect(alarms).toEqual([]);
          expect(new Set(alarms.map(({ alarm: kind, about }) => `${kind} ${about}`)).size).toBe(alarms.length);
          // Looking twice changes nothing.
          expect(ofDeadlines(those)).toEqual(alarms);
          for (const each of alarms) expect(stillApplies(each, those, TODAY)).toBe(true);
          for (const { id, kind, state, safeDay } of deadlines) {
            const mine = alarms.filter(({ about }) => about === id).map((each) => each.alarm);
            const runs = mine.some((each) => each === 'appeal-deadline' || each === 'deadline');
            expect(runs).toBe(state === 'open' && safeDay !== null && kind !== 'interview');
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('the ladder climbs in order, never at night but for its first step, and on working days unless it is near', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 86_399 }),
        fc.integer({ min: -5, max: 60 }),
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
        fc.constantFrom(...CANTON_CODES),
        (from, second, ahead, missedByAdviser, hasAdviser, canton) => {
          const askedAt = new Date(new Date(`${from}T00:00:00Z`).getTime() + second * 1000).toISOString();
          const safeDay = addDays(zurichDay(new Date(askedAt)), ahead);
          const steps = stepsOf({ askedAt, safeDay, missedByAdviser }, canton, hasAdviser);
          expect(steps[0].at.toISOString()).toBe(askedAt);
          expect(steps.at(-1)!.audience).toBe('national');
          for (const [i, { at }] of steps.slice(1).entries()) {
            expect(at >= steps[i].at).toBe(true);
            const hour = Number(at.toLocaleString('en-GB', { timeZone: 'Europe/Zurich', hour: '2-digit' }));
            expect(hour >= 8 && hour < 20).toBe(true);
            if (ahead > 5) expect(isWorkingDay(zurichDay(at), canton, 'in-part')).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
