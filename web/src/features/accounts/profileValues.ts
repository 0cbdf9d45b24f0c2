import { phoneText } from '../../kit/PhoneLink';
import type { Schema } from '../../api/client';

export type Adviser = Schema<'AdviserView'>;
export type SpokenLanguage = Adviser['languages'][number];

export interface ProfileValues {
  state: 'active' | 'paused';
  phone: string;
  capacity: string;
  remote: boolean;
  communes: number[];
  languages: SpokenLanguage[];
}

export const toProfileValues = (adviser: Adviser): ProfileValues => ({
  state: adviser.state === 'paused' ? 'paused' : 'active',
  phone: phoneText(adviser),
  capacity: String(adviser.capacity),
  remote: adviser.remote,
  communes: adviser.communes,
  languages: adviser.languages,
});
