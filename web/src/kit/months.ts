import i18next from 'i18next';

export function monthName(month: string, short = false): string {
  const tag = `${i18next.language === 'en' ? 'en-GB' : `${i18next.language}-CH`}-u-ca-gregory-nu-latn`;
  return new Intl.DateTimeFormat(tag, {
    month: short ? 'short' : 'long',
    ...(short ? {} : { year: 'numeric' as const }),
    timeZone: 'UTC',
  }).format(new Date(`${month}-15T12:00:00Z`));
}

export function monthsBack(today: string, count: number): string[] {
  const now = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from(
    { length: count },
    (_, index) => `${Math.floor((now - index) / 12)}-${String(((now - index) % 12) + 1).padStart(2, '0')}`,
  );
}
