import { useTranslation } from 'react-i18next';
import { useMe } from '../../session';
import type { Advice } from './queries';

/** Advice that the server words for the person and that is reworded for the adviser. */
const ADVISER_WORDING = [
  'ask-adviser',
  'stay-where-you-are',
  'come-back',
  'language-oral',
  'language-written',
  'union-lasts',
  'partner-became-swiss',
  'partner-by-descent',
  'registered-partner',
  'absences',
  'earlier-residence',
  'circumstances',
  'circumstances-weighed',
  'parent-filed',
] as const;

export function useAdviceText(): (adviceOfCondition: Advice) => string {
  const { t } = useTranslation('eligibility');
  const { locale } = useMe();
  return ({ code, words }) => {
    const adviserWording = ADVISER_WORDING.find((each) => each === code);
    return adviserWording ? t(`advice.${adviserWording}`) : words[locale];
  };
}
