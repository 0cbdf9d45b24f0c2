import type { VNode } from 'preact';
import type { PageRequest } from '../pages/page-request.js';
import { Contact, Frame } from '../pages/frame.js';
import { StartButtons } from '../pages/start-buttons.js';

const ABOUT = ['about.who', 'about.what', 'about.not', 'about.authority', 'about.free', 'about.limits'] as const;
const DATA = ['who', 'what', 'use', 'sees', 'check', 'others', 'story', 'machine', 'long', 'rights', 'wrong'] as const;

export function AboutPage({ request }: { request: PageRequest }): VNode {
  const { texts, controller } = request;
  return (
    <Frame request={request} title={texts.t('about.title')} indexable>
      <h1>{texts.t('about.title')}</h1>
      {ABOUT.map((key) => (
        <p class={key === 'about.who' ? 'lead' : undefined}>{texts.t(key, { name: controller?.name ?? '' })}</p>
      ))}
      <p>
        <a href={`/${texts.language}/law`}>{texts.t('law.title')}</a>
      </p>
      <Contact request={request} />
      <StartButtons texts={texts} />
    </Frame>
  );
}

export function DataPage({ request }: { request: PageRequest }): VNode {
  const { texts, controller } = request;
  return (
    <Frame request={request} title={texts.t('data.title')} indexable>
      <h1>{texts.t('data.title')}</h1>
      <p class="lead">{texts.t('data.lead')}</p>
      {DATA.map((part) => (
        <>
          <h2>{texts.t(`data.${part}.title`)}</h2>
          <p>{texts.t(`data.${part}.text`, { name: controller?.name ?? '' })}</p>
        </>
      ))}
      <Contact request={request} />
      <p class="hint">{texts.t('data.version', { version: '2026-11' })}</p>
    </Frame>
  );
}
