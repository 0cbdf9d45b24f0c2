import type { GuessableReason, InputError } from '../common/input-codes.js';
import { BadInput, type Problem } from '../common/problem.js';
import type { Texts } from '../texts/texts.js';
import { AddressTaken } from './account.problems.js';

export const LINK_FIELDS = ['name', 'email', 'password'] as const;
export type LinkField = (typeof LINK_FIELDS)[number];

/** What was sent and refused. */
export interface LinkAttempt {
  form: Record<string, unknown> | undefined;
  problem: Problem;
}

export interface LinkErrors {
  /** About all of it. */
  whole: string;
  fields: Partial<Record<LinkField, string>>;
}

/** In the language of `texts`; one sentence for each field. */
export function linkErrors(texts: Texts, { form, problem }: LinkAttempt): LinkErrors {
  const look = texts.t('error.look');
  if (problem instanceof AddressTaken) return { whole: look, fields: { email: texts.t('link.error.address-taken') } };
  if (!(problem instanceof BadInput)) return { whole: texts.t('link.error.later'), fields: {} };
  const fields: LinkErrors['fields'] = {};
  for (const error of problem.errors) {
    const field = LINK_FIELDS.find((name) => error.pointer === `/${name}`);
    if (field) fields[field] ??= sentence(texts, field, error, form?.[field]);
  }
  return { whole: Object.keys(fields).length > 0 ? look : texts.t('link.error.later'), fields };
}

function sentence(texts: Texts, field: LinkField, { code, params }: InputError, typed: unknown): string {
  if (code === 'password-too-short') return texts.t('link.error.too-short', { min: params?.['min'] as number });
  if (code === 'password-guessable')
    return `${texts.t(`link.guessable.${params?.['reason'] as GuessableReason}`)} ${texts.t('link.guessable.help')}`;
  if (code === 'not-an-email') return texts.t('error.email');
  const isEmpty = typeof typed !== 'string' || typed.trim() === '';
  if (code === 'not-a-text' && !isEmpty) return texts.t('link.error.not-a-text', { max: params?.['max'] as number });
  return texts.t(`link.error.needed.${field}`);
}
