import type { VNode } from 'preact';
import type { PageRequest } from './page-request.js';
import { Frame } from './frame.js';

export function ThanksPage({
  request,
  of,
  reference,
}: {
  request: PageRequest;
  of: 'testimony' | 'volunteer';
  reference?: string;
}): VNode {
  const { texts } = request;
  const title = texts.t('thanks.title');
  return (
    <Frame request={request} title={title}>
      <h1>{title}</h1>
      <p class="lead">{texts.t(`thanks.${of}`)}</p>
      {reference && <ReferenceNumber request={request} reference={reference} />}
      <p class="buttons">
        <a class="go second" href={`/${texts.language}`}>
          {texts.t('message.home')}
        </a>
      </p>
    </Frame>
  );
}

export function ReferenceNumber({ request: { texts }, reference }: { request: PageRequest; reference: string }): VNode {
  return (
    <p class="number">
      <span>{texts.t('tracking.number')}</span> <strong dir="ltr">{reference}</strong>
    </p>
  );
}
