import { unitsFor } from '../../common/max-length.js';
import type { ComponentChildren, VNode } from 'preact';
import { choiceOf, type Choice } from './form.definition.js';
import type { Fault, TypedDate } from './form.rules.js';
import { placeName, MAX_PLACES, NONE, type Place } from './place.form.js';
import type { Texts } from '../../texts/texts.js';

export interface FormContext {
  texts: Texts;
  faults: readonly Fault[];
}

interface FieldProps {
  form: FormContext;
  name: string;
  label: string;
  hint?: string;
}

const faultOf = ({ faults }: FormContext, name: string): Fault | undefined =>
  faults.find(({ field }) => field === name);
const errorId = (name: string): string => `${name}-error`;
const hintId = (name: string): string => `${name}-hint`;

function FieldError({ form, name }: FieldProps): VNode | null {
  const fault = faultOf(form, name);
  return fault ? (
    <p class="error" id={errorId(name)}>
      <span class="away">{form.texts.t('error.title')} </span>
      {form.texts.t(fault.text, fault.values)}
    </p>
  ) : null;
}

const Hint = ({ name, hint }: FieldProps): VNode | null =>
  hint ? (
    <p class="hint" id={hintId(name)}>
      {hint}
    </p>
  ) : null;

function description({ form, name, hint }: FieldProps): { 'aria-describedby'?: string; 'aria-invalid'?: 'true' } {
  const ids = [hint ? hintId(name) : '', faultOf(form, name) ? errorId(name) : ''].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': faultOf(form, name) ? 'true' : undefined };
}

const Wrapped = ({ form, name, children }: FieldProps & { children: ComponentChildren }): VNode => (
  <div class={faultOf(form, name) ? 'field wrong' : 'field'}>{children}</div>
);

export interface LineProps {
  type?: 'text' | 'email' | 'tel';
  autocomplete?: string;
  max?: number;
}

/** Addresses and numbers run from left to right in every language. */
export function TextInput({
  value = '',
  type = 'text',
  autocomplete,
  max = 200,
  ...field
}: FieldProps & LineProps & { value?: string }): VNode {
  const { name, label } = field;
  return (
    <Wrapped {...field}>
      <label for={name}>{label}</label>
      <Hint {...field} />
      <FieldError {...field} />
      <input
        id={name}
        name={name}
        type={type}
        // Preact's types ask for it where the kind of the field is not fixed.
        list={undefined}
        value={value}
        maxlength={unitsFor(max)}
        autocomplete={autocomplete}
        dir={type === 'text' ? 'auto' : 'ltr'}
        {...description(field)}
      />
    </Wrapped>
  );
}

export function TextArea({
  value = '',
  max,
  rows = 6,
  ...field
}: FieldProps & { value?: string; max: number; rows?: number }): VNode {
  const { name, label } = field;
  return (
    <Wrapped {...field}>
      <label for={name}>{label}</label>
      <Hint {...field} />
      <FieldError {...field} />
      <textarea id={name} name={name} rows={rows} maxlength={unitsFor(max)} dir="auto" {...description(field)}>
        {/* Browsers drop a line break right after the tag. */}
        {`\n${value}`}
      </textarea>
    </Wrapped>
  );
}

function Choices({
  type,
  name,
  choices,
  isChosen,
}: {
  type: 'radio' | 'checkbox';
  name: string;
  choices: readonly Choice[];
  isChosen: (value: string) => boolean;
}): VNode {
  return (
    <>
      {choices.map(({ value, label, hint }, i) => {
        // The error summary links to the field's own id.
        const id = i === 0 ? name : `${name}-${value}`;
        return (
          <div class="choice">
            <input type={type} id={id} name={name} value={value} checked={isChosen(value)} />
            <label for={id}>
              {label}
              {hint && <span class="hint">{hint}</span>}
            </label>
          </div>
        );
      })}
    </>
  );
}

const Group = ({ children, ...field }: FieldProps & { children: ComponentChildren }): VNode => (
  <Wrapped {...field}>
    <fieldset {...description(field)}>
      <legend>{field.label}</legend>
      <Hint {...field} />
      <FieldError {...field} />
      {children}
    </fieldset>
  </Wrapped>
);

export function Radios({
  choices,
  value = '',
  ...field
}: FieldProps & { choices: readonly Choice[]; value?: string }): VNode {
  return (
    <Group {...field}>
      <Choices type="radio" name={field.name} choices={choices} isChosen={(each) => each === value} />
    </Group>
  );
}

export function Checkboxes({
  choices,
  values = [],
  ...field
}: FieldProps & { choices: readonly Choice[]; values?: readonly string[] }): VNode {
  return (
    <Group {...field}>
      <Choices type="checkbox" name={field.name} choices={choices} isChosen={(each) => values.includes(each)} />
    </Group>
  );
}

export function Checkbox({ checked, ...field }: FieldProps & { checked: boolean }): VNode {
  const { name, label } = field;
  return (
    <Wrapped {...field}>
      <FieldError {...field} />
      <div class="choice">
        <input type="checkbox" id={name} name={name} value="yes" checked={checked} {...description(field)} />
        <label for={name}>{label}</label>
      </div>
      <Hint {...field} />
    </Wrapped>
  );
}

export function Select({
  choices,
  none,
  value = '',
  ...field
}: FieldProps & { choices: readonly Choice[]; none?: string; value?: string }): VNode {
  const { name, label } = field;
  return (
    <Wrapped {...field}>
      <label for={name}>{label}</label>
      <Hint {...field} />
      <FieldError {...field} />
      <select id={name} name={name} {...description(field)}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Wrapped>
  );
}

export function PlaceChoice({
  form,
  name: field,
  places,
}: {
  form: FormContext;
  name: string;
  places: readonly Place[];
}): VNode | null {
  const name = choiceOf(field);
  if (!faultOf(form, name)) return null;
  const choices = places.slice(0, MAX_PLACES).map((place): Choice => ({
    value: String(place.bfs),
    label: placeName(place),
    ...(place.alias ? { hint: place.alias } : {}),
  }));
  return (
    <Radios
      form={form}
      name={name}
      label={form.texts.t('check.place.which')}
      choices={[...choices, { value: NONE, label: form.texts.t('check.place.none') }]}
    />
  );
}

/** The year is enough. Text fields, since digits of any script are accepted. */
export function DateField({ value, birth, ...field }: FieldProps & { value: TypedDate; birth?: boolean }): VNode {
  const { form, name } = field;
  const part = (which: 'day' | 'month' | 'year', size: number): VNode => {
    const id = which === 'year' ? name : `${name}-${which}`;
    return (
      <div>
        <label for={id}>{form.texts.t(`date.${which}`)}</label>
        <input
          id={id}
          name={`${name}-${which}`}
          value={value[which]}
          inputmode="numeric"
          maxlength={size}
          dir="ltr"
          class={`digits${size}`}
          autocomplete={birth ? `bday-${which}` : 'off'}
          aria-invalid={faultOf(form, name) ? 'true' : undefined}
        />
      </div>
    );
  };
  return (
    <Group {...field}>
      <div class="date">
        {part('day', 2)}
        {part('month', 2)}
        {part('year', 4)}
      </div>
    </Group>
  );
}

export function SendButton({ label }: { label: string }): VNode {
  return (
    <p class="buttons">
      <button id="send" class="go">
        {label}
      </button>
    </p>
  );
}
