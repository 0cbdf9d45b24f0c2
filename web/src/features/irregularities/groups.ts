import type { IconName } from '../../kit/Icon';
import type { IrregularityCode } from './queries';

export const GROUPS = {
  delay: ['UNDUE_DELAY'],
  refusal: ['NO_REASONS', 'SINGLE_CRITERION', 'NO_REMEDY', 'NON_COMPLIANCE'],
  questions: ['EXCESSIVE_KNOWLEDGE', 'UNANNOUNCED_TEST', 'LANGUAGE_PROOF'],
  hearing: ['NO_HEARING', 'NO_RECORD', 'INVALID_VOTE', 'BIAS'],
  facts: ['FINANCIAL_CRITERION', 'RESIDENCE_CALC', 'CRIMINAL_RECORD'],
  person: ['DISCRIMINATION', 'PERSONAL_CIRCUMSTANCES', 'PRIVACY_BREACH'],
  hurdles: ['EXCESSIVE_FEE', 'IDENTITY_DOCUMENTS', 'DISCOURAGEMENT'],
  other: ['OTHER'],
} as const satisfies Record<string, readonly IrregularityCode[]>;
export type Group = keyof typeof GROUPS;

export const GROUP_NAMES = Object.keys(GROUPS) as Group[];
export const GROUP_ICONS: Record<Group, IconName> = {
  delay: 'clock',
  refusal: 'file',
  questions: 'note',
  hearing: 'people',
  facts: 'bars',
  person: 'person',
  hurdles: 'alert',
  other: 'edit',
};

/** Kinds of a newer server belong to `other`. */
export const groupOf = (code: string): Group =>
  GROUP_NAMES.find((name) => (GROUPS[name] as readonly string[]).includes(code)) ?? 'other';
