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
