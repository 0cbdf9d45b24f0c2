import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PROCEDURES, STAGES, type Procedure, type Stage } from './case.entity.js';
import { ENDED, hasLetter, judgedOn, urgencyOf, withFacts } from './case.rules.js';
import { blockers, hasStage, movesFrom, MOVES, type MoveFacts } from './stage.rules.js';

const facts = (over: Partial<MoveFacts> = {}): MoveFacts => ({
  stage: 'screening',
  procedure: 'ordinary',
  hasAdviser: true,
  filedOn: null,
  hasDecision: false,
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
        const found = blockers(
          facts({ procedure: theProcedure, stage: from, filedOn: '2025-01-01', hasDecision: true, outcome: 'advised' }),
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
        deadline: null,
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
    deadline: null,
    nextDueOn: null,
    waitingSince: null,
    snoozedUntil: null,
    letter: false,
  } as const;
  const since = (day: string): Date => new Date(`${day}T10:00:00+01:00`);
  it.each([
    ['nothing of a case that goes its way', {}, null],
    ['a refusal whose letter nobody has read yet', { deadline: { isAppeal: true, safeDay: null } }, 'deadline'],
    [
      'an appeal that is to be written, however far away',
      { deadline: { isAppeal: true, safeDay: '2026-05-01' } },
      'deadline',
    ],
    [
      'an appeal whose day has passed, until somebody says how it ended',
      { deadline: { isAppeal: true, safeDay: '2026-02-01' } },
      'deadline',
    ],
    ['an appeal that was sent', { stage: 'appeal' }, null],
    ['another deadline ten days before', { deadline: { isAppeal: false, safeDay: '2026-03-12' } }, 'deadline'],
    ['not yet another deadline eleven days before', { deadline: { isAppeal: false, safeDay: '2026-03-13' } }, null],
    ['another deadline whose day nobody knows', { deadline: { isAppeal: false, safeDay: null } }, 'deadline'],
    [
      'a deadline that a withdrawal left behind',
      { stage: 'withdrawn', deadline: { isAppeal: true, safeDay: null } },
      'deadline',
    ],
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
    [
      'the deadline before what is overdue',
      { deadline: { isAppeal: true, safeDay: null }, nextDueOn: '2026-03-01' },
      'deadline',
    ],
    ['somebody who has waited for fifteen days', { stage: 'requested', waitingSince: since('2026-02-15') }, 'waiting'],
    ['not yet somebody who has waited for fourteen', { stage: 'requested', waitingSince: since('2026-02-16') }, null],
    ['nobody who was put off until tomorrow', { waitingSince: since('2026-01-01'), snoozedUntil: '2026-03-03' }, null],
    ['whoever was put off until today', { waitingSince: since('2026-01-01'), snoozedUntil: '2026-03-02' }, 'waiting'],
    ['nothing of a case that has ended', { stage: 'closed', nextDueOn: '2026-01-01' }, null],
  ] as const)('is %s', (_, facts, urgency) => {
    expect(urgencyOf({ ...QUIET, ...facts }, '2026-03-02')).toBe(urgency);
  });
});
