import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** E.164, Swiss by default; null when invalid. */
export function phoneNumber(text: string): string | null {
  const parsed = parsePhoneNumberFromString(text.replace(/^00/, '+'), 'CH');
  return parsed?.isPossible() ? parsed.number : null;
}

export interface SearchTerms {
  reference: string | null;
  email: string | null;
  phone: string | null;
  name: string;
}

export function searchTermsOf(text: string): SearchTerms {
  const reference = /^[A-Z]-?[2-9A-Z]{4}-?[2-9A-Z]{4}$/i.test(text) ? canonicalReference(text) : null;
  return {
    reference,
    email: text.includes('@') ? text.toLowerCase() : null,
    phone: /^[+\d][\d ()./-]{5,}$/.test(text) ? phoneNumber(text) : null,
    name: text,
  };
}

function canonicalReference(text: string): string {
  const signs = text.toUpperCase().replaceAll('-', '');
  return `${signs.slice(0, 1)}-${signs.slice(1, 5)}-${signs.slice(5)}`;
}
