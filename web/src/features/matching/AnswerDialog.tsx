import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import * as limits from '../../api/limits';
import { Dialog } from '../../kit/Dialog';
import { Form } from '../../kit/Form';
import { RadioGroup } from '../../kit/RadioGroup';
import { SelectField } from '../../kit/SelectField';
import { TextArea } from '../../kit/TextArea';
import { throwIfMissing } from '../../kit/throwIfMissing';
import { useDraft } from '../../offline/drafts';
import { adviserNameQuery } from './inboxQueries';
import { NoConflictField } from './NoConflictField';
import { ANSWER_CHANNELS, DECLINE_REASONS, type AnswerChannel } from './offerQueries';
import { useCompleteRequest } from './useCompleteRequest';
import { useConcurrentChange } from './useConcurrentChange';

/** Stored on devices under these names. */
interface AnswerDraft {
  said: 'yes' | 'no' | '';
  how: AnswerChannel;
  noConflict: boolean;
  reason: (typeof DECLINE_REASONS)[number] | '';
  note: string;
}

interface Props {
  open: boolean;
  request: Schema<'CaseView'>;
  offer: Schema<'OfferView'>;
  onClose: () => void;
  onDone: () => void;
}

export function AnswerDialog({ open, onClose, ...rest }: Props) {
  const { t } = useTranslation('inbox');
  return (
    <Dialog title={t('answer.title')} open={open} onClose={onClose}>
      <AnswerForm {...rest} />
    </Dialog>
  );
}

function AnswerForm({ request: { id, person }, offer, onDone }: Omit<Props, 'open' | 'onClose'>) {
  const { t } = useTranslation('inbox');
  const { data: adviser } = useQuery(adviserNameQuery(offer.adviserId));
  const name = adviser?.name ?? t('anAdviser');
  const {
    value: { said: response, how: channel, noConflict: hasNoConflict, reason: declineReason, note },
    change,
    clear,
    ready,
  } = useDraft<AnswerDraft>(`offer/${offer.id}`, { said: '', how: 'phone', noConflict: false, reason: '', note: '' });
  const { onApiError, notice } = useConcurrentChange(id);
  const complete = useCompleteRequest(id, onDone);
  const send = async (): Promise<void> => {
    throwIfMissing({
      '/answer': response === '',
      '/reason': response === 'no' && declineReason === '',
      '/note': response === 'no' && declineReason === 'other' && !note.trim(),
    });
    const params = { path: { id: offer.id } };
    if (response === 'yes')
      await unwrap(
        api.POST('/api/offers/{id}/accept', { params, body: { noConflict: true, onBehalf: true, how: channel } }),
      );
    else
      await unwrap(
        api.POST('/api/offers/{id}/decline', {
          params,
          body: { reason: declineReason || 'other', ...(note.trim() ? { note } : {}), onBehalf: true, how: channel },
        }),
      );
    clear();
    await complete(
      t(response === 'yes' ? 'toast.assigned' : 'toast.refused', { person: person.firstName, adviser: name }),
    );
  };
  if (notice || !ready) return notice;
  return (
    <Form submitLabel={t('answer.save')} onSubmit={send} onApiError={onApiError}>
      <RadioGroup
        legend={t('answer.legend', { name })}
        pointer="/answer"
        columns={2}
        value={response}
        onChange={(chosen) => change({ said: chosen })}
        options={[
          { value: 'yes', label: t('answer.yes') },
          { value: 'no', label: t('answer.no') },
        ]}
      />
      {response !== '' && (
        <SelectField
          label={t('answer.how')}
          value={channel}
          onChange={(way) => change({ how: way })}
          options={ANSWER_CHANNELS.map((value) => ({ value, label: t(`way.${value}`) }))}
        />
      )}
      {response === 'yes' && (
        <NoConflictField
          name={name}
          checked={hasNoConflict}
          onChange={(declared) => change({ noConflict: declared })}
        />
      )}
      {response === 'no' && (
        <>
          <RadioGroup
            legend={t('answer.why')}
            pointer="/reason"
            columns={2}
            value={declineReason}
            onChange={(chosen) => change({ reason: chosen })}
            options={DECLINE_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
          />
          <TextArea
            label={t('answer.note')}
            pointer="/note"
            optional={declineReason !== 'other'}
            limits={limits.DeclineOffer.note}
            value={note}
            onChange={(text) => change({ note: text })}
          />
        </>
      )}
    </Form>
  );
}
