import { describe, expect, it } from '@jest/globals';
import { STAGES, type Procedure, type Stage } from './case.entity.js';
import { hasStage, isFiled, missingFields, movesFrom } from './stage.rules.js';

/** Where an ordinary case may go, written out from LN 13 to 15 and not taken from the table it checks. */
const ORDINARY: Record<string, string> = {
  requested: 'screening withdrawn closed',
  screening: 'preparation filed suspended moved withdrawn closed',
  preparation: 'screening filed suspended moved withdrawn closed',
  filed: 'examination interview suspended moved refused withdrawn closed',
  examination:
    'interview communal-decision public-notice federal-authorisation suspended moved refused withdrawn closed',
  interview: 'examination communal-decision public-notice suspended moved refused withdrawn closed',
  'communal-decision': 'public-notice federal-authorisation suspended moved refused withdrawn closed',
  'public-notice': 'communal-decision federal-authorisation refused withdrawn closed',
  'federal-authorisation': 'cantonal-decision suspended refused withdrawn closed',
  'cantonal-decision': 'refused withdrawn closed',
  refused: 'refused appeal preparation withdrawn closed',
  appeal: 'examination communal-decision federal-authorisation cantonal-decision refused withdrawn closed',
  suspended:
    'screening preparation filed examination interview communal-decision federal-authorisation refused withdrawn closed',
  moved: 'screening preparation withdrawn closed',
  withdrawn: 'screening',
  closed: 'screening',
};

/** What the SEM decides alone, LN 21 to 27: no commune, no decision of a canton; a refusal can be appealed. */
const FACILITATED: Record<string, string> = {
  requested: 'screening withdrawn closed',
  screening: 'preparation filed suspended moved withdrawn closed',
  preparation: 'screening filed suspended moved withdrawn closed',
  filed: 'examination suspended refused withdrawn closed',
  examination: 'interview federal-authorisation suspended refused withdrawn closed',
  interview: 'examination federal-authorisation suspended refused withdrawn closed',
  'federal-authorisation': 'suspended refused withdrawn closed',
  refused: 'refused appeal preparation withdrawn closed',
  appeal: 'examination federal-authorisation refused withdrawn closed',
  suspended: 'screening preparation filed examination interview federal-authorisation refused withdrawn closed',
  moved: 'screening preparation withdrawn closed',
  withdrawn: 'screening',
  closed: 'screening',
};

/** Nothing is filed before it is known what. */
const UNKNOWN: Record<string, string> = {
  requested: 'screening withdrawn closed',
  screening: 'preparation suspended withdrawn closed',
  preparation: 'screening suspended withdrawn closed',
  suspended: 'screening preparation withdrawn closed',
  moved: 'screening withdrawn closed',
  withdrawn: 'screening',
  closed: 'screening',
};

describe('The moves of a case', () => {
  it.each<[Procedure, Record<string, string>]>([
    ['ordinary', ORDINARY],
    ['facilitated-spouse', FACILITATED],
    ['facilitated-spouse-abroad', FACILITATED],
    ['facilitated-third-generation', FACILITATED],
    ['facilitated-child', FACILITATED],
    ['facilitated-stateless-child', FACILITATED],
    ['reinstatement', FACILITATED],
    ['unknown', UNKNOWN],
  ])('of the procedure %s are these and no others', (procedure, table) => {
    const moves = STAGES.flatMap((from): [Stage, string][] => {
      const to = movesFrom(procedure, from);
      return to.length > 0 ? [[from, [...to].sort().join(' ')]] : [];
    });
    const expected = Object.entries(table).map(([from, to]) => [from, to.split(' ').sort().join(' ')]);
    expect(Object.fromEntries(moves)).toEqual(Object.fromEntries(expected));
    expect(STAGES.filter((stage) => hasStage(procedure, stage)).sort()).toEqual(Object.keys(table).sort());
  });
});

describe('What a stage needs', () => {
  const NOTHING = {
    procedure: 'ordinary',
    hasAdviser: false,
    filedOn: null,
    hasDecision: false,
    outcome: null,
  } as const;
  it.each<[Stage, string[]]>([
    ['requested', []],
    ['screening', ['no-adviser']],
    ['preparation', []],
    ['filed', ['no-filing-date']],
    ['examination', ['no-filing-date']],
    ['interview', ['no-filing-date']],
    ['communal-decision', ['no-filing-date']],
    ['public-notice', ['no-filing-date']],
    ['federal-authorisation', ['no-filing-date']],
    ['cantonal-decision', ['no-filing-date']],
    ['refused', ['no-filing-date', 'no-decision']],
    ['appeal', ['no-filing-date']],
    ['suspended', []],
    ['moved', []],
    ['withdrawn', []],
    ['closed', ['no-outcome']],
  ])('%s: without anything known, %j is missing', (stage, missing) => {
    expect(missingFields(NOTHING, stage)).toEqual(missing);
  });
  it('is no adviser where there is one, and no day of what its procedure does not have', () => {
    expect(missingFields({ ...NOTHING, hasAdviser: true }, 'screening')).toEqual([]);
    expect(missingFields({ ...NOTHING, procedure: 'unknown' }, 'filed')).toEqual([
      'not-in-procedure',
      'no-filing-date',
    ]);
  });
});

it('A case is not filed before it is prepared, nor when it has moved: a day of filing is of an earlier application', () => {
  expect(STAGES.filter((stage) => !isFiled(stage))).toEqual(['requested', 'screening', 'preparation', 'moved']);
});
