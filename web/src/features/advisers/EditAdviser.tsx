import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, type View } from '../../api/client';
import { EditForm } from '../../kit/EditForm';
import { lacking } from '../../kit/lacking';
import { profileOf, sent, type Profile } from './profile';
import { ProfileFields } from './ProfileFields';
import { ProfileWords } from './ProfileWords';
import { CHANGED } from './queries';
import { useRefused } from './useRefused';

type Adviser = View<'AdviserView'>;

/** Changes a profile. */
export function EditAdviser({ adviser, onDone }: { adviser: Adviser; onDone: () => void }) {
  const { t } = useTranslation('advisers');
  const { notice, onRefused } = useRefused();
  const path = { params: { path: { id: adviser.id } } };
  return (
    <EditForm<Profile, Adviser>
      draft={`adviser/${adviser.id}`}
      view={adviser}
      read={profileOf}
      fresh={() => answer(api.GET('/api/advisers/{id}', path))}
      save={(changed, version) => {
        lacking({ '/languages': changed.languages?.length === 0, '/communes': changed.communes?.length === 0 });
        return answer(api.PATCH('/api/advisers/{id}', { ...path, body: sent(changed), ...ifMatch(version) }));
      }}
      label={(name) => t(`field.${name}`)}
      show={(name, value) =>
        Array.isArray(value) && value.length === 0 ? '' : <ProfileWords name={name} value={value} />
      }
      changes={CHANGED}
      onSaved={onDone}
      onCancel={onDone}
      onRefused={onRefused}
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
