import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { Section } from '../../kit/Section';
import type { State } from './queries';

export function QueueCounts({ state: { queues } }: { state: State }) {
  const { t } = useTranslation('engine');
  return (
    <Section title={t('system.queues')}>
      {queues === null ? (
        <p className="late">{t('system.down')}</p>
      ) : (
        <DescriptionList
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
                {formatNumber(count)} {t(`system.${word}`)}
              </span>
            )),
          ])}
        />
      )}
    </Section>
  );
}
