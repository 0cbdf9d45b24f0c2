import { WORRIES } from '../../cases/case.entity.js';
import type { Place } from '../place.form.js';
import type { Answers } from '../answers.cookie.js';
import { html, type Html, type Part } from '../html.js';
import type { Fault } from '../form.rules.js';
import { isLanguage } from '../languages.js';
import { nameOf, spoken } from '../spoken.js';
import type { TextKey } from '../texts.js';
import type { PageRequest } from '../page-request.js';
import {
  errorSummary,
  placeChoice,
  radios,
  select,
  send,
  textArea,
  textField,
  tick,
  ticks,
  type Shown,
} from './form.parts.js';
import { frame, tagOf } from './frame.page.js';

export interface Asking {
  /** Field by field, as typed or as kept. */
  values: Answers;
  faults: readonly Fault[];
  places: readonly Place[];
  trap: Html;
}

/** Asks for help: who, where, how to be reached, what it is about. Nothing is kept by us before the last page. */
export function helpPage(request: PageRequest, { values, faults, places, trap }: Asking): Html {
  const { texts } = request;
  const shown: Shown = { texts, faults };
  const v = (name: string): string => values[name] ?? '';
  const line = (name: string, more: object = {}): Html =>
    textField(
      shown,
      {
        name,
        label: texts.t(`help.${name}` as TextKey),
        ...(texts.has(`help.${name}.hint`) ? { hint: texts.t(`help.${name}.hint` as TextKey) } : {}),
        ...more,
      },
      v(name),
    );
  return frame(request, {
    title: texts.t('help.title'),
    problem: faults.length > 0,
    found: true,
    body: html`${errorSummary(shown)}<h1>${texts.t('help.title')}</h1><p class="lead">${texts.t('help.lead')}</p><p>${texts.t('help.deadline')}</p><form method="post" action="/${texts.language}/help" novalidate>${trap}
<h2>${texts.t('help.you')}</h2>${line('first-name', { autocomplete: 'given-name', max: 80 })}${line('last-name', { autocomplete: 'family-name', max: 80 })}
${select(shown, { name: 'language-1', label: texts.t('help.language-1'), choices: spoken() }, v('language-1') || texts.language)}${select(shown, { name: 'language-2', label: texts.t('help.language-2'), choices: spoken(), none: texts.t('form.none') }, v('language-2'))}
${line('home', { max: 60, autocomplete: 'off' })}${placeChoice(shown, 'home', places)}
<h2>${texts.t('help.reach')}</h2><p>${texts.t('help.reach.hint')}</p>${line('phone', { type: 'tel', autocomplete: 'tel', max: 40 })}${radios(
      shown,
      {
        name: 'safe',
        label: texts.t('help.safe'),
        hint: texts.t('help.safe.hint'),
        choices: [
          { value: 'yes', label: texts.t('help.safe.yes') },
          { value: 'no', label: texts.t('help.safe.no') },
        ],
      },
      v('safe'),
    )}${line('email', { type: 'email', autocomplete: 'email' })}${line('best-time')}
<h2>${texts.t('help.matter')}</h2>${ticks(shown, { name: 'worries', label: texts.t('help.worries'), hint: texts.t('help.worries.hint'), choices: WORRIES.map((name) => ({ value: name, label: texts.t(`worry.${name}`) })) }, v('worries').split(','))}${textArea(shown, { name: 'message', label: texts.t('help.message'), hint: texts.t('help.message.hint'), max: 1500 }, v('message'))}
<details class="helper"${v('helper-name') || faults.some(({ field }) => field.startsWith('helper')) ? html` open` : ''}><summary>${texts.t('help.helper')}</summary><p>${texts.t('help.helper.hint')}</p>${line('helper-name', { max: 120 })}${line('helper-phone', { type: 'tel', max: 40 })}${line('helper-relation', { max: 80 })}</details>
<p class="buttons"><button id="send" class="go">${texts.t('form.continue')}</button></p></form>`,
  });
}

export interface Reviewing {
  faults: readonly Fault[];
  /** Whether there is anything of the self-check to send along. */
  checked: boolean;
  agreed: Agreed;
  /** What is shown, as it will be sent. */
  sealed: string;
}

/** What somebody agrees to beside what is needed. */
export interface Agreed {
  facts: boolean;
  statistics: boolean;
}

/** Everything once more, each with the way to change it, then what one agrees to. */
export function reviewPage(request: PageRequest, { faults, checked, agreed, sealed }: Reviewing): Html {
  const { texts, answers, controller } = request;
  const shown: Shown = { texts, faults };
  const v = (name: string): string => answers[`help.${name}`] ?? '';
  const languages = ['language-1', 'language-2']
    .map(v)
    .filter((code) => nameOf(code) !== null)
    .map((code) => html`<span lang="${isLanguage(code) ? tagOf(code) : code}">${nameOf(code)}</span> `);
  // Somebody who fills it in for another says that the other has agreed.
  const whose = v('helper-name') === '' ? '' : '.other';
  const rows: [string, string, Part][] = [
    ['first-name', texts.t('help.first-name'), `${v('first-name')} ${v('last-name')}`.trim()],
    ['language-1', texts.t('help.languages'), languages],
    ['home', texts.t('help.home'), v('home-name')],
    [
      'phone',
      texts.t('help.phone'),
      [
        v('phone'),
        v('phone') && v('safe') ? ` (${texts.t(v('safe') === 'yes' ? 'help.safe.yes' : 'help.safe.no')})` : '',
      ],
    ],
    ['email', texts.t('help.email'), v('email')],
    ['best-time', texts.t('help.best-time'), v('best-time')],
    [
      'worries',
      texts.t('help.worries'),
      v('worries')
        .split(',')
        .filter((name) => texts.has(`worry.${name}`))
        .map((name) => html`<span class="line">${texts.t(`worry.${name}` as TextKey)}</span>`),
    ],
    ['message', texts.t('help.message'), html`<span class="written">${v('message')}</span>`],
    [
      'helper-name',
      texts.t('help.helper.short'),
      [
        v('helper-name'),
        v('helper-relation') && ` (${v('helper-relation')})`,
        v('helper-phone') && ` ${v('helper-phone')}`,
      ],
    ],
  ];
  return frame(request, {
    title: texts.t('help.review'),
    problem: faults.length > 0,
    body: html`<p class="back"><a href="/${texts.language}/help">${texts.t('form.back')}</a></p>${errorSummary(shown)}<h1>${texts.t('help.review')}</h1><dl class="said">${rows.map(([field, name, value]) => html`<div><dt>${name}</dt><dd><bdi dir="auto">${value}</bdi></dd><dd class="change"><a href="/${texts.language}/help#${field}">${texts.t('form.change')}<span class="away">: ${name}</span></a></dd></div>`)}</dl><h2>${texts.t('help.agree.title')}</h2><p>${texts.t('help.agree.lead', { name: controller?.name ?? '' })} <a href="/${texts.language}/data">${texts.t('data.title')}</a></p><form method="post" action="/${texts.language}/help/review" novalidate autocomplete="off"><input type="hidden" name="sealed" value="${sealed}">${tick(shown, { name: 'agree', label: texts.t(`help.agree.help${whose}`) }, false)}${checked ? tick(shown, { name: 'facts', label: texts.t(`help.agree.facts${whose}`), hint: texts.t('help.agree.facts.hint') }, agreed.facts) : ''}${tick(shown, { name: 'statistics', label: texts.t(`help.agree.statistics${whose}`) }, agreed.statistics)}${send(texts.t('help.send'))}</form>`,
  });
}
