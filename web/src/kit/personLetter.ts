import type { Schema } from '../api/client';

/** Whether a letter to the person would go out, once letters are not held: an address is known, and none came back from it. */
export const hasWorkingAddress = ({ contact }: Schema<'PersonView'>): boolean =>
  contact.email !== null && contact.emailFailedOn === null;
