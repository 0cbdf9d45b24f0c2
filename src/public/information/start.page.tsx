import type { VNode } from 'preact';
import { LANGUAGES, NAMES } from '../../texts/languages.js';
import { OFFERED } from '../../texts/texts.js';
import type { PageRequest } from '../pages/page-request.js';
import { Frame, tagOf } from '../pages/frame.js';
import { StartButtons } from '../pages/start-buttons.js';

const POINTS = ['start.point.free', 'start.point.quiet', 'start.point.language'] as const;

export function StartPage({ request, choose = false }: { request: PageRequest; choose?: boolean }): VNode {
  const { texts, query } = request;
  const source = query['source'] ? `?${new URLSearchParams({ source: query['source'] }).toString()}` : '';
  const cards = (pages: readonly ('about' | 'data' | 'questions' | 'testimony' | 'volunteer')[]): VNode => (
    <ul class="cards">
      {pages.map((page) => (
        <li>
          <a href={`/${texts.language}/${page}`}>{texts.t(`${page}.title`)}</a>
          <p>{texts.t(`start.${page}`)}</p>
        </li>
      ))}
    </ul>
  );
  return (
    <Frame request={request} title={texts.t('start.title')} indexable>
      <h1>{texts.t('start.title')}</h1>
      <p class="lead">{texts.t('start.lead')}</p>
      <StartButtons texts={texts} />
      <ul class="points">
        {POINTS.map((key) => (
          <li>{texts.t(key)}</li>
        ))}
      </ul>
      {choose && (
        <nav class="choose" aria-label={texts.t('frame.language')}>
          <ul>
            {LANGUAGES.filter((code) => OFFERED.includes(code)).map((code) => (
              <li>
                <a href={`/${code}${source}`} lang={tagOf(code)} hreflang={tagOf(code)} dir="auto">
                  {NAMES[code]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <h2>{texts.t('start.before')}</h2>
      {cards(['about', 'data', 'questions'])}
      <h2>{texts.t('start.more')}</h2>
      {cards(['testimony', 'volunteer'])}
    </Frame>
  );
}
