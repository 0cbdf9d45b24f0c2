import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatDateTime, formatNumber, formatTime } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { Icon } from '../../kit/Icon';
import { Section } from '../../kit/Section';
import { hrefTo } from '../../routes';
import { FailedJob } from './FailedJob';
import { healthOf, type HealthArea } from './health';
import { HealthItem } from './HealthItem';
import type { State } from './queries';
import { QueueCounts } from './QueueCounts';
import { SweepTable } from './SweepTable';

const GIGABYTE = 1e9;

function YesNo({ yes }: { yes: boolean }) {
  const { t: common } = useTranslation();
  return <>{common(yes ? 'form.yes' : 'form.no')}</>;
}

export function SystemDetails({ state, fetchedAt }: { state: State; fetchedAt: number }) {
  const { t } = useTranslation('engine');
  const health = healthOf(state, fetchedAt);
  const problemCount = Object.values(health).filter((each) => each === 'bad').length;
  const { lastRunAt } = state.sweep;
  const sweepText =
    lastRunAt === null
      ? t('system.neverSwept')
      : t(health.sweep === 'good' ? 'system.sweptAt' : 'system.sweepLate', {
          when: health.sweep === 'good' ? formatTime(lastRunAt) : formatDateTime(lastRunAt),
        });
  const parts: Record<HealthArea, ReactNode> = {
    database: t(`system.${state.database}`),
    queue: t(`system.${state.queue}`),
    sweep: sweepText,
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
      free: `${formatNumber(Math.floor(state.disk.freeBytes / GIGABYTE))} GB`,
      total: `${formatNumber(Math.floor(state.disk.totalBytes / GIGABYTE))} GB`,
    }),
  };
  return (
    <>
      <div
        className={problemCount === 0 ? 'health-summary health-summary-good' : 'health-summary health-summary-bad'}
        role="status"
      >
        <Icon name={problemCount === 0 ? 'check' : 'alert'} size={36} />
        <div>
          <p className="health-summary-title">
            {problemCount === 0 ? t('system.well') : t('system.trouble', { count: problemCount })}
          </p>
          {problemCount === 0 && <p>{t('system.wellWhy')}</p>}
        </div>
      </div>
      <p className="operation-status">
        <strong>{t('order.line')}:</strong>{' '}
        {(['mail', 'copy', 'disk', 'queue'] as const).map((part) => (
          <span key={part}>
            {part === 'mail' && state.order.mail !== 'unknown'
              ? t(`order.mail-${state.order.mail}`)
              : `${t(`order.${part}`)} ${t(`order.${state.order[part]}`)}`}
          </span>
        ))}
      </p>
      <ul className="health-list">
        {(Object.keys(parts) as HealthArea[]).map((part) => (
          <HealthItem key={part} name={t(`system.${part}`)} health={health[part]}>
            {parts[part]}
          </HealthItem>
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
        <SweepTable state={state} />
        <div className="stack">
          <QueueCounts state={state} />
          <Section title={t('system.about')}>
            <DescriptionList
              items={[
                [
                  t('system.version'),
                  <bdi key="v" dir="ltr">
                    {state.version}
                  </bdi>,
                ],
                [t('system.uptime'), formatDateTime(new Date(fetchedAt - state.uptimeSeconds * 1000).toISOString())],
                [t('system.backend'), state.queueBackend],
                [t('system.works'), <YesNo key="w" yes={state.works} />],
                state.everyScript !== null && [t('system.scripts'), <YesNo key="s" yes={state.everyScript} />],
                [t('system.unsealedLabel'), formatNumber(state.auditUnsealed)],
              ]}
            />
          </Section>
        </div>
      </div>
    </>
  );
}
