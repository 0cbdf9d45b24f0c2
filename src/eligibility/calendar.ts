/*
 * Days as numbers (days since 1 January 1970), so that counting over decades costs a few operations and no Date. Years
 * are calendar years: ten years back from a day is the same date ten years earlier. Where that date does not exist, 29
 * February, it is the last day of that month, as CO 77(1)(3) has it for terms.
 */

/** Later than any day that is ever asked about: the end of what has no end. */
export const FOREVER = 10_000_000;
/** The last day that can be written, 2200-12-31. */
export const LAST_DAY = numberOfDate(2200, 12, 31);

/** The number of a date of the Gregorian calendar, from the year 1 on. */
export function numberOfDate(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const ofYear = Math.trunc((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return y * 365 + Math.trunc(y / 4) - Math.trunc(y / 100) + Math.trunc(y / 400) + ofYear - 719_468;
}

/** Year, month and day of a number, packed as year * 10000 + month * 100 + day, so that no object is made. */
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

/** The number of a day `'2026-03-02'` that exists. */
export function numberOf(day: string): number {
  return numberOfDate(figures(day, 0, 4), figures(day, 5, 7), figures(day, 8, 10));
}

/** The day `'2026-03-02'` of a number. */
export function dayOf(number: number): string {
  const date = dateOf(number);
  const [year, month, day] = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100];
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** The same date so many years later, earlier when negative. */
export function plusYears(number: number, years: number): number {
  const date = dateOf(number);
  const [year, month, day] = [Math.floor(date / 10_000) + years, Math.floor(date / 100) % 100, date % 100];
  return numberOfDate(year, month, month === 2 && day === 29 && !isLeap(year) ? 28 : day);
}

/** The same date so many months later, the last day of the month where it has no such date. */
export function plusMonths(number: number, months: number): number {
  const date = dateOf(number);
  const month = Math.floor(date / 10_000) * 12 + (Math.floor(date / 100) % 100) - 1 + months;
  const first = numberOfDate(Math.floor(month / 12), (month % 12) + 1, 1);
  const next = numberOfDate(Math.floor((month + 1) / 12), ((month + 1) % 12) + 1, 1);
  return Math.min(first + (date % 100) - 1, next - 1);
}

/**
 * For how many days after this one going back a number of years goes on day by day: until 28 February. On 29 February
 * and 1 March it stands still or leaps, depending on the year it arrives in.
 */
export function evenDays(number: number): number {
  const date = dateOf(number);
  const [year, ofYear] = [Math.floor(date / 10_000), date % 10_000];
  if (ofYear === 229) return 0;
  return numberOfDate(ofYear > 229 ? year + 1 : year, 2, 28) - number;
}

/** The last day of February in the year of a day. */
export function endOfFebruary(number: number): number {
  return numberOfDate(Math.trunc(dateOf(number) / 10_000), 3, 1) - 1;
}

/** Before anybody who is alive was born: from when on, at best, what began on an unknown day may have been. */
const LONG_AGO = numberOfDate(1880, 1, 1);

/** The first and the last day that a day, a month, a year or the word `unknown` can mean. */
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

/** The whole number that stands in a part of a text; spares the part. */
function figures(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i++) number = number * 10 + text.charCodeAt(i) - 48;
  return number;
}
