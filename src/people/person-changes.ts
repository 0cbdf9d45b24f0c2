import { inputError } from '../common/input-codes.js';
import { BadInput } from '../common/problem.js';
import { phoneFields } from './phone.rules.js';
import type { ContactInput, HelperInput } from './person.dto.js';
import type { Helper, Person } from './person.entity.js';

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

/** `pointer`: of the person in the input. Throws BadInput for a phone number that is none. */
export function helperOf(input: HelperInput, pointer: string): Helper {
  const { name, relation } = input;
  const read = phoneFields(input.phone ?? null);
  if (!read) throw new BadInput([inputError(`${pointer}/helper/phone`, 'not-a-phone-number')]);
  const { phone, phoneNote } = read;
  return { name, ...(phone !== null && { phone }), ...(phoneNote !== null && { phoneNote }), relation };
}
