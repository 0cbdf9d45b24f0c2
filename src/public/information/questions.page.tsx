import type { VNode } from 'preact';
import type { PageRequest } from '../pages/page-request.js';
import { Frame, Original } from '../pages/frame.js';
import { StartButtons } from '../pages/start-buttons.js';

/** Each answer names its source and when that was read. */
export const QUESTIONS = [
  'cost',
  'long',
  'children',
  'spouse',
  'passport',
  'refugee',
  'move',
  'language',
  'help-money',
  'record',
  'refused',
] as const;
const SOURCES: Record<(typeof QUESTIONS)[number], string> = {
  cost: 'BüV/OLN/OCit 25; BüG/LN/LCit 35',
  long: 'BüV/OLN/OCit 22, 23; BüG/LN/LCit 14',
  children: 'BüG/LN/LCit 30, 31; BüV/OLN/OCit 25',
  spouse: 'BüG/LN/LCit 21',
  passport: 'BüG/LN/LCit',
  refugee: 'BüG/LN/LCit 9, 33',
  move: 'BüG/LN/LCit 18',
  language: 'BüG/LN/LCit 12; BüV/OLN/OCit 6',
  'help-money': 'BüV/OLN/OCit 7',
  record: 'BüG/LN/LCit 12; BüV/OLN/OCit 4; 1C_350/2024',
  refused: 'BüG/LN/LCit 16, 46; BGG/LTF 44',
};
const CHECKED = '2026-11-21';
/** Not yet verified in their source, which the page says. */
const UNREAD: readonly string[] = ['children', 'passport', 'refused'];

export interface LocalFee {
  canton: string;
  francs: number;
}

export function QuestionsPage({ request, fee }: { request: PageRequest; fee: LocalFee | null }): VNode {
  const { texts } = request;
  return (
    <Frame request={request} title={texts.t('questions.title')} indexable>
      <h1>{texts.t('questions.title')}</h1>
      <p class="lead">{texts.t('questions.lead')}</p>
      <nav aria-label={texts.t('questions.title')}>
        <ul>
          {QUESTIONS.map((name) => (
            <li>
              <a href={`#${name}`}>{texts.t(`q.${name}.title`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {QUESTIONS.map((name) => (
        <section id={name}>
          <h2>{texts.t(`q.${name}.title`)}</h2>
          <p>{texts.t(`q.${name}.text`)}</p>
          <Original request={request} say={(original) => original.t(`q.${name}.text`)} />
          {name === 'cost' && fee && (
            <p class="inset">{texts.t('q.cost.here', { canton: fee.canton, francs: fee.francs })}</p>
          )}
          <p class="source">
            {texts.t('source.line', { basis: SOURCES[name], day: texts.day(CHECKED) })}
            {UNREAD.includes(name) && ` ${texts.t('source.unverified')}`}
          </p>
        </section>
      ))}
      <StartButtons texts={texts} />
    </Frame>
  );
}
