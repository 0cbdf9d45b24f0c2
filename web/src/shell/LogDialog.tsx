import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../kit/Button';
import { Dialog } from '../kit/Dialog';
import { hrefTo, matchRoute } from '../routes';
import { isRole } from '../roles';
import { useMe } from '../session';

export function LogDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const currentRoute = matchRoute(location.pathname);
  const caseId = currentRoute?.name === 'case' || currentRoute?.name === 'inbox' ? currentRoute.id : undefined;
  return (
    <Dialog title={t('log.title')} open={open} onClose={onClose}>
      <div className="stack">
        <ButtonLink icon="flag" kind="primary" href={hrefTo('newIrregularity', { case: caseId })}>
          {t('log.irregularity')}
        </ButtonLink>
        {isRole(me, 'adviser') && (
          <ButtonLink
            icon="note"
            href={caseId ? hrefTo('case', { id: caseId, write: 'note' }) : hrefTo('cases', { write: 'note' })}
          >
            {t('log.note')}
          </ButtonLink>
        )}
        {(isRole(me, 'adviser') || me.role === 'coordinator') && (
          <ButtonLink icon="people" href={hrefTo('newCase')}>
            {t('log.case')}
          </ButtonLink>
        )}
      </div>
    </Dialog>
  );
}
