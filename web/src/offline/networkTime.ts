// File extension needed because tests load this module under Node's module rules.
import { addDays, DAY_MS, daysBetween } from '../../../src/common/day.js';

/** The last time the server said what time it is. Both in milliseconds since 1970. */
export interface Contact {
  /** By the server's clock; the demonstration has its own. */
  server: number;
  /** By this device's clock, at the same moment. */
  device: number;
}

const ZURICH = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Zurich',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in Zurich, such as `2026-03-02`. */
export const dayOf = (instant: string | number): string => ZURICH.format(new Date(instant));

/** `me` of a client up to 0.1 has no `now`: then the days differ by whole days. */
export function contactOf(me: { today: string; now?: string }, device: number): Contact {
  const server = me.now ? Date.parse(me.now) : device + daysBetween(dayOf(device), me.today) * DAY_MS;
  return { server, device };
}

/** An instant of this device's clock by the server's. A clock that is always wrong by the same does not matter. */
export const toNetworkTime = (contact: Contact | null, device: number): number =>
  contact ? device + contact.server - contact.device : device;

/**
 * Now by the server's clock, counted on from the last contact. A device clock that was set back does not bring back
 * days that are over; one that was set forward cannot be told from time that has passed, until the next contact.
 */
export const networkNow = (contact: Contact | null, device: number): number =>
  toNetworkTime(contact, contact ? Math.max(device, contact.device) : device);

/** Today in Zurich by {@link networkNow}. */
export const networkToday = (contact: Contact | null, device: number): string => dayOf(networkNow(contact, device));

/** How a time is told: `time` of today, `weekday` up to six days ago, else `date`. */
export function precisionOf(day: string, today: string): 'time' | 'weekday' | 'date' {
  if (day === today) return 'time';
  return day < today && day >= addDays(today, -6) ? 'weekday' : 'date';
}

/** After this time without the server everything on the device is deleted. */
export const MAX_OFFLINE_MS = 7 * DAY_MS;
/** From then on its end is announced. */
const WARN_AFTER_MS = 5 * DAY_MS;

/** In milliseconds since 1970, like `lastContact`: until when what is on the device stays there without the server. */
export const keptUntil = (lastContact: number): number => lastContact + MAX_OFFLINE_MS;

/** A clock that was set back deletes nothing. */
export const isExpired = (lastContact: number, now: number): boolean => now >= keptUntil(lastContact);

export const isExpiringSoon = (lastContact: number, now: number): boolean => now - lastContact >= WARN_AFTER_MS;
