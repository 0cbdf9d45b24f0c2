import type { Locale } from '../texts/languages.js';
import { textsOf } from '../texts/texts.js';
import type { Reason } from './score.rules.js';

const LANGUAGE_NAMES = new Map<Locale, Intl.DisplayNames>();

function languageName(code: string, locale: Locale): string {
  let names = LANGUAGE_NAMES.get(locale);
  if (!names)
    LANGUAGE_NAMES.set(
      locale,
      (names = new Intl.DisplayNames([`${locale}-CH`], { type: 'language', fallback: 'code' })),
    );
  return names.of(code) ?? code;
}

export function reasonText(reason: Reason, locale: Locale): string {
  const texts = textsOf(locale);
  switch (reason.code) {
    case 'language': {
      const { language, level, first } = reason.value;
      const values = { language: languageName(language, locale), level: texts.t(`reason.language.${level}`) };
      return texts.t(first ? 'reason.language.first' : 'reason.language', values);
    }
    case 'place':
      return texts.t(`reason.place.${reason.value.travel}`, { km: reason.value.km });
    case 'speciality': {
      const key = `speciality.${reason.value.speciality}`;
      const speciality = texts.has(key) ? texts.t(key) : reason.value.speciality;
      return texts.t(reason.value.has ? 'reason.speciality' : 'reason.speciality.unknown', { speciality });
    }
    case 'room':
      return texts.t('reason.room', reason.value);
    case 'absence':
      return texts.t('reason.absence', { day: texts.day(reason.value.from) });
    case 'waiting':
      return texts.t('reason.waiting', { days: reason.value.days });
  }
}
