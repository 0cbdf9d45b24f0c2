import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap } from '../../api/client';
import { EditForm } from '../../kit/EditForm';
import { throwIfMissing } from '../../kit/throwIfMissing';
import { toAdviserInput, toProfile, type Profile } from './profile';
import { ProfileFields } from './ProfileFields';
import { ProfileValue } from './ProfileValue';
import { INVALIDATED_BY_ADVISER, type Adviser } from './queries';
import { useAdviserErrors } from './useAdviserErrors';

export function EditAdviser({ adviser, onDone }: { adviser: Adviser; onDone: () => void }) {
  const { t } = useTranslation('advisers');
  const { notice, onApiError } = useAdviserErrors();
  const path = { params: { path: { id: adviser.id } } };
  return (
    <EditForm<Profile, Adviser>
      draftName={`adviser/${adviser.id}`}
      record={adviser}
      toForm={toProfile}
      fetchLatest={() => unwrap(api.GET('/api/advisers/{id}', path))}
      save={(changed, version) => {
        throwIfMissing({ '/languages': changed.languages?.length === 0, '/communes': changed.communes?.length === 0 });
        return unwrap(
          api.PATCH('/api/advisers/{id}', { ...path, body: toAdviserInput(changed), ...ifMatchHeader(version) }),
        );
      }}
      fieldLabel={(name) => t(`field.${name}`)}
      renderValue={(name, value) =>
        Array.isArray(value) && value.length === 0 ? '' : <ProfileValue name={name} value={value} />
      }
      invalidates={INVALIDATED_BY_ADVISER}
      onSaved={onDone}
      onCancel={onDone}
      onApiError={onApiError}
    >
      {(value, change) => (
        <>
          <ProfileFields value={value} change={change} />
          {notice}
        </>
      )}
    </EditForm>
  );
}
