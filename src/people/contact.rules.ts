import { phoneNumber } from './phone.rules.js';

export interface SearchTerms {
  /** A whole reference, canonical. */
  reference: string | null;
  /** A part of a reference without hyphens, of three signs or more. */
  referencePart: string | null;
  email: string | null;
  phone: string | null;
  name: string;
}

export function searchTermsOf(text: string): SearchTerms {
  const signs = text.toUpperCase().replace(/[\s-]/g, '');
  const isReference = /^[A-Z][2-9A-Z]{8}$/.test(signs) && /^[A-Z]-?\S{4}-?\S{4}$/i.test(text);
  return {
    reference: isReference ? `${signs.slice(0, 1)}-${signs.slice(1, 5)}-${signs.slice(5)}` : null,
    // Words have no digits, and numbers have no letters.
    referencePart:
      !isReference && /^[2-9A-Z]{3,8}$/.test(signs) && /\d/.test(signs) && /[A-Z]/.test(signs) ? signs : null,
    email: text.includes('@')
      ? text
          .replace(/\p{Cf}/gu, '')
          .trim()
          .toLowerCase()
      : null,
    phone: /\p{Nd}/u.test(text) ? phoneNumber(text) : null,
    name: text,
  };
}
