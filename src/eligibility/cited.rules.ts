/** The names that federal laws have in German and Italian; French is how the rules cite them. */
const LAWS: Record<string, Partial<Record<string, string>>> = {
  de: { LN: 'BüG', OLN: 'BüV', LTF: 'BGG', PA: 'VwVG' },
  it: { LN: 'LCit', OLN: 'OCit' },
};

/** The articles, under the names the laws have in the reader's language; what the rules remark about them in English is for us. */
export function cited(language: string, basis: readonly string[]): string {
  return basis
    .map((each) => plain(each).replace(/^[A-Z]+(?= )/, (law) => LAWS[language]?.[law] ?? law))
    .filter(Boolean)
    .join(', ');
}

function plain(law: string): string {
  return law
    .replace(/,? ?(?:number )?unverified/, '')
    .replace(/ \((?=[a-z]{3,} )[^)]*\)/, '')
    .replace(
      /(\))?,? (?:of|in force) (\d{4}(?:-\d\d-\d\d)?)/g,
      (_, bracket: string | undefined, day: string) =>
        `${bracket ? ', ' : ' ('}${day.split('-').map(Number).reverse().join('.')})`,
    );
}
