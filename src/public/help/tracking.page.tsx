import type { VNode } from 'preact';
import type { RequestState } from '../../cases/case-opening.service.js';
import { zurichDay } from '../../common/clock.js';
import type { PageRequest } from '../pages/page-request.js';
import { Frame, Original } from '../pages/frame.js';
import { ReferenceNumber } from '../pages/thanks.page.js';

export function TrackingPage({
  request,
  tracked,
  link,
}: {
  request: PageRequest;
  tracked: RequestState | null;
  link: string;
}): VNode {
  const { texts } = request;
  if (!tracked)
    return (
      <Frame request={request} title={texts.t('tracking.title')}>
        <h1>{texts.t('tracking.title')}</h1>
        <p class="lead">{texts.t('tracking.gone')}</p>
      </Frame>
    );
  const { reference, state, since } = tracked;
  const open = state === 'looking' || state === 'found';
  const isNew = request.query['new'] !== undefined && open;
  const title = texts.t(isNew ? 'tracking.new' : 'tracking.title');
  return (
    <Frame request={request} title={title}>
      <h1>{title}</h1>
      <p class="lead">{texts.t(`tracking.${state}`)}</p>
      <Original request={request} say={(original) => original.t(`tracking.${state}`)} />
      <ReferenceNumber request={request} reference={reference} />
      {isNew ? (
        <>
          <h2>{texts.t('tracking.next')}</h2>
          <ol>
            {(['tracking.next.1', 'tracking.next.2', 'tracking.next.3'] as const).map((key) => (
              <li>{texts.t(key)}</li>
            ))}
          </ol>
        </>
      ) : (
        <p>{texts.t('tracking.since', { day: texts.day(zurichDay(since)) })}</p>
      )}
      {open && (
        <>
          <p>{texts.t('tracking.keep-link')}</p>
          <p class="link" dir="ltr">
            <a href={link}>{link}</a>
          </p>
          <p>{texts.t('tracking.for-phone')}</p>
          <p class="inset">{texts.t('help.deadline')}</p>
          <form method="post" class="apart" action={`?lang=${texts.language}`}>
            <p>{texts.t('tracking.explain')}</p>
            <p class="buttons">
              <button class="go danger">{texts.t('tracking.withdraw')}</button>
            </p>
          </form>
        </>
      )}
    </Frame>
  );
}
