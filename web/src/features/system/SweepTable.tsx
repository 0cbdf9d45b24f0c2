import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../kit/dates';
import { Section } from '../../kit/Section';
import { Tag } from '../../kit/Tag';
import type { State } from './queries';

export function SweepTable({
  state: {
    sweep: { rooms },
  },
}: {
  state: State;
}) {
  const { t, i18n } = useTranslation('engine');
  return (
    <Section title={t('system.rounds')}>
      <table className="compact-table">
        <thead>
          <tr>
            <th scope="col">{t('system.room')}</th>
            <th scope="col" className="number">
              {t('system.did')}
            </th>
            <th scope="col" className="number wide-column">
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
              <td className="number">{formatNumber(did)}</td>
              <td className="number wide-column">{formatNumber(tookMs)} ms</td>
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
