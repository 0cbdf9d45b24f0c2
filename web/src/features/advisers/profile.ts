import { phoneText } from '../../kit/PhoneLink';
import type { Schema } from '../../api/client';
import type { Canton } from '../../kit/cantons';
import type { LEVELS, SPECIALITIES } from './queries';

export interface SpokenLanguage {
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

export interface Profile {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  languages: SpokenLanguage[];
  communes: number[];
  cantons: Canton[];
  remote: boolean;
  capacity: number;
  specialities: (typeof SPECIALITIES)[number][];
  conflicts: Conflict[];
}

export const EMPTY_PROFILE: Profile = {
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

export function toProfile({
  firstName,
  lastName,
  email,
  phone,
  phoneNote,
  languages,
  communes,
  cantons,
  remote,
  capacity,
  specialities,
  conflicts,
}: Schema<'AdviserView'>): Profile {
  return {
    firstName,
    lastName,
    email: email ?? '',
    phone: phoneText({ phone, phoneNote }),
    languages,
    communes,
    cantons: cantons as Canton[],
    remote,
    capacity,
    specialities: specialities as Profile['specialities'],
    conflicts,
  };
}

/** Converts to the input of the API, where an empty phone is null. */
export const toAdviserInput = (profile: Partial<Profile>) => ({
  ...profile,
  ...(profile.phone === undefined ? {} : { phone: profile.phone.trim() || null }),
});

export interface ProfilePartProps {
  value: Profile;
  change: (changed: Partial<Profile>) => void;
}
