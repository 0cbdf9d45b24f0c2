import type { View } from '../../api/client';
import { termCodeAt } from '../../../../src/eligibility/term-code.rules';
import { decisionOf, NO_DECISION, type DecisionForm } from './DecisionFields';
import { factsOf, formOf, type FactsForm } from './facts';
import type { Procedure, Stage } from './queries';

/** The words that are agreed to; another version has to be agreed anew. */
const CONSENT_VERSION = '2026-01';
export const STAGES = [
  'screening',
  'preparation',
  'filed',
  'examination',
  'interview',
  'communal-decision',
  'federal-authorisation',
  'cantonal-decision',
  'refused',
  'appeal',
] as const satisfies readonly Stage[];
const FILED: readonly Stage[] = [
  'filed',
  'examination',
  'interview',
  'communal-decision',
  'federal-authorisation',
  'cantonal-decision',
  'refused',
  'appeal',
];
/** Where the Confederation decides, commune and canton do not. */
const ORDINARY_ALONE: readonly Stage[] = ['communal-decision', 'cantonal-decision'];

export interface NewCaseDraft {
  key: string;
  firstName: string;
  lastName: string;
  languages: string[];
  commune: number | null;
  phone: string;
  email: string;
  stage: (typeof STAGES)[number];
  procedure: Procedure;
  filedOn: string;
  since: string;
  decision: DecisionForm;
  agreed: boolean;
  channel: 'in-person' | 'phone' | 'paper';
  mine: boolean;
  note: string;
  facts: FactsForm;
}

const NOTHING = formOf({});
export const emptyNewCase = (): NewCaseDraft => ({
  key: crypto.randomUUID(),
  firstName: '',
  lastName: '',
  languages: [],
  commune: null,
  phone: '',
  email: '',
  stage: 'screening',
  procedure: 'unknown',
  filedOn: '',
  since: '',
  decision: NO_DECISION,
  agreed: false,
  channel: 'in-person',
  mine: true,
  note: '',
  facts: NOTHING,
});

export const isFiled = ({ stage }: NewCaseDraft): boolean => FILED.includes(stage);
/** The term that runs in this stage of this procedure; it needs the day from which it runs. */
export const termOf = ({ procedure, stage }: NewCaseDraft) => termCodeAt(procedure, stage);

export type Faults = Partial<Record<'commune' | 'languages' | 'contact' | 'agreed' | 'procedure' | 'stage', true>>;

/** What is missing or contradicts itself; empty when the case can be sent. */
export function faultsOf(value: NewCaseDraft): Faults {
  return {
    ...(value.commune === null ? { commune: true as const } : {}),
    ...(value.languages.length === 0 ? { languages: true as const } : {}),
    ...(!value.phone.trim() && !value.email.trim() ? { contact: true as const } : {}),
    ...(value.agreed ? {} : { agreed: true as const }),
    ...(isFiled(value) && value.procedure === 'unknown' ? { procedure: true as const } : {}),
    ...(ORDINARY_ALONE.includes(value.stage) && value.procedure !== 'ordinary' && value.procedure !== 'unknown'
      ? { stage: true as const }
      : {}),
  };
}

/** The body of the request; `mine` is undefined for somebody who advises nobody. */
export function bodyOf(
  value: NewCaseDraft,
  options: { locale: string; mine: boolean | undefined; raiseCapacity: boolean },
): View<'CreateCase'> {
  return {
    person: {
      firstName: value.firstName.trim(),
      ...(value.lastName.trim() ? { lastName: value.lastName.trim() } : {}),
      languages: value.languages,
      commune: value.commune!,
      contact: {
        ...(value.phone.trim() ? { phone: value.phone.trim() } : {}),
        ...(value.email.trim() ? { email: value.email.trim() } : {}),
      },
    },
    consents: [{ purpose: 'help', textVersion: CONSENT_VERSION, language: options.locale, channel: value.channel }],
    procedure: value.procedure,
    ...(options.mine || value.stage !== 'screening' ? { stage: value.stage } : {}),
    ...(isFiled(value) && value.filedOn ? { filedOn: value.filedOn } : {}),
    ...(termOf(value) && value.since ? { since: value.since } : {}),
    ...(value.stage === 'refused' ? { decision: decisionOf(value.decision) } : {}),
    facts: factsOf(
      value.facts,
      Object.fromEntries(
        Object.entries(value.facts).filter(
          ([name, fact]) => JSON.stringify(fact) !== JSON.stringify(NOTHING[name as keyof FactsForm]),
        ),
      ),
    ),
    ...(value.note.trim() ? { note: value.note.trim() } : {}),
    ...(options.mine === undefined ? {} : { mine: options.mine }),
    ...(options.raiseCapacity ? { raiseCapacity: true } : {}),
  };
}
