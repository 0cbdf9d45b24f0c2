import { termCodeAt } from '../../../../src/eligibility/term-code.rules';
import type { Schema } from '../../api/client';
import { EMPTY_DECISION, toDecisionInput, type DecisionForm } from './decisionForm';
import { toFactsForm, type FactsForm } from './facts';
import { toFactsInput } from './factsInput';
import type { Procedure, Stage } from './queries';

/** Version of the consent text; a new one must be agreed to again. */
export const CONSENT_VERSION = '2026-01';

export const NEW_CASE_STAGES = [
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

const FILED_STAGES: readonly Stage[] = [
  'filed',
  'examination',
  'interview',
  'communal-decision',
  'federal-authorisation',
  'cantonal-decision',
  'refused',
  'appeal',
];

/** In facilitated procedures neither commune nor canton decides. */
const ORDINARY_ONLY_STAGES: readonly Stage[] = ['communal-decision', 'cantonal-decision'];

export interface NewCaseDraft {
  key: string;
  firstName: string;
  lastName: string;
  languages: string[];
  commune: number | null;
  phone: string;
  email: string;
  safeToWrite: '' | 'yes' | 'no';
  sharedWith: '' | 'yes' | 'no';
  sharedWithNote: string;
  /** Agrees to be asked by e-mail how it is going. */
  agreedToContact: boolean;
  stage: (typeof NEW_CASE_STAGES)[number];
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

const EMPTY_FACTS = toFactsForm({});

export const emptyNewCase = (): NewCaseDraft => ({
  key: crypto.randomUUID(),
  firstName: '',
  lastName: '',
  languages: [],
  commune: null,
  phone: '',
  email: '',
  safeToWrite: '',
  sharedWith: '',
  sharedWithNote: '',
  agreedToContact: false,
  stage: 'screening',
  procedure: 'unknown',
  filedOn: '',
  since: '',
  decision: EMPTY_DECISION,
  agreed: false,
  channel: 'in-person',
  mine: true,
  note: '',
  facts: EMPTY_FACTS,
});

export const isFiled = ({ stage }: NewCaseDraft): boolean => FILED_STAGES.includes(stage);

/** The term that runs at this stage; it needs its start date. */
export const termCodeOf = ({ procedure, stage }: NewCaseDraft) => termCodeAt(procedure, stage);

export type NewCaseErrors = Partial<
  Record<'commune' | 'languages' | 'contact' | 'agreed' | 'procedure' | 'stage', true>
>;

/** Returns missing or contradictory fields; empty if the case can be sent. */
export function validateNewCase(value: NewCaseDraft): NewCaseErrors {
  return {
    ...(value.commune === null ? { commune: true as const } : {}),
    ...(value.languages.length === 0 ? { languages: true as const } : {}),
    ...(!value.phone.trim() && !value.email.trim() ? { contact: true as const } : {}),
    ...(value.agreed ? {} : { agreed: true as const }),
    ...(isFiled(value) && value.procedure === 'unknown' ? { procedure: true as const } : {}),
    ...(ORDINARY_ONLY_STAGES.includes(value.stage) && value.procedure !== 'ordinary' && value.procedure !== 'unknown'
      ? { stage: true as const }
      : {}),
  };
}

/** `mine` is undefined for a person who is not an adviser. */
export function toOpenCaseInput(
  value: NewCaseDraft,
  options: { locale: string; mine: boolean | undefined; raiseCapacity: boolean },
): Schema<'CreateCase'> {
  const term = termCodeOf(value);
  return {
    person: {
      firstName: value.firstName.trim(),
      ...(value.lastName.trim() ? { lastName: value.lastName.trim() } : {}),
      languages: value.languages,
      commune: value.commune!,
      contact: {
        ...(value.phone.trim() ? { phone: value.phone.trim() } : {}),
        ...(value.email.trim() ? { email: value.email.trim(), ...writingInput(value) } : {}),
      },
    },
    consents: (['help', ...(value.agreedToContact && value.email.trim() ? (['contact'] as const) : [])] as const).map(
      (purpose) => ({ purpose, textVersion: CONSENT_VERSION, language: options.locale, channel: value.channel }),
    ),
    procedure: value.procedure,
    ...(options.mine || value.stage !== 'screening' ? { stage: value.stage } : {}),
    ...(isFiled(value) && value.filedOn ? { filedOn: value.filedOn } : {}),
    ...(term && term !== 'authorisation-lapse' && value.since ? { since: value.since } : {}),
    ...(value.stage === 'refused' ? { decision: toDecisionInput(value.decision) } : {}),
    facts: {
      ...toFactsInput(
        value.facts,
        Object.fromEntries(
          Object.entries(value.facts).filter(
            ([name, fact]) => JSON.stringify(fact) !== JSON.stringify(EMPTY_FACTS[name as keyof FactsForm]),
          ),
        ),
      ),
      // The year of the authorisation counts from its grant, not from the stage.
      ...(term === 'authorisation-lapse' && value.since ? { authorisedOn: value.since } : {}),
    },
    ...(value.note.trim() ? { note: value.note.trim() } : {}),
    ...(options.mine === undefined ? {} : { mine: options.mine }),
    ...(options.raiseCapacity ? { raiseCapacity: true } : {}),
  };
}

function writingInput({ safeToWrite, sharedWith, sharedWithNote }: NewCaseDraft): Partial<Schema<'ContactInput'>> {
  return {
    ...(safeToWrite ? { safeToWrite: safeToWrite === 'yes' } : {}),
    ...(sharedWith ? { sharedWith: sharedWith === 'yes' } : {}),
    ...(sharedWith === 'yes' && sharedWithNote.trim() ? { sharedWithNote: sharedWithNote.trim() } : {}),
  };
}

/** Props of the parts of the form. */
export interface NewCasePartProps {
  value: NewCaseDraft;
  change: (changed: Partial<NewCaseDraft>) => void;
  errors: NewCaseErrors;
}
