import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, type View } from '../../api/client';
import { Dialog } from '../../kit/Dialog';
import { Choices } from '../../kit/Choices';
import { SelectField, TextArea } from '../../kit/fields';
import { Form } from '../../kit/form';
import { lacking } from '../../kit/lacking';
import { useDraft } from '../../offline/drafts';
import { Declared, WAYS, type Way } from './InboxAsk';
import { adviserNameOf } from './inbox-queries';
import { useDone } from './useDone';
import { useRaced } from './useRaced';

const REASONS = ['no-time', 'too-far', 'language', 'conflict', 'not-qualified', 'absent', 'other'] as const;

interface Answered {
  said: 'yes' | 'no' | '';
  how: Way;
  noConflict: boolean;
  reason: (typeof REASONS)[number] | '';
  note: string;
}

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
  return (
    <Dialog title={t('answer.title')} open={open} onClose={onClose}>
      <Inside {...rest} />
    </Dialog>
  );
}

function Inside({ request: { id, person }, offer, onDone }: Omit<Props, 'open' | 'onClose'>) {
  const { t } = useTranslation('inbox');
  const { data: adviser } = useQuery(adviserNameOf(offer.adviserId));
  const name = adviser?.name ?? t('anAdviser');
  const {
    value: { said, how, noConflict, reason, note },
    change,
    clear,
    ready,
  } = useDraft<Answered>(`offer/${offer.id}`, { said: '', how: 'phone', noConflict: false, reason: '', note: '' });
  const { onRefused, notice } = useRaced(id);
  const done = useDone(id, onDone);
  const send = async (): Promise<void> => {
    lacking({
      '/answer': said === '',
      '/reason': said === 'no' && reason === '',
      '/note': said === 'no' && reason === 'other' && !note.trim(),
    });
    const params = { path: { id: offer.id } };
    if (said === 'yes')
      await answer(api.POST('/api/offers/{id}/accept', { params, body: { noConflict: true, onBehalf: true, how } }));
    else
      await answer(
        api.POST('/api/offers/{id}/decline', {
          params,
          body: { reason: reason || 'other', ...(note.trim() ? { note } : {}), onBehalf: true, how },
        }),
      );
    clear();
    await done(t(said === 'yes' ? 'toast.assigned' : 'toast.refused', { person: person.firstName, adviser: name }));
  };
  if (notice || !ready) return notice;
  return (
    <Form submit={t('answer.save')} onSend={send} onRefused={onRefused}>
      <Choices
        legend={t('answer.legend', { name })}
        pointer="/answer"
        columns={2}
        value={said}
        onChange={(chosen) => change({ said: chosen })}
        options={[
          { value: 'yes', label: t('answer.yes') },
          { value: 'no', label: t('answer.no') },
        ]}
      />
      {said !== '' && (
        <SelectField
          label={t('answer.how')}
          value={how}
          onChange={(way) => change({ how: way })}
          options={WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
        />
      )}
      {said === 'yes' && (
        <Declared name={name} checked={noConflict} onChange={(declared) => change({ noConflict: declared })} />
      )}
      {said === 'no' && (
        <>
          <Choices
            legend={t('answer.why')}
            pointer="/reason"
            columns={2}
            value={reason}
            onChange={(chosen) => change({ reason: chosen })}
            options={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
          />
          <TextArea
            label={t('answer.note')}
            pointer="/note"
            optional={reason !== 'other'}
            maxLength={500}
            value={note}
            onChange={(words) => change({ note: words })}
          />
        </>
      )}
    </Form>
  );
}
