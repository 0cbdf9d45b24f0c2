import { useTranslation } from 'react-i18next';
import * as limits from '../../api/limits';
import { TextField } from '../../kit/TextField';

interface Names {
  firstName: string;
  lastName: string;
}

/** `pointer` is where the names are in the request body, such as `/person`. */
export function NameFields({
  pointer = '',
  value,
  change,
}: {
  pointer?: string;
  value: Names;
  change: (names: Partial<Names>) => void;
}) {
  const { t } = useTranslation('cases');
  return (
    <>
      <TextField
        label={t('person.firstName')}
        pointer={`${pointer}/firstName`}
        required
        limits={limits.PersonInput.firstName}
        autoComplete="off"
        value={value.firstName}
        onChange={(firstName) => change({ firstName })}
      />
      <TextField
        label={t('person.lastName')}
        optional
        pointer={`${pointer}/lastName`}
        limits={limits.PersonInput.lastName}
        autoComplete="off"
        value={value.lastName}
        onChange={(lastName) => change({ lastName })}
      />
    </>
  );
}
