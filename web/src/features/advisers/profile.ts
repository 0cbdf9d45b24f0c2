import type { View } from '../../api/client';
import type { Canton } from '../../kit/cantons';
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

export const EMPTY: Profile = {
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
  languages: [],
  communes: [],
  cantons: [],
  remote: false,
  capacity: 3,
  specialities: ['ordinary'],
  conflicts: [],
};

export function profileOf({
  firstName,
  lastName,
  email,
  phone,
  languages,
  communes,
  cantons,
  remote,
  capacity,
  specialities,
  conflicts,
}: View<'AdviserView'>): Profile {
  return {
    firstName,
    lastName,
    email: email ?? '',
    phone: phone ?? '',
    languages,
    communes,
    cantons: cantons as Canton[],
    remote,
    capacity,
    specialities: specialities as Profile['specialities'],
    conflicts,
  };
}

/** As the API takes it: no phone is none. */
export const sent = (profile: Partial<Profile>) => ({
  ...profile,
  ...(profile.phone === undefined ? {} : { phone: profile.phone.trim() || null }),
});

/** What each part of the profile form gets. */
export interface ProfilePartProps {
  value: Profile;
  change: (changed: Partial<Profile>) => void;
}
