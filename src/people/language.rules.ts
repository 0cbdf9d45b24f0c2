import { languageOf, type Language } from '../texts/languages.js';

/** In which of our languages to write to a person: the first of theirs that we have, else the one of their place. */
export function languageToWriteIn(spoken: readonly string[], ofPlace: string): Language {
  const own = spoken.map(languageOf).find((language) => language !== null);
  return own ?? languageOf(ofPlace) ?? 'de';
}
