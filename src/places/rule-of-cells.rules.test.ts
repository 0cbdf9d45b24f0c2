import { describe, expect, it } from '@jest/globals';
import { CELL_NAMES, type CantonRow, type Cell, type Cells } from './cell.rules.js';
import { versionOf } from './legal-rule.rules.js';
import { ruleOfCells } from './rule-of-cells.rules.js';

const cell = (changed: Partial<Cell> = {}): Cell => ({
  state: 'unread',
  value: null,
  says: 'Not known.',
  article: null,
  edition: null,
  source: null,
  copy: null,
  readOn: null,
  quote: null,
  note: null,
  ...changed,
});
const row = (cells: Partial<Record<keyof Cells, Cell>> = {}): CantonRow => ({
  validFrom: '2025-01-01',
  validFromKnown: true,
  law: 'BüG ZG (BGS 121.3)',
  cells: { ...Object.fromEntries(CELL_NAMES.map((name) => [name, cell()])), ...cells } as Cells,
});
const RESIDENCE = {
  canton: { years: 5 },
  commune: { years: 3, lastYears: 3 },
  youngUntil: 22,
  cantonalResidenceYears: 5,
  communalResidenceYears: 3,
  communalRange: null,
  communalUninterrupted: true,
  cantonalYearsImpliedByCommune: false,
};
const READ = {
  residence: cell({
    state: 'read',
    value: RESIDENCE,
    says: 'Five years in the canton, the last three in the commune.',
    article: 'BüG ZG § 10(1)',
    source: 'https://bgs.zg.ch/app/de/texts_of_law/121.3',
    readOn: '2026-11-28',
  }),
  assistance: cell({ state: 'read', value: { years: 5, own: true }, article: 'BüG ZG § 5', readOn: '2026-11-20' }),
  language: cell({ state: 'signed', value: { oral: 'B2', written: 'B1' } }),
  deciderCommune: cell({
    state: 'read',
    value: { bodies: ['citizens-commune'], says: 'Bürgerrat' },
    says: 'Bürgerrat',
  }),
  deciderCanton: cell({ value: { body: 'Regierungsrat' } }),
  feesCanton: cell({
    value: {
      fees: [
        { who: 'minor', francs: 300 },
        { who: 'adult', francs: 800 },
      ],
      waivers: null,
      instalments: null,
    },
  }),
};

describe('the rule of a canton, from its cells', () => {
  it('says what the cells say, and that it was read where they were', () => {
    expect(ruleOfCells('ZG', row(READ))).toMatchObject({
      canton: 'ZG',
      validFrom: '2025-01-01',
      law: 'BüG ZG (BGS 121.3)',
      source: 'https://bgs.zg.ch/app/de/texts_of_law/121.3',
      checkedOn: '2026-11-28',
      verified: true,
      rule: {
        validFromKnown: true,
        residenceRule: 'Five years in the canton, the last three in the commune.',
        residence: { canton: { years: 5 }, commune: { years: 3, lastYears: 3 }, youngUntil: 22 },
        cantonalResidenceYears: 5,
        communalResidenceYears: 3,
        communalUninterrupted: true,
        languageLevel: { oral: 'B2', written: 'B1' },
        languageLevelVerified: true,
        socialAidYears: 5,
        socialAidVerified: true,
        communalDecider: ['citizens-commune'],
        communalDeciderVerified: true,
        communalDeciderNote: 'Bürgerrat',
        cantonalDecider: 'Regierungsrat',
        fees: { cantonAdult: 800, verified: false },
        provenance: {
          residence: { basis: ['BüG ZG § 10(1)'], checkedOn: '2026-11-28' },
          assistance: { basis: ['BüG ZG § 5'], source: '', checkedOn: '2026-11-20' },
          // Nobody wrote down when: the last day on which anything of the row was read.
          language: { basis: [], source: '', checkedOn: '2026-11-28' },
        },
      },
    });
  });

  it('is verified in nothing while nothing is read, and has the least of federal law in place of what is unknown', () => {
    expect(ruleOfCells('ZG', row())).toMatchObject({
      verified: false,
      source: '',
      checkedOn: '2025-01-01',
      rule: {
        residence: { canton: { years: 2 }, commune: null },
        languageLevel: { oral: 'B1', written: 'A2' },
        languageLevelVerified: false,
        socialAidYears: null,
        socialAidVerified: false,
        communalDecider: [],
        communalDeciderVerified: false,
      },
    });
  });

  it('is never verified without a value, whatever the state', () => {
    const { verified, rule } = ruleOfCells(
      'ZG',
      row({
        residence: cell({ state: 'read' }),
        language: cell({ state: 'signed' }),
        assistance: cell({ state: 'read' }),
      }),
    );
    expect([verified, rule.languageLevelVerified, rule.socialAidVerified]).toEqual([false, false, false]);
  });

  it('names the fee of an adult where the act has one amount for adults', () => {
    const adult = (...fees: { who: string; francs: number | null }[]) =>
      ruleOfCells('ZG', row({ feesCanton: cell({ value: { fees, waivers: null, instalments: null } }) })).rule.fees[
        'cantonAdult'
      ];
    expect(adult({ who: 'up to 25', francs: 600 }, { who: 'over 25', francs: 850 })).toBe(850);
    expect(adult({ who: 'individual', francs: 450 }, { who: 'family', francs: 550 })).toBe(450);
    expect(adult({ who: 'ordinary procedure', francs: 800 })).toBe(800);
    expect(adult({ who: 'adult, CHF 100 to 1300', francs: null }, { who: 'couple', francs: 1600 })).toBeUndefined();
    expect(adult()).toBeUndefined();
  });

  it('leaves the federal three years where the canton names none', () => {
    const assistance = cell({ state: 'read', value: { years: 3, own: false } });
    expect(ruleOfCells('ZG', row({ assistance })).rule).toMatchObject({
      socialAidYears: null,
      socialAidVerified: true,
    });
  });

  it('has another version when a value changes or a cell is read, and the same with another source or a signature', () => {
    const version = (cells: Parameters<typeof row>[0]) => versionOf(ruleOfCells('ZG', row(cells)), []);
    const { residence } = READ;
    const before = version(READ);
    expect(
      version({ ...READ, residence: { ...residence, value: { ...RESIDENCE, communalResidenceYears: 2 } } }),
    ).not.toBe(before);
    expect(version({ ...READ, residence: { ...residence, state: 'unread' } })).not.toBe(before);
    expect(version({ ...READ, language: { ...READ.language, state: 'unread' } })).not.toBe(before);
    expect(
      version({
        ...READ,
        residence: {
          ...residence,
          source: 'https://zg.ch/x',
          quote: 'fünf Jahre',
          readOn: '2027-01-01',
          article: '§ 10',
        },
      }),
    ).toBe(before);
    expect(version({ ...READ, residence: { ...residence, state: 'signed', signedBy: 'Jana Muster' } })).toBe(before);
  });
});
