import type { Facts, FactsForm, YesNoUnknown } from './facts';
import { parsePartialDate } from './partialDate';

const fromYesNoUnknown = (value: YesNoUnknown): boolean | 'unknown' | null =>
  value === 'yes' ? true : value === 'no' ? false : value === 'unknown' ? 'unknown' : null;

/** Builds the input for the changed fields; needs the whole form because some facts span several fields. */
export function toFactsInput(form: FactsForm, changed: Partial<FactsForm>): Facts {
  const hasChanged = (...names: (keyof FactsForm)[]): boolean => names.some((name) => name in changed);
  // Sends unreadable dates unchanged, so that the server reports them at their field.
  const toApiDate = (value: string): string | null => parsePartialDate(value) ?? (value.trim() || null);
  const valueOr = <T extends string>(value: string, fallback: T): T => (value === '' ? fallback : (value as T));
  const facts: Facts = {};
  if (hasChanged('birthDate')) facts.birthDate = toApiDate(form.birthDate);
  if (hasChanged('permit')) facts.permit = (form.permit || null) as Facts['permit'];
  if (hasChanged('refugeeStatus')) facts.refugeeStatus = (form.refugeeStatus || null) as Facts['refugeeStatus'];
  if (hasChanged('stays')) {
    // Drops rows that were added and left empty.
    const rows = form.stays.filter(({ from, to }) => toApiDate(from) !== null || toApiDate(to) !== null);
    facts.stays =
      rows.length === 0
        ? null
        : rows.map(({ permit, from, to }) => ({
            permit: valueOr(permit, 'unknown'),
            from: toApiDate(from) ?? 'unknown',
            to: toApiDate(to),
          }));
  }
  if (hasChanged('residence')) {
    const rows = form.residence.filter(
      ({ commune, from, to }) => commune !== null || toApiDate(from) !== null || toApiDate(to) !== null,
    );
    facts.residence =
      rows.length === 0
        ? null
        : rows.map(({ commune, from, to }) => ({
            commune: commune ?? 'unknown',
            from: toApiDate(from) ?? 'unknown',
            to: toApiDate(to),
          }));
  }
  if (hasChanged('languageCode', 'oral', 'written', 'proof')) {
    facts.language =
      form.languageCode === '' && form.oral === '' && form.written === '' && form.proof === ''
        ? null
        : {
            code: valueOr(form.languageCode, 'unknown'),
            oral: valueOr(form.oral, 'unknown'),
            written: valueOr(form.written, 'unknown'),
            proof: valueOr(form.proof, 'unknown'),
          };
  }
  if (hasChanged('aid', 'aidOn', 'aidRepaid')) {
    facts.socialAssistance =
      form.aid === ''
        ? null
        : form.aid === 'unknown'
          ? 'unknown'
          : {
              lastReceivedOn: form.aid === 'never' ? null : (toApiDate(form.aidOn) ?? 'unknown'),
              repaid: form.aid === 'never' ? false : (fromYesNoUnknown(form.aidRepaid) ?? 'unknown'),
            };
  }
  if (hasChanged('criminalRecord')) facts.criminalRecord = fromYesNoUnknown(form.criminalRecord);
  if (hasChanged('pendingProceedings')) facts.pendingProceedings = fromYesNoUnknown(form.pendingProceedings);
  if (hasChanged('debts')) facts.debts = fromYesNoUnknown(form.debts);
  if (hasChanged('married', 'marriedOn'))
    facts.marriedToSwissSince =
      form.married === 'no' ? null : form.married === 'since' ? (toApiDate(form.marriedOn) ?? 'unknown') : 'unknown';
  return facts;
}
