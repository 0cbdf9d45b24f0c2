import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../kit/Dialog';
import { Loaded } from '../../kit/Loaded';
import { PhoneLink } from '../../kit/PhoneLink';
import { NoteForm } from '../cases/NoteForm';
import { caseQuery, isFullCase } from '../cases/queries';

export function CallDialog({
  caseId,
  reference,
  open,
  onClose,
}: {
  caseId: string;
  reference: string;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('day');
  return (
    <Dialog title={t('call.title')} open={open} onClose={onClose}>
      {open && <CallDialogContent caseId={caseId} reference={reference} onClose={onClose} />}
    </Dialog>
  );
}

function CallDialogContent({ caseId, reference, onClose }: { caseId: string; reference: string; onClose: () => void }) {
  const { t } = useTranslation('day');
  const query = useQuery(caseQuery(caseId));
  return (
    <>
      <Loaded query={query} lines={2}>
        {(theCase) => {
          if (!isFullCase(theCase)) return null;
          const { phone, phoneNote, safeToCall, bestTime } = theCase.person.contact;
          return (
            <div className="stack">
              {safeToCall === false && <p className="notice notice-late">{t('call.unsafe')}</p>}
              {bestTime && (
                <p>
                  {t('call.bestTime')} <bdi>{bestTime}</bdi>
                </p>
              )}
              {phone ? (
                <PhoneLink kind="primary" phone={phone} note={phoneNote} />
              ) : (
                <p className="notice">{t('call.none')}</p>
              )}
            </div>
          );
        }}
      </Loaded>
      <h3>{t('call.note')}</h3>
      <NoteForm caseId={caseId} reference={reference} initialKind="call" onSaved={onClose} />
    </>
  );
}
