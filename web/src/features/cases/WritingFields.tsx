import { useTranslation } from 'react-i18next';
import * as limits from '../../api/limits';
import { SelectField } from '../../kit/SelectField';
import { TextField } from '../../kit/TextField';

export interface WritingForm {
  email: string;
  safeToWrite: '' | 'yes' | 'no';
  sharedWith: '' | 'yes' | 'no';
  sharedWithNote: string;
}

/** Asked only where there is an address. */
export function WritingFields({
  pointer,
  value,
  change,
}: {
  /** Of the contact. */
  pointer: string;
  value: WritingForm;
  change: (changed: Partial<WritingForm>) => void;
}) {
  const { t } = useTranslation('cases');
  if (value.email.trim() === '') return null;
  return (
    <>
      <SelectField
        label={t('person.safeToWrite')}
        hint={t('person.safeToWriteHint')}
        value={value.safeToWrite}
        onChange={(safeToWrite) => change({ safeToWrite })}
        emptyLabel={t('person.write.unknown')}
        options={[
          { value: 'yes', label: t('person.write.yes') },
          { value: 'no', label: t('person.write.no') },
        ]}
      />
      <SelectField
        label={t('person.sharedWith')}
        value={value.sharedWith}
        onChange={(sharedWith) => change({ sharedWith })}
        emptyLabel={t('person.shared.unknown')}
        options={[
          { value: 'no', label: t('person.shared.no') },
          { value: 'yes', label: t('person.shared.yes') },
        ]}
      />
      {value.sharedWith === 'yes' && (
        <TextField
          label={t('person.sharedWithNote')}
          optional
          pointer={`${pointer}/sharedWithNote`}
          limits={limits.ContactInput.sharedWithNote}
          value={value.sharedWithNote}
          onChange={(sharedWithNote) => change({ sharedWithNote })}
        />
      )}
    </>
  );
}
