import { useTranslation } from 'react-i18next';
import { spokenName } from '../../kit/languages';
import type { FactsForm } from './facts';

/** Returns the text of a fact; empty if it was not asked yet. */
export function useFactText(): (name: keyof FactsForm, value: FactsForm[keyof FactsForm], form: FactsForm) => string {
  const { t } = useTranslation('cases');
  return (name, value, form) => {
    if (value === '' || (Array.isArray(value) && value.length === 0)) return '';
    if (value === 'unknown') return t('facts.unknown');
    switch (name) {
      case 'permit':
        return t(`permit.${value as 'C'}`);
      case 'refugeeStatus':
        return t(`refugee.${value as 'none'}`);
      case 'married':
        return value === 'no' ? t('facts.marriedNo') : t('facts.since', { when: form.marriedOn });
      case 'aid':
        return value === 'never' ? t('facts.aidNever') : t('facts.aidLast', { when: form.aidOn || t('facts.unknown') });
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
        return value === 'yes' ? t('facts.yes') : t('facts.no');
      case 'birthDate':
      case 'aidOn':
      case 'marriedOn':
        return value as string;
    }
  };
}
