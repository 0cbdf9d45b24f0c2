import type { Advice } from './queries';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../session';

/** Advice that speaks to the person, as one says it to whoever advises them. */
const ADVISER_WORDING = [
  'ask-adviser',
  'stay-where-you-are',
  'come-back',
  'language-oral',
  'language-written',
] as const;

export function useAdviceText(): (adviceOfCondition: Advice) => string {
  const { t } = useTranslation('eligibility');
  const { locale } = useMe();
  return ({ code, words: changesText }) => {
    const adviserWording = ADVISER_WORDING.find((each) => each === code);
    return adviserWording ? t(`advice.${adviserWording}`) : changesText[locale];
  };
}
