import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { View } from '../../api/client';
import { Tag, Typed } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { addDays, clockTime, dayOf, longDay, useToday } from '../../kit/days';
import { DayField, TextField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { useFilters } from '../../kit/filters';
import { Page } from '../../kit/Page';
import { Empty, Failed, Skeleton } from '../../kit/states';
import { deedInWords } from './deed';
import { auditLines, startOf } from './queries';
import './audit.css';

type Line = View<'AuditLineView'>;

/** Who read or changed what. References and ids alone stand in the address. */
export default function Audit() {
  const { t } = useTranslation('engine');
  const { t: c } = useTranslation();
  const { filters, set, any, clear } = useFilters(['reference', 'actor', 'from', 'to']);
  const { reference, actor, from, to } = filters;
  const query = useInfiniteQuery(
    auditLines({
      reference,
      actor,
      ...(from ? { from: startOf(from) } : {}),
      ...(to ? { to: startOf(addDays(to, 1)) } : {}),
    }),
  );
  const lines = query.data?.pages.flatMap((page) => page.items);
  const whose = actor && (lines?.find((line) => line.actor === actor)?.actorName ?? t('audit.somebody'));
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')} wide>
      <Ask key={JSON.stringify(filters)} filters={filters} onAsk={set} onClear={any ? clear : null} />
      {whose && (
        <p className="notice">
          <span>
            {t('audit.onlyHers', { name: whose })}{' '}
            <Button small kind="quiet" icon="close" onClick={() => set({ actor: '' })}>
              {c('action.clear')}
            </Button>
          </span>
        </p>
      )}
      {lines ? (
        lines.length === 0 ? (
          <Empty
            icon="shield"
            title={t('audit.none')}
            action={any && <Button onClick={clear}>{c('action.clear')}</Button>}
          >
            {t(any ? 'audit.noneWhy' : 'audit.emptyWhy')}
          </Empty>
        ) : (
          <Days lines={lines} asked={reference} />
        )
      ) : query.error ? (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={6} tall />
      )}
      {query.hasNextPage && (
        <p>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {c('action.more')}
          </Button>
        </p>
      )}
    </Page>
  );
}

type Filters = Partial<Record<'reference' | 'actor' | 'from' | 'to', string>>;

function Ask({
  filters,
  onAsk,
  onClear,
}: {
  filters: Filters;
  onAsk: (filters: Filters) => void;
  onClear: (() => void) | null;
}) {
  const { t } = useTranslation('engine');
  const { t: c } = useTranslation();
  const today = useToday();
  const [reference, setReference] = useState(filters.reference ?? '');
  const [from, setFrom] = useState(filters.from ?? '');
  const [to, setTo] = useState(filters.to ?? '');
  return (
    <div className="section" role="search">
      <Form
        submit={t('audit.ask')}
        aside={
          onClear && (
            <Button kind="quiet" onClick={onClear}>
              {c('action.clear')}
            </Button>
          )
        }
        onSend={() => Promise.resolve(onAsk({ reference: reference.trim().toUpperCase(), from, to }))}
      >
        <div className="audit-ask">
          {/* A number and nothing else: no name can get into the address. */}
          <TextField
            label={t('audit.reference')}
            hint={t('audit.referenceHint')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            dir="ltr"
            pattern="\s*[A-Za-z]-[2-9A-Za-z]{4}-[2-9A-Za-z]{4}\s*"
            title={t('audit.referenceHint')}
            maxLength={20}
            value={reference}
            onChange={setReference}
          />
          <DayField label={t('audit.from')} max={today} value={from} onChange={setFrom} />
          <DayField label={t('audit.to')} value={to} onChange={setTo} {...(from ? { min: from } : {})} />
        </div>
      </Form>
    </div>
  );
}

/** Day by day, newest first. */
function Days({ lines, asked }: { lines: Line[]; asked: string | undefined }) {
  const days = new Map<string, Line[]>();
  for (const line of lines) days.set(dayOf(line.at), [...(days.get(dayOf(line.at)) ?? []), line]);
  return (
    <>
      {[...days].map(([day, those]) => (
        <section key={day} className="stack" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>{longDay(day)}</h2>
          <ol className="rows">
            {those.map((line) => (
              <OneLine key={line.id} line={line} asked={asked} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function OneLine({
  line: {
    at,
    actor,
    actorName,
    actorRole,
    actorKind,
    what,
    about,
    subjects,
    refused,
    reason,
    hits,
    permission,
    route,
    request,
  },
  asked,
}: {
  line: Line;
  asked: string | undefined;
}) {
  const { t, i18n } = useTranslation('engine');
  const { t: c } = useTranslation();
  const { href } = useFilters(['actor']);
  const deed = deedInWords(
    what,
    (key, values) => i18n.t(key, { ns: 'engine', defaultValue: key, ...values }),
    (key) => i18n.exists(key, { ns: 'engine' }),
  );
  // Of an export the reason is somebody's words; of a wrong password, a code.
  const isCode = refused && reason !== null && i18n.exists(`audit.because.${reason}`, { ns: 'engine' });
  const because = isCode ? i18n.t(`audit.because.${reason}`, { ns: 'engine', defaultValue: reason }) : null;
  const spoken = [
    ...new Map(about.filter(({ reference }) => reference !== null).map((one) => [one.reference, one])).values(),
  ];
  // That somebody's own account was looked at says nothing more than who it was.
  const others =
    subjects.filter((id) => id !== actor).length - about.filter(({ reference }) => reference !== null).length;
  return (
    <li className="row audit-line">
      <time dateTime={at}>{clockTime(at)}</time>
      <div className="stack audit-what">
        <div>
          {actor === null ? (
            <strong>{t(actorKind === 'program' ? 'audit.program' : 'audit.public')}</strong>
          ) : (
            <Link href={href({ actor })} title={t('audit.onlyActor', { name: actorName ?? '' })}>
              <Typed>{actorName ?? actor}</Typed>
            </Link>
          )}
          {actorRole && <span className="hint"> {c(`role.${actorRole}`)}</span>}
        </div>
        <div>
          <span className="row-title">{deed}</span>{' '}
          {refused && (
            <Tag tone="late" icon="alert">
              {t('audit.refused')}
            </Tag>
          )}
        </div>
        <div className="row-meta">
          {hits !== null && <span>{t('audit.hits', { count: hits })}</span>}
          {because && <span>{because}</span>}
          {spoken.map(({ id, kind, reference }) => (
            <Link
              key={id}
              className={reference === asked ? 'audit-asked' : undefined}
              href={`?reference=${encodeURIComponent(reference!)}`}
            >
              {t(`about.${kind}`)} <bdi>{reference}</bdi>
            </Link>
          ))}
          {others > 0 && <span>{t(spoken.length > 0 ? 'audit.more' : 'audit.count', { count: others })}</span>}
        </div>
        {reason && !because && (
          <p className="hint">
            <Typed>{t('audit.reason', { reason })}</Typed>
          </p>
        )}
        <details className="hint">
          <summary>{t('audit.technical')}</summary>
          <p dir="ltr">
            <code>
              {route} · {permission} · {request}
            </code>
          </p>
        </details>
      </div>
    </li>
  );
}
