import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { addDays, formatLongDate, useToday } from '../../kit/dates';
import { EmptyState } from '../../kit/EmptyState';
import { Loaded } from '../../kit/Loaded';
import { Page } from '../../kit/Page';
import { Section } from '../../kit/Section';
import { useMe } from '../../session';
import { CONTROL_DAYS, CONTROL_GROUPS, groupForControl } from './control';
import { ControlRow } from './ControlRow';
import { controlQuery } from './queries';
import './deadlines.css';

/** Every deadline of the next ten days, what cannot wait first; on paper it is one page. */
export default function ControlList() {
  const { t } = useTranslation('deadlines');
  const me = useMe();
  const today = useToday();
  const query = useQuery(controlQuery(addDays(today, CONTROL_DAYS)));
  return (
    <Page
      wide
      title={t('control.title')}
      lead={
        <>
          {t(me.role === 'coordinator' ? 'control.lead' : 'control.leadMine')}{' '}
          <span className="print-only">{t('control.asOf', { day: formatLongDate(today) })}</span>
        </>
      }
      actions={
        <Button icon="file" className="no-print" onClick={() => window.print()}>
          {t('control.print')}
        </Button>
      }
    >
      <Loaded query={query} lines={6}>
        {({ open, unconfirmed, more }) => {
          const groups = groupForControl(open, unconfirmed);
          if (open.length + unconfirmed.length === 0)
            return (
              <EmptyState icon="calendar" title={t('control.empty')}>
                {t('control.emptyWhy')}
              </EmptyState>
            );
          return (
            <div className="control">
              {CONTROL_GROUPS.map(
                (name) =>
                  groups[name].length > 0 && (
                    <Section key={name} quiet id={name} title={`${t(`control.${name}`)} (${groups[name].length})`}>
                      <ul className="control-rows">
                        {groups[name].map((deadline) => (
                          <ControlRow key={deadline.id} deadline={deadline} />
                        ))}
                      </ul>
                    </Section>
                  ),
              )}
              {more && <p className="hint">{t('control.more')}</p>}
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
