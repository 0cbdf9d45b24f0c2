import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap, type Schema } from '../../api/client';
import { addDays, useToday } from '../../kit/dates';
import { Form } from '../../kit/Form';
import { throwIfMissing } from '../../kit/throwIfMissing';
import { useToast } from '../../kit/ToastProvider';
import { useKeptText } from '../../kit/useKeptText';
import { useDraft } from '../../offline/drafts';
import { sendOrQueue } from '../../offline/queue';
import { addUploads } from '../../uploads/uploads';
import type { FullCase } from '../cases/queries';
import { AfterLetter } from './AfterLetter';
import { asksTerm, emptyLetter, needsFilingDay, toReceiveLetter, type LetterDraft } from './letterForm';
import { LetterFields } from './LetterFields';
import { LetterMove } from './LetterMove';
import { LetterPhotos } from './LetterPhotos';
import { INVALIDATED_BY_DEADLINE } from './queries';
import './deadlines.css';

/** A letter of an authority came: one sheet, then the deadline that it set. */
export function LetterForm({
  theCase,
  preset,
  onDone,
}: {
  theCase: FullCase;
  /** What is known by how the form was opened. */
  preset?: Pick<LetterDraft, 'kind' | 'stage'>;
  onDone: () => void;
}) {
  const { t } = useTranslation('deadlines');
  const client = useQueryClient();
  const showToast = useToast();
  const keptText = useKeptText();
  const today = useToday();
  const [initial] = useState(() => ({ ...emptyLetter(), ...preset }));
  const { value, change, clear, ready } = useDraft<LetterDraft>(
    preset ? `letter/${theCase.id}/${preset.kind}` : `letter/${theCase.id}`,
    initial,
  );
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const [hasFilingDay, setHasFilingDay] = useState(theCase.filedOn !== null);
  const [recorded, setRecorded] = useState<Schema<'LetterEventView'> | null>(null);

  const send = async (): Promise<void> => {
    throwIfMissing({
      '/kind': value.kind === '',
      '/receivedOn': value.received === '' || (value.received === 'other' && value.receivedOn === ''),
      '/firstAttemptOn': value.received === 'never' && value.firstAttemptOn === '',
      '/termDays':
        asksTerm(value) && value.kind !== 'interview' && value.term === 'days' && value.termDays.trim() === '',
      '/lastDay': asksTerm(value) && value.kind !== 'interview' && value.term === 'day' && value.lastDay === '',
    });
    const path = { params: { path: { id: theCase.id } } };
    if (needsFilingDay(value, hasFilingDay)) {
      await unwrap(
        api.PATCH('/api/cases/{id}', { ...path, body: { filedOn: value.filedOn }, ...ifMatchHeader(theCase.version) }),
      );
      setHasFilingDay(true);
    }
    const result = await sendOrQueue(
      {
        kind: 'receive-letter',
        version: 1,
        input: { caseId: theCase.id, letter: toReceiveLetter(value, { today, yesterday: addDays(today, -1) }) },
      },
      t('letter.label', { reference: theCase.reference }),
      value.key,
    );
    clear();
    if (!result.sent) {
      showToast(photos.length > 0 ? `${keptText(result.until)} ${t('letter.photosLater')}` : keptText(result.until));
      return onDone();
    }
    if (photos.length > 0) addUploads({ kind: 'cases', id: theCase.id }, photos);
    await Promise.all(INVALIDATED_BY_DEADLINE.map((queryKey) => client.invalidateQueries({ queryKey })));
    showToast(t('letter.saved'));
    const answer = result.answer as Schema<'LetterEventView'> | null;
    if (answer?.deadlineId) setRecorded(answer);
    else onDone();
  };

  if (recorded?.deadlineId) return <AfterLetter caseId={theCase.id} deadlineId={recorded.deadlineId} onDone={onDone} />;
  if (!ready) return null;
  return (
    <Form submitLabel={t('letter.save')} onSubmit={send}>
      <p className="hint">{t('letter.lead')}</p>
      <LetterFields value={value} change={change} />
      <LetterPhotos photos={photos} onChange={setPhotos} />
      <LetterMove value={value} change={change} theCase={theCase} hasFilingDay={hasFilingDay} />
      {!navigator.onLine && <p className="notice notice-soon">{t('letter.offline')}</p>}
    </Form>
  );
}
