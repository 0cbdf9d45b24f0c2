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
import { drop, keptUnder } from '../../offline/store';
import './day.css';

const DRAFTS = ['kept-drafts'] as const;

/** Where a draft goes on. */
function placeOf(name: string): { kind: 'note' | 'case' | 'facts' | 'irregularity' | 'other'; href: string | null } {
  const id = /[0-9a-f-]{36}/.exec(name)?.[0];
  if (name.startsWith('note/') && id) return { kind: 'note', href: `/cases/${id}?write=note` };
  if (name.startsWith('facts/') && id) return { kind: 'facts', href: `/cases/${id}?edit=facts` };
  if (name.startsWith('case')) return { kind: 'case', href: '/cases/new' };
  if (name.startsWith('irregularit')) return { kind: 'irregularity', href: '/irregularities/new' };
  return { kind: 'other', href: null };
}

/** Whether anything was typed at all. */
const written = (value: unknown): boolean => (typeof value === 'string' ? value.trim() !== '' : typeof value === 'object' && value !== null && Object.values(value).some(written));

/** What lies on this device and not yet with the server. */
export default function Kept() {
  const { t } = useTranslation('day');
  const client = useQueryClient();
  const waiting = useUnsent();
  const drafts = useQuery({ queryKey: DRAFTS, staleTime: 0, gcTime: 0, queryFn: async () => (await keptUnder<object>('draft/')).filter(({ value }) => written(value)) });
  const [asked, setAsked] = useState<{ forget: () => Promise<void> } | null>(null);
  const discard = (forget: () => Promise<void>): void => setAsked({ forget });
  return (
    <Page title={t('kept.title')} lead={t('kept.lead')}>
      <Section quiet title={t('kept.unsent')} actions={waiting.some(({ refused }) => refused === null) ? <Button icon="send" onClick={() => void flush()}>{t('kept.sendNow')}</Button> : undefined}>
        {waiting.length === 0 ? <Empty title={t('kept.noUnsent')} /> : <ul className="rows">{waiting.map((each) => <WaitingRow key={each.id} waiting={each} onDiscard={() => discard(() => forgetWaiting(each.id))} />)}</ul>}
      </Section>
      <Section quiet title={t('kept.drafts')}>
        <Loaded query={drafts} lines={2}>
          {(items) => items.length === 0 ? <Empty icon="note" title={t('kept.noDrafts')} /> : (
            <ul className="rows">
              {items.map(({ key, at }) => {
                const { kind, href } = placeOf(key.slice('draft/'.length));
                return (
                  <li key={key} className="row">
                    <div className="row-head"><strong>{t(`kept.draft.${kind}`)}</strong><span className="hint">{moment(new Date(at).toISOString())}</span></div>
                    <div className="buttons">
                      {href && <Link className="button" href={href}>{t('kept.goOn')}</Link>}
                      <Button kind="danger" onClick={() => discard(async () => { await drop(key); await client.invalidateQueries({ queryKey: DRAFTS }); })}>{t('kept.discard')}</Button>
                    </div>
                  </li>
                );
              })}
            </ul>
          )}
        </Loaded>
      </Section>
      <Dialog title={t('kept.sure')} open={asked !== null} onClose={() => setAsked(null)}>
        <p>{t('kept.sureWhy')}</p>
        <div className="buttons">
          <Button kind="danger" onClick={() => { void asked?.forget(); setAsked(null); }}>{t('kept.discard')}</Button>
          <Button kind="quiet" onClick={() => setAsked(null)}>{t('kept.keep')}</Button>
        </div>
      </Dialog>
    </Page>
  );
}

function WaitingRow({ waiting, onDiscard }: { waiting: Waiting; onDiscard: () => void }) {
  const { t } = useTranslation('day');
  const [busy, setBusy] = useState(false);
  const retry = async (): Promise<void> => {
    setBusy(true);
    await retryWaiting(waiting).finally(() => setBusy(false));
  };
  return (
    <li className="row">
      <div className="row-head">
        <strong className="kept-what"><bdi>{waiting.label}</bdi></strong>
        {waiting.refused === null ? <Tag tone="info" icon="clock">{t('kept.waits')}</Tag> : <Tag tone="late" icon="alert">{t('kept.refused')}</Tag>}
      </div>
      {waiting.refused !== null && <p>{t('kept.because')} <bdi>{waiting.refused}</bdi></p>}
      <div className="buttons">
        {waiting.refused !== null && <Button busy={busy} onClick={() => void retry()}>{t('kept.again')}</Button>}
        <Button kind="danger" onClick={onDiscard}>{t('kept.discard')}</Button>
      </div>
    </li>
  );
}
