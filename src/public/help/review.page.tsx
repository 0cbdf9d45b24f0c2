import type { ComponentChildren, VNode } from 'preact';
import type { Fault } from '../pages/form.rules.js';
import { isLanguage } from '../../texts/languages.js';
import { nameOf } from '../pages/spoken.js';
import type { TextKey } from '../../texts/texts.js';
import type { PageRequest } from '../pages/page-request.js';
import { ErrorSummary } from '../pages/error-summary.js';
import { Checkbox, Radios, SendButton } from '../pages/form.parts.js';
import { Frame, tagOf } from '../pages/frame.js';

export interface Reviewing {
  faults: readonly Fault[];
  checked: boolean;
  agreed: Agreed;
  /** The answers shown, encrypted. */
  sealed: string;
}

export interface Agreed {
  facts: boolean;
  statistics: boolean;
  /** To be asked by e-mail how it is going. */
  contact: boolean;
  /** Who reads what comes to the address; nothing where it was not said. */
  write: WriteAnswer | '';
}

/** Nobody else reads it; somebody does, and it is safe all the same; somebody does, and it is not. */
export const WRITE_ANSWERS = ['alone', 'shared', 'no'] as const;
export type WriteAnswer = (typeof WRITE_ANSWERS)[number];

export function ReviewPage({
  request,
  shown: { faults, checked, agreed, sealed },
}: {
  request: PageRequest;
  shown: Reviewing;
}): VNode {
  const { texts, answers, controller } = request;
  const form = { texts, faults };
  const whose = answers['help.helper-name'] ? '.other' : '';
  return (
    <Frame request={request} title={texts.t('help.review')} problem={faults.length > 0}>
      <p class="back">
        <a href={`/${texts.language}/help`}>{texts.t('form.back')}</a>
      </p>
      <ErrorSummary form={form} />
      <h1>{texts.t('help.review')}</h1>
      <dl class="said">
        {rowsOf(request).map(([field, name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <bdi dir="auto">{value}</bdi>
            </dd>
            <dd class="change">
              <a href={`/${texts.language}/help#${field}`}>
                {texts.t('form.change')}
                <span class="away">: {name}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <h2>{texts.t('help.agree.title')}</h2>
      <p>
        {texts.t('help.agree.lead', { name: controller?.name ?? '' })}{' '}
        <a href={`/${texts.language}/data`}>{texts.t('data.title')}</a>
      </p>
      <form method="post" action={`/${texts.language}/help/review`} novalidate autocomplete="off">
        <input type="hidden" name="sealed" value={sealed} />
        {answers['help.email'] && (
          <Radios
            form={form}
            name="write"
            label={texts.t('help.write')}
            hint={texts.t('help.write.hint')}
            choices={WRITE_ANSWERS.map((value) => ({ value, label: texts.t(`help.write.${value}`) }))}
            value={agreed.write}
          />
        )}
        <Checkbox form={form} name="agree" label={texts.t(`help.agree.help${whose}`)} checked={false} />
        {checked && (
          <Checkbox
            form={form}
            name="facts"
            label={texts.t(`help.agree.facts${whose}`)}
            hint={texts.t('help.agree.facts.hint')}
            checked={agreed.facts}
          />
        )}
        <Checkbox
          form={form}
          name="statistics"
          label={texts.t(`help.agree.statistics${whose}`)}
          checked={agreed.statistics}
        />
        {answers['help.email'] && (
          <Checkbox form={form} name="contact" label={texts.t(`help.agree.contact${whose}`)} checked={agreed.contact} />
        )}
        <SendButton label={texts.t('help.send')} />
      </form>
    </Frame>
  );
}

function rowsOf({ texts, answers }: PageRequest): [string, string, ComponentChildren][] {
  const v = (name: string): string => answers[`help.${name}`] ?? '';
  const languages = ['language-1', 'language-2'].map(v).filter((code) => nameOf(code) !== null);
  const worries = v('worries')
    .split(',')
    .filter((name) => texts.has(`worry.${name}`));
  const safe = v('phone') && v('safe') ? ` (${texts.t(v('safe') === 'yes' ? 'help.safe.yes' : 'help.safe.no')})` : '';
  return [
    ['first-name', texts.t('help.first-name'), `${v('first-name')} ${v('last-name')}`.trim()],
    [
      'language-1',
      texts.t('help.languages'),
      languages.map((code) => (
        <>
          <span lang={isLanguage(code) ? tagOf(code) : code}>{nameOf(code)}</span>{' '}
        </>
      )),
    ],
    ['home', texts.t('help.home'), v('home-name')],
    ['phone', texts.t('help.phone'), v('phone') + safe],
    ['email', texts.t('help.email'), v('email')],
    ['best-time', texts.t('help.best-time'), v('best-time')],
    [
      'worries',
      texts.t('help.worries'),
      worries.map((name) => <span class="line">{texts.t(`worry.${name}` as TextKey)}</span>),
    ],
    ['message', texts.t('help.message'), <span class="written">{v('message')}</span>],
    [
      'helper-name',
      texts.t('help.helper.short'),
      `${v('helper-name')}${v('helper-relation') && ` (${v('helper-relation')})`}${v('helper-phone') && ` ${v('helper-phone')}`}`,
    ],
  ];
}
