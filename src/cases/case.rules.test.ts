import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CantonCode } from '../common/cantons.js';
import { PROCEDURES, STAGES, type Procedure, type Stage } from './case.entity.js';
import type { Decision } from './case.facts.js';
import {
  appealDaysOf,
  deadlineFor,
  decisionFaults,
  ENDED,
  hasLetter,
  judgedOn,
  urgencyOf,
  withFacts,
} from './case.rules.js';
import { blockers, hasStage, movesFrom, MOVES, type MoveFacts } from './stage.rules.js';

const facts = (over: Partial<MoveFacts> = {}): MoveFacts => ({
  stage: 'screening',
  procedure: 'ordinary',
  hasAdviser: true,
  filedOn: null,
  decision: null,
  outcome: null,
  ...over,
});
const procedure = fc.constantFrom(...PROCEDURES);
const stage = fc.constantFrom(...STAGES);

describe('the way of a case', () => {
  it.each<[Procedure, Stage, Stage, string[]]>([
    ['ordinary', 'screening', 'preparation', []],
    ['ordinary', 'preparation', 'filed', ['no-filing-date']],
    ['ordinary', 'requested', 'filed', ['no-such-move', 'no-filing-date']],
    ['ordinary', 'screening', 'closed', ['no-outcome']],
    ['facilitated-spouse', 'screening', 'communal-decision', ['not-in-procedure', 'no-filing-date']],
    ['unknown', 'preparation', 'filed', ['not-in-procedure', 'no-filing-date']],
  ])('%s: from %s to %s is blocked by %j', (theProcedure, from, to, found) => {
    expect(blockers(facts({ procedure: theProcedure, stage: from }), to)).toEqual(found);
  });

  it('demands the letter of a refusal', () => {
    expect(blockers(facts({ stage: 'examination', filedOn: '2025-01-01' }), 'refused')).toEqual(['no-decision']);
  });

  it('never leads a spouse, a child or a third generation to a commune', () => {
    for (const theProcedure of PROCEDURES.filter((name) => name !== 'ordinary'))
      for (const communal of ['communal-decision', 'public-notice', 'cantonal-decision'] as const) {
        expect(hasStage(theProcedure, communal)).toBe(false);
        for (const targets of Object.values(MOVES[theProcedure])) expect(targets).not.toContain(communal);
      }
  });

  it('leads from every stage a procedure knows to an end, and nowhere the procedure does not know', () => {
    for (const theProcedure of PROCEDURES)
      for (const from of Object.keys(MOVES[theProcedure]) as Stage[]) {
        const reached = new Set<Stage>([from]);
        for (const at of reached) for (const to of movesFrom(theProcedure, at)) reached.add(to);
        expect(reached).toContain('closed');
        for (const at of reached) expect(hasStage(theProcedure, at)).toBe(true);
      }
  });

  it('needs, once everything is known, nothing but that the move exists', () => {
    fc.assert(
      fc.property(procedure, stage, stage, (theProcedure, from, to) => {
        const decision = {
          decidedOn: '2026-01-01',
          receivedOn: '2026-01-02',
          delivery: 'ordinary' as const,
          by: 'commune',
        };
        const found = blockers(
          facts({ procedure: theProcedure, stage: from, filedOn: '2025-01-01', decision, outcome: 'advised' }),
          to,
        );
        expect(found.length === 0).toBe(movesFrom(theProcedure, from).includes(to));
      }),
    );
  });

  it('lets what has ended be opened again', () => {
    for (const theProcedure of PROCEDURES)
      for (const ended of ENDED) expect(movesFrom(theProcedure, ended)).toEqual(['screening']);
  });
});

describe('the letter of a refusal', () => {
  const letter = {
    decidedOn: '2026-02-01',
    receivedOn: '2026-02-05',
    delivery: 'registered' as const,
    by: 'Einwohnerrat',
  };
  it('is believed when its days are in order', () => {
    expect(decisionFaults({ ...letter, firstAttemptOn: '2026-02-03', lastDay: '2026-03-09' }, '2026-02-06')).toEqual(
      [],
    );
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
    expect(decisionFaults({ ...letter, ...days }, '2026-02-06')).toMatchObject(faults);
  });
  it('is refused when its days cannot be', () => {
    expect(
      decisionFaults({ ...letter, receivedOn: '2026-01-31', lastDay: '2026-01-31' }, '2026-02-06').map(
        ({ pointer }) => pointer,
      ),
    ).toEqual(['/decision/receivedOn', '/decision/lastDay']);
    expect(decisionFaults(letter, '2026-02-04').map(({ pointer }) => pointer)).toEqual(['/decision/receivedOn']);
  });
});

describe('the last day of a refusal', () => {
  const decided = (procedure: Procedure, decision: Decision | null, canton: CantonCode = 'VD') => ({
    procedure,
    canton,
    decision,
  });
  const letter = {
    decidedOn: '2026-07-01',
    receivedOn: '2026-07-20',
    delivery: 'registered' as const,
    firstAttemptOn: '2026-07-03',
    by: 'SEM',
    termDays: 30,
  };
  it('is counted from the seventh day after the first attempt, with judicial holidays only before the federal court', () => {
    expect(deadlineFor(decided('facilitated-spouse', letter))).toMatchObject({
      safeDay: '2026-08-07',
      lastDay: '2026-09-10',
    });
    for (const one of ['ordinary', 'unknown'] as const)
      expect(deadlineFor(decided(one, letter))).toMatchObject({ safeDay: '2026-08-07', lastDay: '2026-08-10' });
  });
  it('is that before an authority or a court, as the letter says', () => {
    const later = { ...letter, receivedOn: '2026-07-20', firstAttemptOn: undefined };
    const of = (canton: CantonCode, remedyKind?: 'authority' | 'court') => {
      const { lastDay, latestDay } = deadlineFor(decided('ordinary', { ...later, remedyKind }, canton))!;
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
      appealDaysOf({ ...decided('ordinary', decision), lastDay });
    expect(days(null)).toEqual({ safeDay: '2026-08-19', lastDay: '2026-08-19', latestDay: '2026-09-14' });
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
    expect(decisionFaults(never, '2023-11-20')).toEqual([]);
    // Sunday 17 December: safe until Friday, the last day on Monday.
    expect(deadlineFor(decided('ordinary', never, 'SG'))).toMatchObject({
      safeDay: '2023-12-15',
      lastDay: '2023-12-18',
      latestDay: '2023-12-18',
    });
    const pointers = (changed: Partial<Decision>, today = '2023-11-20') =>
      decisionFaults({ ...never, ...changed }, today).map(({ pointer, code }) => [pointer, code]);
    expect(pointers({ firstAttemptOn: undefined })).toEqual([['/decision/receivedOn', 'receipt-needed']]);
    expect(pointers({ delivery: 'ordinary' })).toEqual([['/decision/receivedOn', 'receipt-needed']]);
    expect(pointers({}, '2023-11-09')).toEqual([['/decision/firstAttemptOn', 'in-the-future']]);
    expect(pointers({ decidedOn: '2023-11-11' })).toEqual([['/decision/firstAttemptOn', 'before-decision']]);
    expect(pointers({ lastDay: '2023-11-17' })).toEqual([['/decision/lastDay', 'not-after-receipt']]);
    expect(pointers({ lastDay: '2023-11-18' })).toEqual([]);
  });
  it('is not counted before somebody has read the term', () => {
    expect([
      deadlineFor(decided('ordinary', null)),
      deadlineFor(decided('ordinary', { ...letter, termDays: undefined })),
    ]).toEqual([null, null]);
  });
  it('may lie before the letter was fetched, when it had counted as received long before', () => {
    const late = {
      ...letter,
      decidedOn: '2026-02-01',
      firstAttemptOn: '2026-02-03',
      receivedOn: '2026-02-25',
      lastDay: '2026-02-20',
    };
    expect(decisionFaults(late, '2026-02-26')).toEqual([]);
    expect(decisionFaults({ ...late, lastDay: '2026-02-10' }, '2026-02-26').map(({ pointer }) => pointer)).toEqual([
      '/decision/lastDay',
    ]);
  });
});

describe('facts', () => {
  it('are added one by one, and taken back by null', () => {
    expect(withFacts({ permit: 'B', debts: false }, { permit: 'C', debts: null, criminalRecord: 'unknown' })).toEqual({
      permit: 'C',
      criminalRecord: 'unknown',
    });
  });
  it('stay when nothing is said of them', () => {
    expect(withFacts({ permit: 'B', debts: false }, { permit: undefined, criminalRecord: undefined })).toStrictEqual({
      permit: 'B',
      debts: false,
    });
  });
  it('keep the null that means not married', () => {
    expect(withFacts({}, { marriedToSwissSince: null })).toEqual({ marriedToSwissSince: null });
  });
});

describe('The day on which conditions are judged', () => {
  it.each([
    ['filed', '2025-03-04', '2025-03-04'],
    ['appeal', '2025-03-04', '2025-03-04'],
    ['filed', null, '2026-11-28'],
    // The day is that of an earlier application.
    ['preparation', '2025-03-04', '2026-11-28'],
    ['screening', null, '2026-11-28'],
  ] as const)('of a case that is %s, filed on %s, is %s', (at, filedOn, day) => {
    expect(judgedOn({ stage: at, filedOn }, '2026-11-28')).toBe(day);
  });
});

describe('A letter with a deadline', () => {
  it.each([
    ['requested', ['money', 'deadline'], true],
    ['screening', ['deadline'], true],
    ['screening', ['money'], false],
    ['screening', [], false],
    // Whoever prepares the case has read it.
    ['preparation', ['deadline'], false],
    ['refused', ['deadline'], false],
  ] as const)('at the stage %s with %j: %s', (at, worries, found) => {
    expect(hasLetter({ stage: at, worries })).toBe(found);
  });
});

describe('how urgent a case is', () => {
  const waiting = (since: string, today: string) =>
    urgencyOf(
      {
        stage: 'screening',
        appealUntil: null,
        nextDueOn: null,
        waitingSince: new Date(`${since}T12:00:00Z`),
        snoozedUntil: null,
        letter: false,
      },
      today,
    );
  it('is because of waiting from the fifteenth day on', () => {
    expect(waiting('2026-03-01', '2026-03-15')).toBeNull();
    expect(waiting('2026-03-01', '2026-03-16')).toBe('waiting');
  });
});

describe('What cannot wait', () => {
  const QUIET = {
    stage: 'screening',
    appealUntil: null,
    nextDueOn: null,
    waitingSince: null,
    snoozedUntil: null,
    letter: false,
  } as const;
  const since = (day: string): Date => new Date(`${day}T10:00:00+01:00`);
  it.each([
    ['nothing of a case that goes its way', {}, null],
    ['a refusal whose letter nobody has read yet', { stage: 'refused' }, 'deadline'],
    ['a refusal on its latest day', { stage: 'refused', appealUntil: '2026-03-02' }, 'deadline'],
    ['no refusal whose latest day has passed', { stage: 'refused', appealUntil: '2026-03-01' }, null],
    ['an appeal that was filed: its day was kept', { stage: 'appeal', appealUntil: '2026-03-10' }, null],
    ['a letter with a deadline that somebody wrote of', { stage: 'requested', letter: true }, 'letter'],
    [
      'that letter still while the adviser looks at it for the first time, before what is overdue',
      { letter: true, nextDueOn: '2026-03-01' },
      'letter',
    ],
    [
      'that letter although somebody was put off: it does not wait',
      { stage: 'requested', letter: true, snoozedUntil: '2026-03-09' },
      'letter',
    ],
    ['not that letter once the case has gone on', { stage: 'preparation', letter: true }, null],
    ['what was due yesterday', { nextDueOn: '2026-03-01' }, 'overdue'],
    ['not yet what is due today', { nextDueOn: '2026-03-02' }, null],
    ['the deadline before what is overdue', { stage: 'refused', nextDueOn: '2026-03-01' }, 'deadline'],
    ['somebody who has waited for fifteen days', { stage: 'requested', waitingSince: since('2026-02-15') }, 'waiting'],
    ['not yet somebody who has waited for fourteen', { stage: 'requested', waitingSince: since('2026-02-16') }, null],
    ['nobody who was put off until tomorrow', { waitingSince: since('2026-01-01'), snoozedUntil: '2026-03-03' }, null],
    ['whoever was put off until today', { waitingSince: since('2026-01-01'), snoozedUntil: '2026-03-02' }, 'waiting'],
    ['nothing of a case that has ended', { stage: 'closed', nextDueOn: '2026-01-01' }, null],
  ] as const)('is %s', (_, facts, urgency) => {
    expect(urgencyOf({ ...QUIET, ...facts }, '2026-03-02')).toBe(urgency);
  });
});
