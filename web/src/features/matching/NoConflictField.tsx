import { useTranslation } from 'react-i18next';
import { CheckboxField } from '../../kit/CheckboxField';

/** The adviser's word that nothing binds them to the person or the authority; without it nobody takes a case on. */
export function NoConflictField({
  name,
  checked,
  onChange,
}: {
  name: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const { t } = useTranslation('inbox');
  return (
    <>
      <CheckboxField
        label={t('ask.noConflict', { name })}
        hint={t('ask.noConflictHint')}
        checked={checked}
        onChange={onChange}
      />
      {/* The browser itself asks for it. */}
      <input
        className="visually-hidden"
        type="checkbox"
        required
        checked={checked}
        onChange={() => undefined}
        tabIndex={-1}
        aria-hidden="true"
      />
    </>
  );
}
