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
    referencePart: !isReference && isReferencePart(text, signs) ? signs : null,
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

/** Words have no digits, and numbers have no letters; a letter and a hyphen are how references begin. */
function isReferencePart(text: string, signs: string): boolean {
  if (!/^[2-9A-Z]{3,8}$/.test(signs)) return false;
  return (/\d/.test(signs) && /[A-Z]/.test(signs)) || /^[A-Z]-/i.test(text);
}
