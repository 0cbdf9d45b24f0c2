import type { CaseFacts } from './case.facts.js';
import type { Procedure } from './case.entity.js';
import type { Locale } from '../texts/languages.js';
import {
  FORM,
  RESIDENCE,
  PERMIT,
  PASSPORT,
  IDENTITY,
  CIVIL_STATUS,
  DEBTS,
  CRIMINAL,
  TAX,
  SOCIAL,
  LANGUAGE,
  TEST,
  WORK,
  REFERENCES,
  EXEMPTION,
  MARRIAGE,
  UNION,
  GRANDPARENT,
  PARENT,
  FORMER,
  TIES,
  PARENT_NATURALISED,
  STATELESS,
  REPRESENTATIVE,
  ASK_STATUS,
  NO_CONSULATE,
  type ChecklistEntry,
  type ChecklistWarning,
} from './checklist.entries.js';

export interface Checklist {
  warnings: ChecklistWarning[];
  items: ChecklistEntry[];
}

const GENERAL = [
  FORM,
  RESIDENCE,
  PERMIT,
  PASSPORT,
  CIVIL_STATUS,
  DEBTS,
  CRIMINAL,
  TAX,
  SOCIAL,
  LANGUAGE,
  WORK,
  EXEMPTION,
];
/** Papers of Swiss offices exist only for who lives here; abroad, one language spoken is enough (OLN 11). */
const ONLY_HERE: readonly ChecklistEntry[] = [RESIDENCE, PERMIT, DEBTS, TAX, SOCIAL, LANGUAGE];
const MAYBE_ABROAD = GENERAL.map((each): ChecklistEntry =>
  ONLY_HERE.includes(each) ? { ...each, needed: 'if' } : each,
);
const BY_PROCEDURE: Record<Procedure, ChecklistEntry[]> = {
  ordinary: [...GENERAL, TEST],
  'facilitated-spouse': [...GENERAL, MARRIAGE, UNION],
  'facilitated-spouse-abroad': [...MAYBE_ABROAD, MARRIAGE, UNION, TIES],
  'facilitated-third-generation': [...GENERAL, GRANDPARENT, PARENT],
  'facilitated-child': [...GENERAL, PARENT_NATURALISED, REPRESENTATIVE],
  'facilitated-stateless-child': [...GENERAL.filter((each) => each !== PASSPORT), STATELESS, REPRESENTATIVE],
  reinstatement: [...GENERAL, FORMER],
  unknown: GENERAL,
};

export function checklistFor(procedure: Procedure, canton: string, facts: CaseFacts): Checklist {
  const items = [...BY_PROCEDURE[procedure], ...(canton === 'UR' && procedure === 'ordinary' ? [REFERENCES] : [])];
  const atRisk = ['recognised', 'provisionally-admitted', 'applicant'].includes(facts.refugeeStatus ?? '');
  if (atRisk) return { warnings: [NO_CONSULATE], items: items.map((each) => (each === PASSPORT ? IDENTITY : each)) };
  return { warnings: facts.refugeeStatus === 'none' ? [] : [ASK_STATUS], items };
}

/** What a document of any checklist is called; null for none that there is. */
export function documentName(item: string, locale: Locale): string | null {
  const every = [...Object.values(BY_PROCEDURE).flat(), REFERENCES, IDENTITY];
  return every.find((each) => each.item === item)?.names[locale] ?? null;
}
