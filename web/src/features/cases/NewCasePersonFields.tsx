import { useTranslation } from 'react-i18next';
import * as limits from '../../api/limits';
import { CommunePicker } from '../../kit/CommunePicker';
import { ErrorText } from '../../kit/ErrorText';
import { LanguagePicker } from '../../kit/LanguagePicker';
import { TextField } from '../../kit/TextField';
import { NameFields } from './NameFields';
import { WritingFields } from './WritingFields';
import type { NewCasePartProps } from './newCaseDraft';

export function NewCasePersonFields({ value, change, errors }: NewCasePartProps) {
  const { t } = useTranslation('cases');
  return (
    <>
      <div className="fields">
        <NameFields pointer="/person" value={value} change={change} />
      </div>
      <CommunePicker
        label={t('new.commune')}
        pointer="/person/commune"
        error={errors.commune && t('new.needCommune')}
        value={value.commune}
        onChange={(commune) => change({ commune })}
      />
      <fieldset className="stack">
        <legend>{t('new.contact')}</legend>
        <ErrorText>{errors.contact && t('new.needContact')}</ErrorText>
        <div className="fields">
          <TextField
            label={t('person.phone')}
            pointer="/person/contact/phone"
            limits={limits.ContactInput.phone}
            type="tel"
            autoComplete="off"
            value={value.phone}
            onChange={(phone) => change({ phone })}
          />
          <TextField
            label={t('person.email')}
            pointer="/person/contact/email"
            limits={limits.ContactInput.email}
            type="email"
            autoComplete="off"
            value={value.email}
            onChange={(email) => change({ email })}
          />
          <WritingFields pointer="/person/contact" value={value} change={change} />
        </div>
      </fieldset>
      <ErrorText>{errors.languages && t('new.needLanguage')}</ErrorText>
      <LanguagePicker
        label={t('new.languages')}
        pointer="/person/languages"
        value={value.languages}
        onChange={(languages) => change({ languages })}
      />
    </>
  );
}
