// File extension needed because tests load this module under Node's module rules.
import type { components } from './api/schema.js';

type Me = components['schemas']['MeView'];
export type Role = Me['role'];

/** An account of another role may also be an adviser. */
export function isRole(me: Pick<Me, 'role' | 'adviserId'>, role: Role): boolean {
  return me.role === role || (role === 'adviser' && me.adviserId !== null);
}
