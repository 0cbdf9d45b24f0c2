import type { VNode } from 'preact';
import type { TextKey } from '../../texts/texts.js';
import type { PageRequest } from './page-request.js';
import { Frame } from './frame.js';

export const MESSAGES = ['not-found', 'too-many', 'unreadable', 'failed', 'closed'] as const;
export type Message = (typeof MESSAGES)[number];

export function MessagePage({ request, kind }: { request: PageRequest; kind: Message }): VNode {
  const { texts } = request;
  const title = texts.t(`message.${kind}.title` as TextKey);
  return (
    <Frame request={request} title={title} bare={kind === 'closed'}>
      <h1>{title}</h1>
      <p class="lead">{texts.t(`message.${kind}.text` as TextKey)}</p>
      <p>
        {kind === 'closed' ? (
          <a href="/sign-in">{texts.t('frame.sign-in')}</a>
        ) : (
          <a class="go" href={`/${texts.language}`}>
            {texts.t('message.home')}
          </a>
        )}
      </p>
    </Frame>
  );
}
