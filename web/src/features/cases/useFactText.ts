import { useTranslation } from 'react-i18next';
import { spokenName } from '../../kit/languages';
import type { FactsForm } from './facts';

/** Returns the text of a fact; empty if it was not asked yet. */
export function useFactText(): (name: keyof FactsForm, value: FactsForm[keyof FactsForm], form: FactsForm) => string {
  const { t } = useTranslation('cases');
  const absencesText = (absences: FactsForm['absences']): string =>
    absences
      .map(({ from, to, reason }) =>
        t('facts.span', {
          what: reason === 'unknown' ? t('facts.unknown') : t(`absence.${reason as 'studies'}`),
          from,
          to: to || t('facts.today'),
        }),
      )
      .join('; ');
  return (name, value, form) => {
    if (value === '' || (Array.isArray(value) && value.length === 0)) return '';
    if (value === 'unknown' || value === '?') return t('facts.unknown');
    const since = (answer: typeof value, no: string, day: string): string =>
      answer === 'no' ? no : t('facts.since', { when: day === '?' || day === '' ? t('facts.unknown') : day });
    switch (name) {
      case 'permit':
        return t(`permit.${value as 'C'}`);
      case 'refugeeStatus':
        return t(`refugee.${value as 'none'}`);
      case 'married':
        return since(value, t('facts.marriedNo'), form.marriedOn);
      case 'registered':
        return since(value, t('facts.registeredNo'), form.registeredOn);
      case 'parent':
        return since(value, t('facts.parentNo'), form.parentOn);
      case 'lost':
        return since(value, t('facts.lostNo'), form.lostOn);
      case 'swissBy':
        return t(`swissBy.${value as 'ordinary'}`);
      case 'swissAtWedding':
        return value === 'yes'
          ? t('facts.yes')
          : [t('facts.no'), form.swissBy && form.swissBy !== 'unknown' && t(`swissBy.${form.swissBy as 'ordinary'}`)]
              .filter(Boolean)
              .join(', ');
      case 'livedAbroad':
        return value === 'never'
          ? t('facts.no')
          : [
              t('facts.yes'),
              form.unionYears !== '' && form.unionYears !== '?' && t('facts.unionYearsAre', { years: form.unionYears }),
              form.closeTies !== '' &&
                form.closeTies !== 'unknown' &&
                t(form.closeTies === 'yes' ? 'facts.closeTiesYes' : 'facts.closeTiesNo'),
            ]
              .filter(Boolean)
              .join(', ');
      case 'circumstances':
        return (value as string[])
          .map((code) => (code === 'unknown' ? t('facts.unknown') : t(`circumstance.${code as 'none'}`)))
          .join(', ');
      case 'absent':
        return value === 'none' ? t('facts.absentNone') : absencesText(form.absences);
      case 'absences':
        return absencesText(value as FactsForm['absences']);
      case 'aid':
        return value === 'never'
          ? t('facts.aidNever')
          : form.aidOngoing === 'yes'
            ? t('facts.aidStill')
            : t('facts.aidLast', { when: form.aidOn === '?' || form.aidOn === '' ? t('facts.unknown') : form.aidOn });
      case 'languageCode':
        return spokenName(value as string);
      case 'oral':
        return [
          form.languageCode && spokenName(form.languageCode),
          t('facts.oralIs', { level: t(`level.${value as 'A1'}`) }),
          form.written &&
            form.written !== 'unknown' &&
            t('facts.writtenIs', { level: t(`level.${form.written as 'A1'}`) }),
        ]
          .filter(Boolean)
          .join(', ');
      case 'written':
        return t(`level.${value as 'A1'}`);
      case 'proof':
        return t(`proof.${value as 'school'}`);
      case 'stays':
        return (value as FactsForm['stays'])
          .map(({ permit, from, to }) =>
            t('facts.span', {
              what: permit === 'unknown' ? t('facts.unknown') : t(`permit.${permit as 'C'}`),
              from,
              to: to || t('facts.today'),
            }),
          )
          .join('; ');
      case 'residence':
        return (value as FactsForm['residence'])
          .map(({ commune, from, to }) => t('facts.span', { what: String(commune), from, to: to || t('facts.today') }))
          .join('; ');
      case 'criminalRecord':
      case 'pendingProceedings':
      case 'debts':
      case 'aidRepaid':
      case 'aidOngoing':
      case 'closeTies':
      case 'stateless':
        return value === 'yes' ? t('facts.yes') : t('facts.no');
      case 'birthDate':
      case 'aidOn':
      case 'marriedOn':
      case 'registeredOn':
      case 'parentOn':
      case 'lostOn':
      case 'inCantonSince':
      case 'unionYears':
        return value as string;
    }
  };
}
