import type { CaseFacts } from './case.facts.js';
import type { Procedure } from './case.entity.js';
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
const BY_PROCEDURE: Record<Procedure, ChecklistEntry[]> = {
  ordinary: [...GENERAL, TEST],
  'facilitated-spouse': [...GENERAL, MARRIAGE, UNION],
  'facilitated-third-generation': [...GENERAL, GRANDPARENT, PARENT],
  'facilitated-child': GENERAL,
  reinstatement: [...GENERAL, FORMER],
  unknown: GENERAL,
};

export function checklistFor(procedure: Procedure, canton: string, facts: CaseFacts): Checklist {
  const items = [...BY_PROCEDURE[procedure], ...(canton === 'UR' && procedure === 'ordinary' ? [REFERENCES] : [])];
  const atRisk = ['recognised', 'provisionally-admitted', 'applicant'].includes(facts.refugeeStatus ?? '');
  if (atRisk) return { warnings: [NO_CONSULATE], items: items.map((each) => (each === PASSPORT ? IDENTITY : each)) };
  return { warnings: facts.refugeeStatus === 'none' ? [] : [ASK_STATUS], items };
}
