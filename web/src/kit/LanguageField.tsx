import { useState, type ReactNode } from 'react';
import { Combobox } from './Combobox';
import { searchLanguages, spokenName } from './languages';

export function LanguageField({
  label,
  hint,
  pointer,
  optional,
  value,
  onChange,
}: {
  label: ReactNode;
  hint?: ReactNode;
  pointer?: string;
  optional?: boolean;
  value: string;
  onChange: (code: string) => void;
}) {
  const [typed, setTyped] = useState('');
  return (
    <Combobox
      {...{ label, hint, pointer, optional }}
      selected={value ? { id: value, label: spokenName(value) } : null}
      options={
        typed.trim() === ''
          ? []
          : searchLanguages(typed)
              .slice(0, 12)
              .map(({ code, name, nativeName }) => ({
                id: code,
                label: name,
                ...(nativeName ? { hint: nativeName } : {}),
              }))
      }
      onSearch={setTyped}
      onSelect={(item) => onChange(item?.id ?? '')}
    />
  );
}
