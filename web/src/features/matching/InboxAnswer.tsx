import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type View } from '../../api/client';
import { Dialog } from '../../kit/Dialog';
import { Choices, SelectField, TextArea } from '../../kit/fields';
import { Form } from '../../kit/form';
import { lacking } from '../../kit/lacking';
import { Declared, WAYS, type Way } from './InboxAsk';
import { adviserNameOf } from './inbox-queries';
import { useDone } from './useDone';
import { useRaced } from './useRaced';

const REASONS = ['no-time', 'too-far', 'language', 'conflict', 'not-qualified', 'absent', 'other'] as const;

interface Props {
  open: boolean;
  request: View<'CaseView'>;
  offer: View<'OfferView'>;
  onClose: () => void;
  onDone: () => void;
}

/** What an adviser has said to an offer by phone or in another way, noted for them. */
export function Answer({ open, onClose, ...rest }: Props) {
  const { t } = useTranslation('inbox');
  return <Dialog title={t('answer.title')} open={open} onClose={onClose}><Inside {...rest} /></Dialog>;
}

function Inside({ request: { id, person }, offer, onDone }: Omit<Props, 'open' | 'onClose'>) {
  const { t } = useTranslation('inbox');
  const { data: adviser } = useQuery(adviserNameOf(offer.adviserId));
  const name = adviser?.name ?? t('anAdviser');
  const [said, setSaid] = useState<'yes' | 'no' | ''>('');
  const [how, setHow] = useState<Way>('phone');
  const [noConflict, setNoConflict] = useState(false);
  const [reason, setReason] = useState<(typeof REASONS)[number] | ''>('');
  const [note, setNote] = useState('');
  const { onRefused, notice } = useRaced(id);
  const done = useDone(id, onDone);
  const send = async (): Promise<void> => {
    lacking({ '/answer': said === '', '/reason': said === 'no' && reason === '', '/note': said === 'no' && reason === 'other' && !note.trim() });
    const params = { path: { id: offer.id } };
    if (said === 'yes') await answer(api.POST('/api/offers/{id}/accept', { params, body: { noConflict: true, onBehalf: true, how } }));
    else await answer(api.POST('/api/offers/{id}/decline', { params, body: { reason: reason || 'other', ...(note.trim() ? { note } : {}), onBehalf: true, how } }));
    await done(t(said === 'yes' ? 'toast.assigned' : 'toast.refused', { person: person.firstName, adviser: name }));
  };
  if (notice) return notice;
  return (
    <Form submit={t('answer.save')} onSend={send} onRefused={onRefused}>
      <Choices legend={t('answer.legend', { name })} pointer="/answer" columns={2} value={said} onChange={setSaid} options={[{ value: 'yes', label: t('answer.yes') }, { value: 'no', label: t('answer.no') }]} />
      {said !== '' && <SelectField label={t('answer.how')} value={how} onChange={setHow} options={WAYS.map((value) => ({ value, label: t(`way.${value}`) }))} />}
      {said === 'yes' && <Declared name={name} checked={noConflict} onChange={setNoConflict} />}
      {said === 'no' && (
        <>
          <Choices legend={t('answer.why')} pointer="/reason" columns={2} value={reason} onChange={setReason} options={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))} />
          <TextArea label={t('answer.note')} pointer="/note" optional={reason !== 'other'} maxLength={500} value={note} onChange={setNote} />
        </>
      )}
    </Form>
  );
}
