import { attributes, html, type Html, type Part } from '../html.js';
import type { Fault, TypedDate } from '../form.rules.js';
import { inWords, MOST_PLACES, NONE, type Place } from '../place.form.js';
import type { Texts } from '../texts.js';

/** What a field needs to be drawn: its words, what is in it, what is wrong with it. */
export interface Shown {
  texts: Texts;
  faults: readonly Fault[];
}

interface Common {
  name: string;
  label: string;
  hint?: string;
}

const faultOf = ({ faults }: Shown, name: string): Fault | undefined => faults.find(({ field }) => field === name);
const errorId = (name: string): string => `${name}-error`;
const hintId = (name: string): string => `${name}-hint`;

function said(shown: Shown, name: string): Html {
  const fault = faultOf(shown, name);
  return fault
    ? html`<p class="error" id="${errorId(name)}"><span class="away">${shown.texts.t('error.title')} </span>${shown.texts.t(fault.text, fault.values)}</p>`
    : html``;
}

function described(shown: Shown, { name, hint }: Common): Html {
  const ids = [hint ? hintId(name) : '', faultOf(shown, name) ? errorId(name) : ''].filter(Boolean).join(' ');
  return attributes({ 'aria-describedby': ids || null, 'aria-invalid': faultOf(shown, name) ? 'true' : null });
}

const hinted = ({ name, hint }: Common): Part => hint && html`<p class="hint" id="${hintId(name)}">${hint}</p>`;
const wrapped = (shown: Shown, name: string, body: Part): Html =>
  html`<div class="field${faultOf(shown, name) ? ' wrong' : ''}">${body}</div>`;

export type TextKind = {
  type?: 'text' | 'email' | 'tel';
  autocomplete?: string;
  max?: number;
  digits?: boolean;
  short?: boolean;
};

/** One line of text. Addresses and numbers run from left to right in every language. */
export function textField(shown: Shown, field: Common & TextKind, value = ''): Html {
  const { name, label, type = 'text', autocomplete, max = 200, digits, short } = field;
  const dir = type === 'text' && !digits ? 'auto' : 'ltr';
  return wrapped(
    shown,
    name,
    html`<label for="${name}">${label}</label>${hinted(field)}${said(shown, name)}<input${attributes({ id: name, name, type, value, maxlength: max, autocomplete, dir, inputmode: digits ? 'numeric' : null, class: short ? 'short' : null })}${described(shown, field)}>`,
  );
}

/** Several lines, in one's own words and writing. */
export function textArea(shown: Shown, field: Common & { max: number; rows?: number }, value = ''): Html {
  const { name, label, max, rows = 6 } = field;
  return wrapped(
    shown,
    name,
    html`<label for="${name}">${label}</label>${hinted(field)}${said(shown, name)}<textarea${attributes({ id: name, name, rows, maxlength: max, dir: 'auto' })}${described(shown, field)}>
${value}</textarea>`,
  );
}

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

/** One of a few; the first has the field's id, so that the error summary leads to it. */
export function radios(
  shown: Shown,
  field: Common & { choices: readonly Choice[]; heading?: boolean; plain?: Part },
  value = '',
): Html {
  const { name, label, choices, heading } = field;
  return wrapped(
    shown,
    name,
    html`<fieldset${described(shown, field)}><legend>${heading ? html`<h1>${label}</h1>` : label}</legend>${hinted(field)}${said(shown, name)}${choices.map((choice, i) => html`<div class="choice"><input${attributes({ type: 'radio', id: i === 0 ? name : `${name}-${choice.value}`, name, value: choice.value, checked: choice.value === value })}><label for="${i === 0 ? name : `${name}-${choice.value}`}">${choice.label}${choice.hint ? html`<span class="hint">${choice.hint}</span>` : ''}</label></div>`)}</fieldset>`,
  );
}

/** Any of a few. */
export function ticks(
  shown: Shown,
  field: Common & { choices: readonly Choice[] },
  values: readonly string[] = [],
): Html {
  const { name, label, choices } = field;
  return wrapped(
    shown,
    name,
    html`<fieldset${described(shown, field)}><legend>${label}</legend>${hinted(field)}${said(shown, name)}${choices.map((choice, i) => html`<div class="choice"><input${attributes({ type: 'checkbox', id: i === 0 ? name : `${name}-${choice.value}`, name, value: choice.value, checked: values.includes(choice.value) })}><label for="${i === 0 ? name : `${name}-${choice.value}`}">${choice.label}${choice.hint ? html`<span class="hint">${choice.hint}</span>` : ''}</label></div>`)}</fieldset>`,
  );
}

/** One thing to agree to. */
export function tick(shown: Shown, field: Common, ticked: boolean): Html {
  const { name, label } = field;
  return wrapped(
    shown,
    name,
    html`${said(shown, name)}<div class="choice"><input${attributes({ type: 'checkbox', id: name, name, value: 'yes', checked: ticked })}${described(shown, field)}><label for="${name}">${label}</label></div>${hinted(field)}`,
  );
}

export function select(shown: Shown, field: Common & { choices: readonly Choice[]; none?: string }, value = ''): Html {
  const { name, label, choices, none } = field;
  return wrapped(
    shown,
    name,
    html`<label for="${name}">${label}</label>${hinted(field)}${said(shown, name)}<select${attributes({ id: name, name })}${described(shown, field)}>${none === undefined ? '' : html`<option value="">${none}</option>`}${choices.map((choice) => html`<option${attributes({ value: choice.value, selected: choice.value === value })}>${choice.label}</option>`)}</select>`,
  );
}

/** Which of several communes was meant, or none of them; nothing where that is no question. */
export function placeChoice(shown: Shown, field: string, places: readonly Place[]): Part {
  const name = `${field}-choice`;
  const choices = places.slice(0, MOST_PLACES).map((place): Choice => ({
    value: String(place.bfs),
    label: inWords(place),
    ...(place.alias ? { hint: place.alias } : {}),
  }));
  return (
    faultOf(shown, name) &&
    radios(shown, {
      name,
      label: shown.texts.t('check.place.which'),
      choices: [...choices, { value: NONE, label: shown.texts.t('check.place.none') }],
    })
  );
}

/** A date in three fields, of which the year is enough. The fields take any digits, so they are texts. */
export function dateField(shown: Shown, field: Common & { birth?: boolean }, value: TypedDate): Html {
  const { name, label, birth } = field;
  const { texts } = shown;
  const part = (which: 'day' | 'month' | 'year', size: number): Html =>
    html`<div><label for="${which === 'year' ? name : `${name}-${which}`}">${texts.t(`date.${which}`)}</label><input${attributes({ id: which === 'year' ? name : `${name}-${which}`, name: `${name}-${which}`, value: value[which], inputmode: 'numeric', maxlength: size, dir: 'ltr', class: `digits${size}`, autocomplete: birth ? `bday-${which}` : 'off', 'aria-invalid': faultOf(shown, name) ? 'true' : null })}></div>`;
  return wrapped(
    shown,
    name,
    html`<fieldset${described(shown, field)}><legend>${label}</legend>${hinted(field)}${said(shown, name)}<div class="date">${part('day', 2)}${part('month', 2)}${part('year', 4)}</div></fieldset>`,
  );
}

/** More is not read; each field says its own besides. */
const MOST_SUMMED = 20;

/** What is wrong, first thing on the page, each with the way to its field. */
export function errorSummary({ texts, faults }: Shown): Html {
  if (faults.length === 0) return html``;
  return html`<div class="summary" role="alert" tabindex="-1" aria-labelledby="summary"><h2 id="summary">${texts.t('error.look')}</h2><ul>${faults.slice(0, MOST_SUMMED).map(({ field, text, values }) => html`<li><a href="#${field}">${texts.t(text, values)}</a></li>`)}</ul></div>`;
}

/** The button that sends; the error summary can lead to it. */
export function send(label: string): Html {
  return html`<p class="buttons"><button id="send" class="go">${label}</button></p>`;
}
