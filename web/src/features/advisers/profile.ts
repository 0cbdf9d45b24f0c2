import i18next from 'i18next';
import type { View } from '../../api/client';
import type { Canton } from '../../kit/cantons';
import { spokenName } from '../../kit/languages';
import type { LEVELS, SPECIALITIES } from './queries';

export interface Spoken {
  code: string;
  level: (typeof LEVELS)[number];
  interprets: boolean;
}

export interface Conflict {
  kind: 'authority' | 'person';
  canton?: Canton;
  commune?: number;
  caseReference?: string;
}

/** An adviser as the form has them. */
export interface Profile {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  languages: Spoken[];
  communes: number[];
  cantons: Canton[];
  remote: boolean;
  capacity: number;
  specialities: (typeof SPECIALITIES)[number][];
  conflicts: Conflict[];
}

export const EMPTY: Profile = { firstName: '', lastName: '', email: '', phone: '', languages: [], communes: [], cantons: [], remote: false, capacity: 3, specialities: ['ordinary'], conflicts: [] };

export function profileOf({ firstName, lastName, email, phone, languages, communes, cantons, remote, capacity, specialities, conflicts }: View<'AdviserView'>): Profile {
  return { firstName, lastName, email: email ?? '', phone: phone ?? '', languages, communes, cantons: cantons as Canton[], remote, capacity, specialities: specialities as Profile['specialities'], conflicts };
}

/** As the API takes it: no phone is none. */
export const sent = (profile: Partial<Profile>) => ({ ...profile, ...(profile.phone === undefined ? {} : { phone: profile.phone.trim() || null }) });

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What differs from how it was. */
export function changed(before: Profile, now: Profile): Partial<Profile> {
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => !same(value, before[name as keyof Profile])));
}

/** One part of a profile in words, to be compared with another version of it. */
export function inWords(name: keyof Profile, value: Profile[keyof Profile], words: { yes: string; no: string; conflict: (conflict: Conflict) => string; speciality: (name: Profile['specialities'][number]) => string; commune: (bfs: number) => string }): string {
  const list = new Intl.ListFormat(i18next.language, { style: 'narrow', type: 'unit' });
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (!Array.isArray(value)) return String(value) || '–';
  if (value.length === 0) return '–';
  if (name === 'languages') return list.format((value as Spoken[]).map(({ code }) => spokenName(code)));
  if (name === 'conflicts') return list.format((value as Conflict[]).map(words.conflict));
  if (name === 'specialities') return list.format((value as Profile['specialities']).map(words.speciality));
  if (name === 'communes') return list.format((value as number[]).map(words.commune));
  return list.format(value as string[]);
}
