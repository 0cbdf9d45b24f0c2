import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { formatNumericDate } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { spokenName } from '../../kit/languages';
import { Section } from '../../kit/Section';
import { toFactsForm, type FactsForm } from '../cases/facts';
import { useFactText } from '../cases/useFactText';

/** Worded as on the page of the case. */
const AS_IN_THE_CASE = [
  'absent',
  'inCantonSince',
  'registered',
  'swissAtWedding',
  'livedAbroad',
  'parent',
  'stateless',
  'circumstances',
  'lost',
] as const satisfies (keyof FactsForm)[];

export function KnownFacts({ request }: { request: Schema<'CaseView'> }) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation();
  const { t: cases } = useTranslation('cases');
  const factText = useFactText();
  const { facts, members, person } = request;
  const form = toFactsForm(facts);
  const valueText = (value: unknown): string =>
    value === true
      ? common('form.yes')
      : value === false
        ? common('form.no')
        : value === 'unknown'
          ? t('known.unknown')
          : typeof value === 'string'
            ? value
            : '';
  const dateText = (value: unknown): string =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? formatNumericDate(value) : valueText(value);
  const yesNoFacts = (['criminalRecord', 'pendingProceedings', 'debts'] as const).filter(
    (name) => facts[name] !== undefined && facts[name] !== null,
  );
  const language = facts.language && typeof facts.language === 'object' ? facts.language : null;
  const aid = facts.socialAssistance && typeof facts.socialAssistance === 'object' ? facts.socialAssistance : null;
  return (
    <Section title={t('known.title')} id="request-known">
      <DescriptionList
        items={[
          members.length > 0 && [
            t('known.household'),
            members
              .map(
                ({ firstName, birthYear, relation }) =>
                  `${firstName} (${t(`relation.${relation}`)}${birthYear ? `, ${birthYear}` : ''})`,
              )
              .join(', '),
          ],
          facts.birthDate ? [t('known.birthDate'), dateText(facts.birthDate)] : null,
          facts.permit ? [t('known.permit'), valueText(facts.permit)] : null,
          language && [
            t('known.language'),
            `${language.code === 'unknown' ? t('known.unknown') : spokenName(language.code)}: ${t('known.levels', { oral: valueText(language.oral), written: valueText(language.written) })}`,
          ],
          facts.marriedToSwissSince ? [t('known.married'), dateText(facts.marriedToSwissSince)] : null,
          ...AS_IN_THE_CASE.map((name) => {
            const text = factText(name, form[name], form);
            return text ? ([cases(`facts.${name}`), text] as const) : null;
          }),
          aid && [t('known.aid'), aid.lastReceivedOn ? dateText(aid.lastReceivedOn) : t('known.never')],
          ...yesNoFacts.map((name) => [t(`known.${name}`), valueText(facts[name])] as const),
          [
            t('known.consents'),
            person.consents
              .filter(({ withdrawnOn }) => withdrawnOn === null)
              .map(({ purpose }) => t(`consent.${purpose}`))
              .join(', ') || t('known.noConsent'),
          ],
        ]}
      />
    </Section>
  );
}
