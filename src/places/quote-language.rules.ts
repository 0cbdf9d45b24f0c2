/** Short words that only one of the languages of the law has. */
const WORDS: Record<string, ReadonlySet<string>> = {
  de: new Set(
    'der die das den dem des und oder ist wird werden im zum zur von mit vor bei auf ein eine einer nicht'.split(' '),
  ),
  fr: new Set('le les des du une et ou est au aux dans par pour sur la qui avoir être sont ne pas'.split(' ')),
  it: new Set('il gli della delle del dei di nel nella che una è o e per con al alla ed sono non'.split(' ')),
};

/** In which of the languages of its canton a law is quoted: that of which it has the most short words, else the first. */
export function languageOfQuote(quote: string, languages: readonly string[]): string {
  const [first = 'de', ...others] = languages;
  const words = quote.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (language: string): number => words.filter((word) => WORDS[language]?.has(word)).length;
  return others.reduce((best, language) => (count(language) > count(best) ? language : best), first);
}
