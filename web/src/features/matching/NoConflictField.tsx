import { useTranslation } from 'react-i18next';
import { CheckboxField } from '../../kit/CheckboxField';

/** Declaration without which nobody may take on a case. */
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
      {/* Uses the browser's own validation. */}
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
