import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, type FieldProps } from './Field';

export interface ComboboxOption {
  id: string;
  label: string;
  hint?: string;
}

/** ARIA combobox with a listbox. */
export function Combobox({
  label,
  hint,
  pointer,
  error,
  optional,
  selected,
  onSelect,
  options,
  onSearch,
  placeholder,
}: FieldProps & {
  selected: ComboboxOption | null;
  onSelect: (selected: ComboboxOption | null) => void;
  options: readonly ComboboxOption[];
  onSearch: (typed: string) => void;
  placeholder?: string;
}) {
  const { t } = useTranslation();
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [activeIndex, setActiveIndex] = useState(0);
  const isOpen = typed !== null && typed.length > 0;
  const select = (item: ComboboxOption | undefined): void => {
    if (!item) return;
    onSelect(item);
    setTyped(null);
  };
  return (
    <Field {...{ label, hint, pointer, error, optional }}>
      {(controlProps) => (
        <div className="combobox">
          <input
            {...controlProps}
            type="text"
            role="combobox"
            autoComplete="off"
            dir="auto"
            aria-expanded={isOpen}
            aria-controls={listId}
            aria-autocomplete="list"
            placeholder={placeholder}
            aria-activedescendant={isOpen && options[activeIndex] ? `${listId}-${activeIndex}` : undefined}
            value={typed ?? selected?.label ?? ''}
            onChange={(event) => {
              setTyped(event.target.value);
              setActiveIndex(0);
              if (selected) onSelect(null);
              onSearch(event.target.value);
            }}
            onBlur={() => setTyped((current) => (current === '' || selected ? null : current))}
            onKeyDown={(event) => {
              if (!isOpen) return;
              if (event.key === 'ArrowDown') setActiveIndex((activeIndex + 1) % Math.max(options.length, 1));
              else if (event.key === 'ArrowUp')
                setActiveIndex((activeIndex + options.length - 1) % Math.max(options.length, 1));
              else if (event.key === 'Enter') select(options[activeIndex]);
              else if (event.key === 'Escape') setTyped(null);
              else return;
              event.preventDefault();
              event.stopPropagation();
            }}
          />
          {isOpen && (
            <ul id={listId} role="listbox" className="combobox-list" aria-label={t('form.found')}>
              {options.map((item, index) => (
                // The mouse must not take the focus from the field, which handles the keys of the list.
                // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter is handled by the field (aria-activedescendant)
                <li
                  key={item.id}
                  id={`${listId}-${index}`}
                  role="option"
                  aria-selected={index === activeIndex}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => select(item)}
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
