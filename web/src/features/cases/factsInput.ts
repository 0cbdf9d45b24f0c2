import type { CIRCUMSTANCES, Facts, FactsForm, SinceOrNo, YesNoUnknown } from './facts';
import { parsePartialDate } from './partialDate';

const fromYesNoUnknown = (value: YesNoUnknown): boolean | 'unknown' | null =>
  value === 'yes' ? true : value === 'no' ? false : value === 'unknown' ? 'unknown' : null;

/** Builds the input for the changed fields; needs the whole form because some facts span several fields. */
export function toFactsInput(form: FactsForm, changed: Partial<FactsForm>): Facts {
  const hasChanged = (...names: (keyof FactsForm)[]): boolean => names.some((name) => name in changed);
  // Sends unreadable dates unchanged, so that the server reports them at their field.
  const toApiDate = (value: string): string | null => parsePartialDate(value) ?? (value.trim() || null);
  const valueOr = <T extends string>(value: string, fallback: T): T => (value === '' ? fallback : (value as T));
  // "No" is null, so nothing can be asked again that was answered: it becomes unknown.
  const dayOrNo = (answer: SinceOrNo, day: string): string | null =>
    answer === 'no' ? null : answer === 'since' ? (toApiDate(day) ?? 'unknown') : 'unknown';
  // As above, the server reports what is no number.
  const toYears = (value: string): number | 'unknown' =>
    value.trim() === '?' ? 'unknown' : ((/^\d+$/.test(value.trim()) ? Number(value) : value) as number);
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
  if (hasChanged('absent', 'absences')) {
    const rows = form.absences.filter(({ from, to }) => toApiDate(from) !== null || toApiDate(to) !== null);
    facts.absences =
      form.absent === ''
        ? null
        : form.absent === 'none'
          ? []
          : form.absent === 'unknown' || rows.length === 0
            ? 'unknown'
            : rows.map(({ from, to, reason, deregistered }) => ({
                from: toApiDate(from) ?? 'unknown',
                to: toApiDate(to),
                reason: valueOr(reason, 'unknown'),
                ...(deregistered === '' ? {} : { deregistered: fromYesNoUnknown(deregistered) ?? 'unknown' }),
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
  if (hasChanged('inCantonSince')) facts.inCantonSince = toApiDate(form.inCantonSince);
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
  if (hasChanged('aid', 'aidOn', 'aidRepaid', 'aidOngoing')) {
    facts.socialAssistance =
      form.aid === ''
        ? null
        : form.aid === 'unknown'
          ? 'unknown'
          : {
              lastReceivedOn: form.aid === 'never' ? null : (toApiDate(form.aidOn) ?? 'unknown'),
              repaid: form.aid === 'never' ? false : (fromYesNoUnknown(form.aidRepaid) ?? 'unknown'),
              ...(form.aid === 'never' || form.aidOngoing === ''
                ? {}
                : { ongoing: fromYesNoUnknown(form.aidOngoing) ?? 'unknown' }),
            };
  }
  if (hasChanged('circumstances')) {
    const given = form.circumstances;
    facts.circumstances =
      given.length === 0
        ? null
        : given.includes('unknown')
          ? 'unknown'
          : (given.filter((each) => each !== 'none') as (typeof CIRCUMSTANCES)[number][]);
  }
  if (hasChanged('criminalRecord')) facts.criminalRecord = fromYesNoUnknown(form.criminalRecord);
  if (hasChanged('pendingProceedings')) facts.pendingProceedings = fromYesNoUnknown(form.pendingProceedings);
  if (hasChanged('debts')) facts.debts = fromYesNoUnknown(form.debts);
  if (hasChanged('married', 'marriedOn')) facts.marriedToSwissSince = dayOrNo(form.married, form.marriedOn);
  if (hasChanged('registered', 'registeredOn'))
    facts.registeredPartnerOfSwissSince = dayOrNo(form.registered, form.registeredOn);
  if (hasChanged('swissAtWedding')) facts.swissAtWedding = fromYesNoUnknown(form.swissAtWedding);
  if (hasChanged('swissBy')) facts.swissBy = (form.swissBy || null) as Facts['swissBy'];
  if (hasChanged('livedAbroad', 'unionYears', 'closeTies'))
    facts.livedAbroad =
      form.livedAbroad === 'never'
        ? null
        : form.livedAbroad === 'yes'
          ? {
              ...(form.unionYears.trim() === '' ? {} : { unionYears: toYears(form.unionYears) }),
              closeTies: fromYesNoUnknown(form.closeTies) ?? 'unknown',
            }
          : 'unknown';
  if (hasChanged('parent', 'parentOn')) facts.parentNaturalisedOn = dayOrNo(form.parent, form.parentOn);
  if (hasChanged('stateless')) facts.stateless = fromYesNoUnknown(form.stateless);
  if (hasChanged('lost', 'lostOn')) facts.lostSwissCitizenshipOn = dayOrNo(form.lost, form.lostOn);
  return facts;
}
