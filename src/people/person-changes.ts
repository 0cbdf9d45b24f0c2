import { inputError } from '../common/input-codes.js';
import { BadInput } from '../common/problem.js';
import { phoneFields } from './phone.rules.js';
import type { ContactInput } from './person.dto.js';
import type { Person } from './person.entity.js';

/** `pointer`: of the person in the input; `before`: what stays where the input is silent. Throws BadInput for a phone number that is none. */
export function contactOf(
  input: ContactInput,
  pointer: string,
  before?: Person,
): Pick<Person, 'email' | 'phone' | 'phoneNote' | 'safeToCall' | 'bestTime'> {
  const phone =
    input.phone === undefined
      ? { phone: before?.phone ?? null, phoneNote: before?.phoneNote ?? null }
      : phoneFields(input.phone);
  if (!phone) throw new BadInput([inputError(`${pointer}/contact/phone`, 'not-a-phone-number')]);
  const newest = <K extends 'email' | 'safeToCall' | 'bestTime'>(field: K): Person[K] | null =>
    input[field] === undefined ? (before?.[field] ?? null) : (input[field] as Person[K]);
  return { email: newest('email'), ...phone, safeToCall: newest('safeToCall'), bestTime: newest('bestTime') };
}
