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
): Pick<
  Person,
  'email' | 'phone' | 'phoneNote' | 'safeToCall' | 'safeToWrite' | 'sharedWith' | 'sharedWithNote' | 'bestTime'
> {
  const phone =
    input.phone === undefined
      ? { phone: before?.phone ?? null, phoneNote: before?.phoneNote ?? null }
      : phoneFields(input.phone);
  if (!phone) throw new BadInput([inputError(`${pointer}/contact/phone`, 'not-a-phone-number')]);
  const newest = <K extends 'email' | 'safeToCall' | 'bestTime'>(field: K): Person[K] | null =>
    input[field] === undefined ? (before?.[field] ?? null) : (input[field] as Person[K]);
  const email = newest('email');
  return {
    email,
    ...phone,
    safeToCall: newest('safeToCall'),
    ...writingOf(input, email !== null && email === (before?.email ?? null) ? before : undefined),
    bestTime: newest('bestTime'),
  };
}

/** `before`: only with the same address, since what was said of another one says nothing of this. */
function writingOf(
  input: ContactInput,
  before: Person | undefined,
): Pick<Person, 'safeToWrite' | 'sharedWith' | 'sharedWithNote'> {
  const { safeToWrite = before?.safeToWrite ?? null, sharedWith = before?.sharedWith ?? null } = input;
  const { sharedWithNote = before?.sharedWithNote ?? null } = input;
  return { safeToWrite, sharedWith, sharedWithNote: sharedWith === true ? sharedWithNote : null };
}

/** `pointer`: of the person in the input. Throws BadInput for a phone number that is none. */
export function helperOf(input: HelperInput, pointer: string): Helper {
  const { name, relation } = input;
  const read = phoneFields(input.phone ?? null);
  if (!read) throw new BadInput([inputError(`${pointer}/helper/phone`, 'not-a-phone-number')]);
  const { phone, phoneNote } = read;
  return { name, ...(phone !== null && { phone }), ...(phoneNote !== null && { phoneNote }), relation };
}
