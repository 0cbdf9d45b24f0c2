import type { DraftKind } from '../../offline/drafts';
import { DRAFTS } from '../../offline/store';
import { hrefTo } from '../../routes';

/** Key below `kept.draft` in the texts. */
type DraftLabel =
  | 'note'
  | 'newCase'
  | 'facts'
  | 'case'
  | 'letter'
  | 'deadline'
  | 'followUp'
  | 'irregularity'
  | 'review'
  | 'request'
  | 'adviser'
  | 'account'
  | 'export';

const caseHref = (id: string): string => hrefTo('case', { id });
const irregularityHref = (id: string): string => hrefTo('irregularity', { id });
const requestHref = (id: string): string => hrefTo('inbox', { id });
const offerHref = (id: string): string => hrefTo('offer', { id });

/** Label and target screen of each draft; the id is empty where the draft has none. */
const DRAFT_ROUTES: Record<DraftKind, [DraftLabel, (id: string) => string]> = {
  note: ['note', (id) => hrefTo('case', { id, write: 'note' })],
  facts: ['facts', (id) => hrefTo('case', { id, edit: 'facts' })],
  case: ['newCase', () => hrefTo('newCase')],
  edit: ['case', caseHref],
  decision: ['case', caseHref],
  move: ['case', caseHref],
  letter: ['letter', (id) => hrefTo('case', { id, add: 'letter' })],
  ending: ['deadline', caseHref],
  person: ['case', caseHref],
  checklist: ['case', (id) => hrefTo('case', { id, tab: 'checklist' })],
  done: ['followUp', caseHref],
  'follow-up': ['followUp', caseHref],
  irregularity: ['irregularity', (id) => hrefTo('newIrregularity', { case: id })],
  correct: ['review', irregularityHref],
  answer: ['review', irregularityHref],
  evidence: ['review', irregularityHref],
  'needs-more': ['review', irregularityHref],
  rejected: ['review', irregularityHref],
  snooze: ['request', requestHref],
  decline: ['request', requestHref],
  offer: ['request', offerHref],
  'decline-offer': ['request', offerHref],
  adviser: ['adviser', (id) => (id ? hrefTo('adviser', { id }) : hrefTo('newAdviser'))],
  'adviser-state': ['adviser', (id) => hrefTo('adviser', { id })],
  'my-profile': ['adviser', () => `${hrefTo('me')}#profile`],
  reach: ['account', (id) => hrefTo('account', { id })],
  invitation: ['account', () => hrefTo('accounts')],
  export: ['export', () => hrefTo('exports')],
};

/** Returns null for drafts that this client does not know. */
export function draftRoute(key: string): { kind: DraftLabel; href: string } | null {
  const name = key.slice(DRAFTS.length).split('/')[0]!;
  if (!(name in DRAFT_ROUTES)) return null;
  const [kind, hrefOf] = DRAFT_ROUTES[name as DraftKind];
  return { kind, href: hrefOf(/[0-9a-f-]{36}/.exec(key)?.[0] ?? '') };
}
