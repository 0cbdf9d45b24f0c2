import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, type Labelled } from './fields';

export interface ComboOption {
  id: string;
  label: string;
  hint?: string;
}

/**
 * A field that looks things up while one types (ARIA combobox with a list). `search` answers what fits; what was chosen is
 * shown by its label.
 */
export function ComboField({
  label,
  hint,
  pointer,
  error,
  optional,
  chosen,
  onChoose,
  options,
  onSearch,
  placeholder,
}: Labelled & {
  chosen: ComboOption | null;
  onChoose: (chosen: ComboOption | null) => void;
  /** What fits what was typed; the caller asks for it. */
  options: readonly ComboOption[];
  onSearch: (typed: string) => void;
  placeholder?: string;
}) {
  const { t } = useTranslation();
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const open = typed !== null && typed.length > 0;
  const choose = (item: ComboOption | undefined): void => {
    if (!item) return;
    onChoose(item);
    setTyped(null);
  };
  return (
    <Field {...{ label, hint, pointer, error, optional }}>
      {(wired) => (
        <div className="combo">
          <input
            {...wired}
            type="text"
            role="combobox"
            autoComplete="off"
            dir="auto"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            placeholder={placeholder}
            aria-activedescendant={open && options[at] ? `${list}-${at}` : undefined}
            value={typed ?? chosen?.label ?? ''}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
              if (chosen) onChoose(null);
              onSearch(event.target.value);
            }}
            onBlur={() => setTyped((now) => (now === '' || chosen ? null : now))}
            onKeyDown={(event) => {
              if (!open) return;
              if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(options.length, 1));
              else if (event.key === 'ArrowUp') setAt((at + options.length - 1) % Math.max(options.length, 1));
              else if (event.key === 'Enter') choose(options[at]);
              else if (event.key === 'Escape') setTyped(null);
              else return;
              event.preventDefault();
              event.stopPropagation();
            }}
          />
          {open && (
            <ul id={list} role="listbox" className="combo-list" aria-label={t('form.found')}>
              {options.map((item, index) => (
                // The mouse must not take the focus from the field, which also has the keys of the list.
                // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter is handled by the field (aria-activedescendant)
                <li
                  key={item.id}
                  id={`${list}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(item)}
                >
                  <bdi>{item.label}</bdi>
                  {item.hint && <span className="hint"> {item.hint}</span>}
                </li>
              ))}
              {options.length === 0 && (
                <li role="option" aria-selected="false" aria-disabled="true" className="hint">
                  {t('form.nothingFound')}
                </li>
              )}
            </ul>
          )}
        </div>
      )}
    </Field>
  );
}
