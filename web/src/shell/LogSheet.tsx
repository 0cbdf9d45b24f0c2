import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../kit/Button';
import { Dialog } from '../kit/Dialog';
import { isRole, useMe } from '../session';

/** What can be logged from anywhere. */
export function LogSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const onCase = /^\/(?:cases|inbox)\/([0-9a-f-]{36})/.exec(location.pathname)?.[1];
  return (
    <Dialog title={t('log.title')} open={open} onClose={onClose}>
      <div className="stack">
        <ButtonLink
          icon="flag"
          kind="primary"
          href={onCase ? `/irregularities/new?case=${onCase}` : '/irregularities/new'}
        >
          {t('log.irregularity')}
        </ButtonLink>
        {isRole(me, 'adviser') && (
          <ButtonLink icon="note" href={onCase ? `/cases/${onCase}?write=note` : '/cases?write=note'}>
            {t('log.note')}
          </ButtonLink>
        )}
        {(isRole(me, 'adviser') || me.role === 'coordinator') && (
          <ButtonLink icon="people" href="/cases/new">
            {t('log.case')}
          </ButtonLink>
        )}
      </div>
    </Dialog>
  );
}
