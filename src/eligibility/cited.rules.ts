/** The rules cite federal laws in French. */
const LAWS: Record<string, Partial<Record<string, string>>> = {
  de: { LN: 'BüG', OLN: 'BüV', LTF: 'BGG', PA: 'VwVG' },
  it: { LN: 'LCit', OLN: 'OCit' },
};

export function cited(language: string, basis: readonly string[]): string {
  return basis
    .map((each) => plain(each).replace(/^[A-Z]+(?= )/, (law) => LAWS[language]?.[law] ?? law))
    .filter(Boolean)
    .join(', ');
}

/** The Confederation's acts in the reader's language, as far as it publishes them; rows name the French text. */
export function sourceIn(language: string, address: string): string {
  const of = ['fr', 'it'].includes(language) ? language : 'de';
  return address.replace(/^(https:\/\/www\.fedlex\.admin\.ch\/eli\/.+\/)fr$/, `$1${of}`);
}

function plain(law: string): string {
  return law
    .replace(/,? ?(?:number )?unverified/, '')
    .replace(/ (?:and|with the new) /g, ', ')
    .replace(/ \((?=[a-z]{3,}[ )])[^)]*\)/, '')
    .replace(
      /(\))?,? (?:of|in force|as changed on|as changed with effect from) (\d{4}(?:-\d\d-\d\d)?)/g,
      (_, bracket: string | undefined, day: string) =>
        `${bracket ? ', ' : ' ('}${day.split('-').map(Number).reverse().join('.')})`,
    );
}
