import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { formatAsOf, useToday } from '../kit/dates';
import { Icon } from '../kit/Icon';
import { dismissLost, useLostItems, type LossReason, type LostItem } from '../offline/lost';
import { ME_KEY, useSession } from '../session';
import { lostLabel } from './lostLabel';

const REASONS: readonly LossReason[] = ['expired', 'ended', 'other-person', 'not-kept'];

/** What the device threw away unsent, until it is dismissed; and what it did not delete. */
export function DeviceNotices() {
  const { me, isCleared } = useSession();
  // Nobody is told what another person has lost.
  const items = useLostItems().filter(({ owner }) => me === null || owner === null || owner === me.id);
  return (
    <>
      {!isCleared && <NotClearedNotice />}
      {items.length > 0 && <LostNotice items={items} />}
    </>
  );
}

function NotClearedNotice() {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <div className="device-notice" role="alert">
      <Icon name="alert" />
      <div>
        <p>
          <strong>{t('device.notCleared')}</strong>
        </p>
        <p>{t('device.notClearedWhy')}</p>
        <Button small onClick={() => void client.invalidateQueries({ queryKey: ME_KEY })}>
          {t('state.retry')}
        </Button>
      </div>
    </div>
  );
}

function LostNotice({ items }: { items: readonly LostItem[] }) {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <div className="device-notice" role="alert">
      <Icon name="alert" />
      <div>
        {REASONS.filter((each) => items.some(({ reason }) => reason === each)).map((each) => (
          <div key={each}>
            <p>
              <strong>{t(`lost.${each}`)}</strong>
            </p>
            <ul className="bullets">
              {items
                .filter(({ reason }) => reason === each)
                .map(({ kind, isDraft, at }, index) => (
                  <li key={index}>
                    {t(isDraft ? 'device.draft' : 'device.entry', {
                      kind: t(`lostKind.${lostLabel(kind)}`),
                      when: formatAsOf(at, today),
                    })}
                  </li>
                ))}
            </ul>
          </div>
        ))}
        <Button small onClick={() => void dismissLost()}>
          {t('device.understood')}
        </Button>
      </div>
    </div>
  );
}
