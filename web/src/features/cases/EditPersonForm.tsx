import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap, type Schema } from '../../api/client';
import * as limits from '../../api/limits';
import { EditForm } from '../../kit/EditForm';
import { LanguagePicker } from '../../kit/LanguagePicker';
import { spokenName } from '../../kit/languages';
import { phoneText } from '../../kit/PhoneLink';
import { SelectField } from '../../kit/SelectField';
import { TextField } from '../../kit/TextField';
import { NameFields } from './NameFields';
import { WritingFields } from './WritingFields';
import { INVALIDATED_BY_CASE, type FullCase } from './queries';

type Person = Schema<'PersonView'>;

interface PersonForm {
  firstName: string;
  lastName: string;
  languages: string[];
  phone: string;
  email: string;
  safeToCall: '' | 'yes' | 'no';
  safeToWrite: '' | 'yes' | 'no';
  sharedWith: '' | 'yes' | 'no';
  sharedWithNote: string;
  bestTime: string;
}

const yesNo = (value: boolean | null): '' | 'yes' | 'no' => (value === null ? '' : value ? 'yes' : 'no');
const fromYesNo = (value: '' | 'yes' | 'no'): boolean | null => (value === '' ? null : value === 'yes');

const toPersonForm = ({ firstName, lastName, languages, contact }: Person): PersonForm => ({
  firstName,
  lastName: lastName ?? '',
  languages,
  phone: phoneText(contact),
  email: contact.email ?? '',
  safeToCall: yesNo(contact.safeToCall),
  safeToWrite: yesNo(contact.safeToWrite),
  sharedWith: yesNo(contact.sharedWith),
  sharedWithNote: contact.sharedWithNote ?? '',
  bestTime: contact.bestTime ?? '',
});

export function EditPersonForm({ theCase, onSaved }: { theCase: FullCase; onSaved: () => void }) {
  const { t } = useTranslation('cases');
  const { person } = theCase;
  const path = { params: { path: { id: person.id } } };
  return (
    <EditForm<PersonForm, Person>
      draftName={`person/${theCase.id}/${person.id}`}
      record={person}
      toForm={toPersonForm}
      fetchLatest={() => unwrap(api.GET('/api/people/{id}', path))}
      save={(changed, version) => {
        const { firstName, lastName, languages, phone, email, safeToCall, bestTime } = changed;
        const { safeToWrite, sharedWith, sharedWithNote } = changed;
        const contact = {
          ...(phone !== undefined ? { phone: phone || null } : {}),
          ...(email !== undefined ? { email: email || null } : {}),
          ...(safeToCall !== undefined ? { safeToCall: fromYesNo(safeToCall) } : {}),
          ...(safeToWrite !== undefined ? { safeToWrite: fromYesNo(safeToWrite) } : {}),
          ...(sharedWith !== undefined ? { sharedWith: fromYesNo(sharedWith) } : {}),
          ...(sharedWithNote !== undefined ? { sharedWithNote: sharedWithNote || null } : {}),
          ...(bestTime !== undefined ? { bestTime: bestTime || null } : {}),
        };
        return unwrap(
          api.PATCH('/api/people/{id}', {
            ...path,
            body: {
              ...(firstName !== undefined ? { firstName } : {}),
              ...(lastName !== undefined ? { lastName: lastName || null } : {}),
              ...(languages ? { languages } : {}),
              ...(Object.keys(contact).length > 0 ? { contact } : {}),
            },
            ...ifMatchHeader(version),
          }),
        );
      }}
      fieldLabel={(name) => t(`person.${name}`)}
      renderValue={(name, value) =>
        name === 'languages'
          ? (value as string[]).map(spokenName).join(', ')
          : name === 'safeToCall'
            ? t(`person.safe.${(value as 'yes') || 'unknown'}`)
            : name === 'safeToWrite'
              ? t(`person.write.${(value as 'yes') || 'unknown'}`)
              : name === 'sharedWith'
                ? t(`person.shared.${(value as 'yes') || 'unknown'}`)
                : (value as string)
      }
      invalidates={INVALIDATED_BY_CASE}
      onSaved={onSaved}
    >
      {(value, change) => (
        <>
          <div className="fields">
            <NameFields value={value} change={change} />
            <TextField
              label={t('person.phone')}
              pointer="/contact/phone"
              limits={limits.ContactInput.phone}
              type="tel"
              autoComplete="off"
              value={value.phone}
              onChange={(next) => change({ phone: next })}
            />
            <TextField
              label={t('person.email')}
              pointer="/contact/email"
              limits={limits.ContactInput.email}
              type="email"
              autoComplete="off"
              value={value.email}
              onChange={(next) => change({ email: next })}
            />
            <SelectField
              label={t('person.safeToCall')}
              value={value.safeToCall}
              onChange={(next) => change({ safeToCall: next })}
              emptyLabel={t('person.safe.unknown')}
              options={[
                { value: 'yes', label: t('person.safe.yes') },
                { value: 'no', label: t('person.safe.no') },
              ]}
            />
            <WritingFields pointer="/contact" value={value} change={change} />
            <TextField
              label={t('person.bestTime')}
              optional
              pointer="/contact/bestTime"
              limits={limits.ContactInput.bestTime}
              value={value.bestTime}
              onChange={(next) => change({ bestTime: next })}
            />
          </div>
          <LanguagePicker
            pointer="/languages"
            value={value.languages}
            onChange={(languages) => change({ languages })}
          />
        </>
      )}
    </EditForm>
  );
}
