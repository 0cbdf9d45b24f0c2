import type { VNode } from 'preact';
import { linkFrame } from '../accounts/link-frame.js';
import type { Locale } from '../texts/languages.js';
import { textsOf, type Texts } from '../texts/texts.js';
import type { LinkedDeadline } from './acknowledgement-links.service.js';

/** `null`: the link holds no longer. Names no person, since letters are forwarded. */
export function acknowledgementPage(locale: Locale, deadline: LinkedDeadline | null): string {
  const texts = textsOf(locale);
  if (deadline === null) return linkFrame(texts, texts.t('link.gone.title'), <p>{texts.t('acknowledge.gone')}</p>);
  return linkFrame(
    texts,
    texts.t('acknowledge.title'),
    <>
      <Days texts={texts} deadline={deadline} />
      {deadline.isAcknowledged ? <p>{texts.t('acknowledge.done')}</p> : <Press texts={texts} />}
      <a href="/deadlines">{texts.t('acknowledge.go')}</a>
    </>,
  );
}

const Days = ({ texts, deadline }: { texts: Texts; deadline: LinkedDeadline }): VNode => (
  <>
    <p>{texts.t('acknowledge.case', { reference: deadline.reference })}</p>
    {deadline.safeDay === null || deadline.lastDay === null ? (
      <p>{texts.t('acknowledge.unknown')}</p>
    ) : (
      <p>
        <strong>{texts.t('acknowledge.safe', { day: texts.weekday(deadline.safeDay) })}</strong>
        <br />
        {texts.t('acknowledge.last', { day: texts.weekday(deadline.lastDay) })}
      </p>
    )}
  </>
);

const Press = ({ texts }: { texts: Texts }): VNode => (
  <form method="post">
    <p>{texts.t('acknowledge.explain')}</p>
    <button>{texts.t('acknowledge.press')}</button>
  </form>
);
