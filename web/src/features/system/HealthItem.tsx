import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../kit/Tag';
import type { Health } from './health';

export function HealthItem({ name, health, children }: { name: string; health: Health; children: ReactNode }) {
  const { t } = useTranslation('engine');
  const tone = { good: 'good', note: 'info', bad: 'late' } as const;
  return (
    <li className={`health-item health-item-${health}`}>
      <span className="health-item-head">
        <strong>{name}</strong>
        <Tag tone={tone[health]} icon={health === 'good' ? 'check' : health === 'bad' ? 'alert' : 'note'}>
          {t(`system.${health}`)}
        </Tag>
      </span>
      <span>{children}</span>
    </li>
  );
}
