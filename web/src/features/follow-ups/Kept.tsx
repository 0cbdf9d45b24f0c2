import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Tag } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { moment } from '../../kit/days';
import { Dialog } from '../../kit/Dialog';
import { Page, Section } from '../../kit/Page';
import { Empty, Loaded } from '../../kit/states';
import { flush, forgetWaiting, retryWaiting, useUnsent, type Waiting } from '../../offline/unsent';
import type { DraftOf } from '../../offline/drafts';
import { drop, DRAFTS, keptUnder } from '../../offline/store';
import './day.css';

const KEPT = ['kept-drafts'] as const;

type Kind =
  | 'note'
  | 'newCase'
  | 'facts'
  | 'case'
  | 'followUp'
  | 'irregularity'
  | 'review'
  | 'request'
  | 'adviser'
  | 'account'
  | 'export';
/** What a draft is, and where it goes on. */
const PLACES: Record<DraftOf, [Kind, (id: string) => string]> = {
  note: ['note', (id) => `/cases/${id}?write=note`],
  facts: ['facts', (id) => `/cases/${id}?edit=facts`],
  case: ['newCase', () => '/cases/new'],
  edit: ['case', (id) => `/cases/${id}`],
  decision: ['case', (id) => `/cases/${id}`],
  move: ['case', (id) => `/cases/${id}`],
  person: ['case', (id) => `/cases/${id}`],
  checklist: ['case', (id) => `/cases/${id}?tab=checklist`],
  done: ['followUp', (id) => `/cases/${id}`],
  'follow-up': ['followUp', (id) => `/cases/${id}`],
  irregularity: ['irregularity', (id) => (id ? `/irregularities/new?case=${id}` : '/irregularities/new')],
  correct: ['review', (id) => `/irregularities/${id}`],
  answer: ['review', (id) => `/irregularities/${id}`],
  evidence: ['review', (id) => `/irregularities/${id}`],
  'needs-more': ['review', (id) => `/irregularities/${id}`],
  rejected: ['review', (id) => `/irregularities/${id}`],
  snooze: ['request', (id) => `/inbox/${id}`],
  decline: ['request', (id) => `/inbox/${id}`],
  offer: ['request', (id) => `/offers/${id}`],
  'decline-offer': ['request', (id) => `/offers/${id}`],
  adviser: ['adviser', (id) => (id ? `/advisers/${id}` : '/advisers/new')],
  'adviser-state': ['adviser', (id) => `/advisers/${id}`],
  'my-profile': ['adviser', () => '/me#profile'],
  reach: ['account', (id) => `/accounts/${id}`],
  invitation: ['account', () => '/accounts'],
  export: ['export', () => '/exports'],
};

const beginningOf = (key: string): DraftOf => key.slice(DRAFTS.length).split('/')[0] as DraftOf;

/** Where a draft goes on. */
function placeOf(key: string): { kind: Kind; href: string } {
  const [kind, hrefOf] = PLACES[beginningOf(key)];
  return { kind, href: hrefOf(/[0-9a-f-]{36}/.exec(key)?.[0] ?? '') };
}

/** What somebody has written, to be read and copied: the texts of a body, the longest first. */
function wordsIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  const found = Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'string'
      ? ['text', 'note', 'description', 'title'].includes(name)
        ? [value]
        : []
      : wordsIn(value),
  );
  return found.sort((a, b) => b.length - a.length);
}

/** Whether anything was typed at all. */
const written = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.trim() !== ''
    : typeof value === 'object' && value !== null && Object.values(value).some(written);

/** What lies on this device and not yet with the server. */
export default function Kept() {
  const { t } = useTranslation('day');
  const client = useQueryClient();
  const waiting = useUnsent();
  const drafts = useQuery({
    queryKey: KEPT,
    staleTime: 0,
    gcTime: 0,
    queryFn: async () =>
      (await keptUnder<object>(DRAFTS)).filter(({ key, value }) => written(value) && beginningOf(key) in PLACES),
  });
  const [asked, setAsked] = useState<{ forget: () => Promise<void> } | null>(null);
  const discard = (forget: () => Promise<void>): void => setAsked({ forget });
  return (
    <Page title={t('kept.title')} lead={t('kept.lead')}>
      <Section
        quiet
        title={t('kept.unsent')}
        actions={
          waiting.some(({ refused }) => refused === null) ? (
            <Button icon="send" onClick={() => void flush()}>
              {t('kept.sendNow')}
            </Button>
          ) : undefined
        }
      >
        {waiting.length === 0 ? (
          <Empty title={t('kept.noUnsent')} />
        ) : (
          <ul className="rows">
            {waiting.map((each) => (
              <WaitingRow key={each.id} waiting={each} onDiscard={() => discard(() => forgetWaiting(each.id))} />
            ))}
          </ul>
        )}
      </Section>
      <Section quiet title={t('kept.drafts')}>
        <Loaded query={drafts} lines={2}>
          {(items) =>
            items.length === 0 ? (
              <Empty icon="note" title={t('kept.noDrafts')} />
            ) : (
              <ul className="rows">
                {items.map(({ key, at }) => {
                  const { kind, href } = placeOf(key);
                  return (
                    <li key={key} className="row">
                      <div className="row-head">
                        <strong>{t(`kept.draft.${kind}`)}</strong>
                        <span className="hint">{moment(new Date(at).toISOString())}</span>
                      </div>
                      <div className="buttons">
                        <Link className="button" href={href}>
                          {t('kept.goOn')}
                        </Link>
                        <Button
                          kind="danger"
                          onClick={() =>
                            discard(async () => {
                              await drop(key);
                              await client.invalidateQueries({ queryKey: KEPT });
                            })
                          }
                        >
                          {t('kept.discard')}
                        </Button>
                      </div>
                    </li>
                  );
                })}
              </ul>
            )
          }
        </Loaded>
      </Section>
      <Dialog title={t('kept.sure')} open={asked !== null} onClose={() => setAsked(null)}>
        <p>{t('kept.sureWhy')}</p>
        <div className="buttons">
          <Button
            kind="danger"
            onClick={() => {
              void asked?.forget();
              setAsked(null);
            }}
          >
            {t('kept.discard')}
          </Button>
          <Button kind="quiet" onClick={() => setAsked(null)}>
            {t('kept.keep')}
          </Button>
        </div>
      </Dialog>
    </Page>
  );
}

function WaitingRow({ waiting, onDiscard }: { waiting: Waiting; onDiscard: () => void }) {
  const { t } = useTranslation('day');
  const { t: common, i18n } = useTranslation();
  const [busy, setBusy] = useState(false);
  const words = wordsIn(waiting.body);
  const why =
    waiting.refused !== null && i18n.exists(`refusal.${waiting.refused}`)
      ? i18n.t(`refusal.${waiting.refused}`, { defaultValue: '' })
      : common('error.refused');
  const retry = async (): Promise<void> => {
    setBusy(true);
    await retryWaiting(waiting).finally(() => setBusy(false));
  };
  return (
    <li className="row">
      <div className="row-head">
        <strong className="kept-what">
          <bdi>{waiting.label}</bdi>
        </strong>
        {waiting.refused === null ? (
          <Tag tone="info" icon="clock">
            {t('kept.waits')}
          </Tag>
        ) : (
          <Tag tone="late" icon="alert">
            {t('kept.refused')}
          </Tag>
        )}
      </div>
      {words.map((text) => (
        <p key={text} className="event-text" dir="auto">
          {text}
        </p>
      ))}
      {waiting.refused !== null && (
        <p>
          {t('kept.because')} {why}
        </p>
      )}
      <div className="buttons">
        {waiting.refused !== null && (
          <Button busy={busy} onClick={() => void retry()}>
            {t('kept.again')}
          </Button>
        )}
        <Button kind="danger" onClick={onDiscard}>
          {t('kept.discard')}
        </Button>
      </div>
    </li>
  );
}
