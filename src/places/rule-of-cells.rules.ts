import type { CantonCode } from '../common/cantons.js';
import { isRead, type CantonRow, type Cell, type Cells, type ResidenceValue } from './cell.rules.js';
import type { CantonalRule, CellProvenance, RuleRow } from './legal-rule.rules.js';

/** LN 18(1): two years at least, of which nobody has read how the canton counts them. */
const UNKNOWN_RESIDENCE: ResidenceValue = {
  canton: { years: 2 },
  commune: null,
  cantonalResidenceYears: 2,
  communalResidenceYears: null,
  communalRange: null,
  communalUninterrupted: null,
  cantonalYearsImpliedByCommune: false,
};
/** OLN 6(1). */
const FEDERAL_LEVEL = { oral: 'B1', written: 'A2' };

/** The cells of a canton as the one rule that assessments, filters and stored versions know. */
export function ruleOfCells(canton: CantonCode, { validFrom, validFromKnown, law, cells }: CantonRow): RuleRow {
  const { residence, assistance, language } = cells;
  const provenance = {
    residence: provenanceOf(residence, validFrom, cells),
    assistance: provenanceOf(assistance, validFrom, cells),
    language: provenanceOf(language, validFrom, cells),
  };
  const { canton: inCanton, commune: inCommune, youngUntil, ...years } = residence.value ?? UNKNOWN_RESIDENCE;
  const rule: CantonalRule = {
    validFromKnown,
    residenceRule: residence.says,
    residence: { canton: inCanton, commune: inCommune, ...(youngUntil === undefined ? {} : { youngUntil }) },
    ...years,
    languageLevel: language.value ?? FEDERAL_LEVEL,
    languageLevelVerified: isRead(language) && language.value !== null,
    socialAidYears: assistance.value?.own ? assistance.value.years : null,
    socialAidVerified: isRead(assistance) && assistance.value !== null,
    communalDecider: cells.deciderCommune.value?.bodies ?? [],
    communalDeciderVerified: isRead(cells.deciderCommune),
    communalDeciderNote: cells.deciderCommune.says,
    cantonalDecider: cells.deciderCanton.value?.body ?? '',
    fees: feesOf(cells),
    notes: residence.note ?? '',
    provenance,
  };
  const { source, checkedOn } = provenance.residence;
  return {
    canton,
    validFrom,
    law,
    source,
    checkedOn,
    verified: isRead(residence) && residence.value !== null,
    rule,
  };
}

/** Of a cell that nobody has read yet, the day is the last on which the row was looked at. */
function provenanceOf({ article, source, readOn }: Cell, validFrom: string, cells: Cells): CellProvenance {
  const days = Object.values(cells).flatMap((cell) => cell.readOn ?? []);
  return {
    basis: article === null ? [] : [article],
    source: source ?? '',
    checkedOn: readOn ?? days.sort().at(-1) ?? validFrom,
  };
}

const ADULT = /^(adult|individual|over \d+|ordinary procedure)\b/i;

/** `cantonAdult`: what an adult pays in the ordinary procedure, in francs, where the act names one amount. */
function feesOf({ feesCanton, feesCommune }: Cells): CantonalRule['fees'] {
  const adult = feesCanton.value?.fees.find(({ who, francs }) => francs !== null && ADULT.test(who))?.francs;
  return {
    ...(adult === undefined ? {} : { cantonAdult: adult }),
    canton: feesCanton.value,
    commune: feesCommune.value,
    verified: isRead(feesCanton),
  };
}
