import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { CheckboxField } from '../../kit/CheckboxField';
import { EditForm } from '../../kit/EditForm';
import { Loaded } from '../../kit/Loaded';
import { RadioGroup } from '../../kit/RadioGroup';
import { Section } from '../../kit/Section';
import { TextField } from '../../kit/TextField';
import { ProfileCommunes } from './ProfileCommunes';
import { toProfileValues, type Adviser, type ProfileValues } from './profileValues';
import { ProfileValueText } from './ProfileValueText';
import { myProfileQuery } from './queries';
import { SpokenLanguages } from './SpokenLanguages';

export function MyProfile() {
  const { t } = useTranslation('account');
  const query = useQuery(myProfileQuery);
  return (
    <Section title={t('profile.title')} id="profile">
      <Loaded query={query} lines={5}>
        {(adviser) => <ProfileForm key={adviser.version} adviser={adviser} />}
      </Loaded>
    </Section>
  );
}

function ProfileForm({ adviser }: { adviser: Adviser }) {
  const { t } = useTranslation('account');
  const canPause = adviser.state === 'active' || adviser.state === 'paused';
  return (
    <EditForm<ProfileValues, Adviser>
      draftName="my-profile"
      record={adviser}
      toForm={toProfileValues}
      fetchLatest={() => unwrap(api.GET('/api/advisers/me'))}
      save={({ state, phone, capacity, ...rest }, version) =>
        unwrap(
          api.PATCH('/api/advisers/me', {
            ...ifMatchHeader(version),
            body: {
              ...rest,
              ...(phone === undefined ? {} : { phone: phone.trim() || null }),
              ...(capacity === undefined ? {} : { capacity: Number(capacity) }),
              ...(state && canPause ? { state } : {}),
            },
          }),
        )
      }
      successMessage={t('profile.saved')}
      fieldLabel={(name) => t(`profile.${name}`)}
      renderValue={(name, value) => <ProfileValueText name={name} value={value} />}
      invalidates={[['advisers']]}
    >
      {(value, change) => (
        <>
          {canPause && (
            <RadioGroup<ProfileValues['state']>
              legend={t('profile.state')}
              columns={2}
              pointer="/state"
              value={value.state}
              onChange={(state) => change({ state })}
              options={(['active', 'paused'] as const).map((state) => ({
                value: state,
                label: t(`profile.${state}`),
                hint: t(`profile.${state}Hint`),
              }))}
            />
          )}
          <div className="fields fields-even">
            <TextField
              label={t('profile.capacity')}
              hint={t('profile.capacityHint', { load: adviser.load })}
              pointer="/capacity"
              type="number"
              inputMode="numeric"
              limits={limits.UpdateOwnProfile.capacity}
              required
              value={value.capacity}
              onChange={(capacity) => change({ capacity })}
            />
            <TextField
              label={t('profile.phone')}
              pointer="/phone"
              limits={limits.UpdateOwnProfile.phone}
              type="tel"
              autoComplete="tel"
              optional
              value={value.phone}
              onChange={(phone) => change({ phone })}
            />
          </div>
          <CheckboxField label={t('profile.remote')} checked={value.remote} onChange={(remote) => change({ remote })} />
          <SpokenLanguages languages={value.languages} onChange={(languages) => change({ languages })} />
          <ProfileCommunes communes={value.communes} onChange={(communes) => change({ communes })} />
        </>
      )}
    </EditForm>
  );
}
