import type { VNode } from 'preact';
import type { Texts } from '../../texts/texts.js';

export function StartButtons({ texts }: { texts: Texts }): VNode {
  return (
    <p class="buttons">
      <a class="go" href={`/${texts.language}/check`}>
        {texts.t('start.check')}
      </a>
      <a class="go second" href={`/${texts.language}/help`}>
        {texts.t('start.help')}
      </a>
    </p>
  );
}
