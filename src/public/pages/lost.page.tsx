import type { VNode } from 'preact';
import type { PageRequest } from './page-request.js';
import { Contact, Frame } from './frame.js';

export function LostPage({ request, of }: { request: PageRequest; of: 'help' | 'check' | 'exact' }): VNode {
  const { texts } = request;
  const exact = of === 'exact';
  const title = texts.t(exact ? 'lost.exact.title' : 'lost.title');
  return (
    <Frame request={request} title={title}>
      <h1>{title}</h1>
      <p class="lead">{texts.t(exact ? 'lost.exact.text' : 'lost.text')}</p>
      <p class="buttons">
        {of !== 'help' && (
          <a class="go" href={`/${texts.language}/check/born`}>
            {texts.t(exact ? 'check.continue' : 'check.start')}
          </a>
        )}
        <a class={of === 'help' ? 'go' : 'go second'} href={`/${texts.language}/help`}>
          {texts.t('start.help')}
        </a>
      </p>
      <Contact request={request} />
    </Frame>
  );
}
