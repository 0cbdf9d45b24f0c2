/** Days as numbers since 1 January 1970; a missing 29 February is the last day of the month (CO 77(1)(3)). */

export const FOREVER = 10_000_000;
export const LAST_DAY = numberOfDate(2200, 12, 31);

export function numberOfDate(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const ofYear = Math.trunc((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return y * 365 + Math.trunc(y / 4) - Math.trunc(y / 100) + Math.trunc(y / 400) + ofYear - 719_468;
}

/** Packed as year * 10000 + month * 100 + day, to avoid allocation. */
export function dateOf(number: number): number {
  const shifted = number + 719_468;
  const era = Math.trunc(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.trunc(
    (ofEra - Math.trunc(ofEra / 1460) + Math.trunc(ofEra / 36_524) - Math.trunc(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.trunc(yearOfEra / 4) - Math.trunc(yearOfEra / 100));
  const shiftedMonth = Math.trunc((5 * ofYear + 2) / 153);
  const day = ofYear - Math.trunc((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)) * 10_000 + month * 100 + day;
}

export function numberOf(day: string): number {
  return numberOfDate(figures(day, 0, 4), figures(day, 5, 7), figures(day, 8, 10));
}

export function dayOf(number: number): string {
  const date = dateOf(number);
  const [year, month, day] = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100];
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

export function plusYears(number: number, years: number): number {
  const date = dateOf(number);
  const [year, month, day] = [Math.floor(date / 10_000) + years, Math.floor(date / 100) % 100, date % 100];
  return numberOfDate(year, month, month === 2 && day === 29 && !isLeap(year) ? 28 : day);
}

export function plusMonths(number: number, months: number): number {
  const date = dateOf(number);
  const month = Math.floor(date / 10_000) * 12 + (Math.floor(date / 100) % 100) - 1 + months;
  const first = numberOfDate(Math.floor(month / 12), (month % 12) + 1, 1);
  const next = numberOfDate(Math.floor((month + 1) / 12), ((month + 1) % 12) + 1, 1);
  return Math.min(first + (date % 100) - 1, next - 1);
}

/** Going back `n` years advances by one each day until 28 February. */
export function evenDays(number: number): number {
  const date = dateOf(number);
  const [year, ofYear] = [Math.floor(date / 10_000), date % 10_000];
  if (ofYear === 229) return 0;
  return numberOfDate(ofYear > 229 ? year + 1 : year, 2, 28) - number;
}

export function endOfFebruary(number: number): number {
  return numberOfDate(Math.trunc(dateOf(number) / 10_000), 3, 1) - 1;
}

/** Before anybody who lives was born. */
export const LONG_AGO = numberOfDate(1880, 1, 1);

/** What a day, month, year or `unknown` can mean. */
export function span(text: string): [earliest: number, latest: number] {
  if (text === 'unknown') return [LONG_AGO, FOREVER];
  const year = figures(text, 0, 4);
  if (text.length === 4) return [numberOfDate(year, 1, 1), numberOfDate(year, 12, 31)];
  const month = figures(text, 5, 7);
  const first = numberOfDate(year, month, 1);
  if (text.length === 7) return [first, plusMonths(first, 1) - 1];
  const exact = first + figures(text, 8, 10) - 1;
  return [exact, exact];
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function figures(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i++) number = number * 10 + text.charCodeAt(i) - 48;
  return number;
}
