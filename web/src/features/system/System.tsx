import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { answer, api, type View } from '../../api/client';
import { Facts, Tag } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { clockTime, figure, moment } from '../../kit/days';
import { Icon } from '../../kit/icons';
import { Page, Section } from '../../kit/Page';
import { Loaded } from '../../kit/states';
import { useAct } from '../../kit/useAct';
import { hrefTo } from '../../routes';
import { healthOf, type Health, type Part } from './health';
import { systemState } from './queries';
import './system.css';

type State = View<'SystemState'>;
const GIGA = 1e9;

/** Whether all is well, at a glance; below it what an administrator looks into when it is not. */
export default function System() {
  const { t } = useTranslation('engine');
  const { t: c } = useTranslation();
  const query = useQuery(systemState);
  return (
    <Page title={c('nav.system')} lead={t('system.lead')} wide>
      <Loaded query={query} lines={6} tall>
        {(state) => <Inside state={state} at={query.dataUpdatedAt} />}
      </Loaded>
    </Page>
  );
}

function Inside({ state, at }: { state: State; at: number }) {
  const { t } = useTranslation('engine');
  const health = healthOf(state, at);
  const troubles = Object.values(health).filter((each) => each === 'bad').length;
  const { lastRunAt } = state.sweep;
  const swept =
    lastRunAt === null
      ? t('system.neverSwept')
      : t(health.sweep === 'good' ? 'system.sweptAt' : 'system.sweepLate', {
          when: health.sweep === 'good' ? clockTime(lastRunAt) : moment(lastRunAt),
        });
  const parts: Record<Part, ReactNode> = {
    database: t(`system.${state.database}`),
    queue: t(`system.${state.queue}`),
    sweep: swept,
    jobs:
      state.failedJobs === null
        ? t('system.down')
        : state.failedJobs.length === 0
          ? t('system.jobsWell')
          : t('system.jobsFailed', { count: state.failedJobs.length }),
    mail:
      state.mails.failed > 0 ? (
        <Link href={hrefTo('outbox', { state: 'failed' })}>
          {t('system.mailFailed', { count: state.mails.failed })}
        </Link>
      ) : (
        t(`system.${state.mail}`)
      ),
    audit: state.auditProtection === null ? t('system.unknown') : t(`system.${state.auditProtection}`),
    disk: t('system.free', {
      free: `${figure(Math.floor(state.disk.freeBytes / GIGA))} GB`,
      total: `${figure(Math.floor(state.disk.totalBytes / GIGA))} GB`,
    }),
  };
  return (
    <>
      <div className={troubles === 0 ? 'verdict verdict-good' : 'verdict verdict-bad'} role="status">
        <Icon name={troubles === 0 ? 'check' : 'alert'} size={36} />
        <div>
          <p className="verdict-title">
            {troubles === 0 ? t('system.well') : t('system.trouble', { count: troubles })}
          </p>
          {troubles === 0 && <p>{t('system.wellWhy')}</p>}
        </div>
      </div>
      <p className="order-line">
        <strong>{t('order.line')}:</strong>{' '}
        {(['mail', 'copy', 'disk', 'queue'] as const).map((part) => (
          <span key={part}>
            {part === 'mail' && state.order.mail !== 'unknown'
              ? t(`order.mail-${state.order.mail}`)
              : `${t(`order.${part}`)} ${t(`order.${state.order[part]}`)}`}
          </span>
        ))}
      </p>
      <ul className="parts">
        {(Object.keys(parts) as Part[]).map((part) => (
          <PartOf key={part} name={t(`system.${part}`)} health={health[part]}>
            {parts[part]}
          </PartOf>
        ))}
      </ul>
      {state.failedJobs && state.failedJobs.length > 0 && (
        <Section title={t('system.failed')} id="failed">
          <ul className="rows">
            {state.failedJobs.map((job) => (
              <FailedJob key={job.queue + job.id} job={job} />
            ))}
          </ul>
        </Section>
      )}
      <div className="columns columns-2">
        <Rounds state={state} />
        <div className="stack">
          <Queues state={state} />
          <Section title={t('system.about')}>
            <Facts
              items={[
                [
                  t('system.version'),
                  <bdi key="v" dir="ltr">
                    {state.version}
                  </bdi>,
                ],
                [t('system.uptime'), moment(new Date(at - state.uptimeSeconds * 1000).toISOString())],
                [t('system.backend'), state.queueBackend],
                [t('system.works'), <YesNo key="w" yes={state.works} />],
                state.everyScript !== null && [t('system.scripts'), <YesNo key="s" yes={state.everyScript} />],
                [t('system.unsealedLabel'), figure(state.auditUnsealed)],
              ]}
            />
          </Section>
        </div>
      </div>
    </>
  );
}

function YesNo({ yes }: { yes: boolean }) {
  const { t: c } = useTranslation();
  return <>{c(yes ? 'form.yes' : 'form.no')}</>;
}

function PartOf({ name, health, children }: { name: string; health: Health; children: ReactNode }) {
  const { t } = useTranslation('engine');
  const tone = { good: 'good', note: 'info', bad: 'late' } as const;
  return (
    <li className={`part part-${health}`}>
      <span className="part-head">
        <strong>{name}</strong>
        <Tag tone={tone[health]} icon={health === 'good' ? 'check' : health === 'bad' ? 'alert' : 'note'}>
          {t(`system.${health}`)}
        </Tag>
      </span>
      <span>{children}</span>
    </li>
  );
}

function FailedJob({ job: { queue, id, name, failedAt, error, attempts } }: { job: View<'FailedJobView'> }) {
  const { t, i18n } = useTranslation('engine');
  const retry = useAct(
    () => answer(api.POST('/api/system/jobs/{queue}/{id}/retry', { params: { path: { queue, id } } })),
    { changes: [['system']], done: () => t('system.retried') },
  );
  return (
    <li className="row">
      <div className="row-head">
        <span className="row-title">
          {i18n.exists(`job.${name}`, { ns: 'engine' }) ? t(`job.${name}` as 'job.sweep') : name}
        </span>
        <Button small busy={retry.busy} onClick={() => retry.run()}>
          {t('system.retry')}
        </Button>
      </div>
      <div className="row-meta">
        <bdi dir="ltr">{error}</bdi>
        <span>{moment(failedAt)}</span>
        <span>{t('system.attempts', { count: attempts })}</span>
      </div>
      {retry.words && (
        <p className="field-error" role="alert">
          {retry.words}
        </p>
      )}
    </li>
  );
}

function Rounds({
  state: {
    sweep: { rooms },
  },
}: {
  state: State;
}) {
  const { t, i18n } = useTranslation('engine');
  return (
    <Section title={t('system.rounds')}>
      <table className="slim">
        <thead>
          <tr>
            <th scope="col">{t('system.room')}</th>
            <th scope="col" className="number">
              {t('system.did')}
            </th>
            <th scope="col" className="number roomy">
              {t('system.took')}
            </th>
            <th scope="col">{t('system.result')}</th>
          </tr>
        </thead>
        <tbody>
          {rooms.map(({ room, did, tookMs, error }) => (
            <tr key={room}>
              <th scope="row">
                {i18n.exists(`room.${room}`, { ns: 'engine' }) ? t(`room.${room}` as 'room.mail') : room}
              </th>
              <td className="number">{figure(did)}</td>
              <td className="number roomy">{figure(tookMs)} ms</td>
              <td>
                {error ? (
                  <Tag tone="late" icon="alert">
                    {error}
                  </Tag>
                ) : (
                  <Tag tone="good" icon="check">
                    {t('system.fine')}
                  </Tag>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Queues({ state: { queues } }: { state: State }) {
  const { t } = useTranslation('engine');
  return (
    <Section title={t('system.queues')}>
      {queues === null ? (
        <p className="late">{t('system.down')}</p>
      ) : (
        <Facts
          items={queues.map(({ name, waiting, delayed, active, failed }) => [
            t(name === 'mail' ? 'system.mailQueue' : 'system.work'),
            (
              [
                ['waiting', waiting],
                ['delayed', delayed],
                ['active', active],
                ['failedCount', failed],
              ] as const
            ).map(([word, count]) => (
              <span key={word} className="count-line">
                {figure(count)} {t(`system.${word}`)}
              </span>
            )),
          ])}
        />
      )}
    </Section>
  );
}
