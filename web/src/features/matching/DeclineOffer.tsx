import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { Form } from '../../kit/Form';
import { RadioGroup } from '../../kit/RadioGroup';
import { TextArea } from '../../kit/TextArea';
import { useAction } from '../../kit/useAction';
import { useDraft } from '../../offline/drafts';
import { hrefTo } from '../../routes';
import {
  ANSWER_CHANNELS,
  DECLINE_REASONS,
  INVALIDATED_BY_ANSWER,
  type AnswerChannel,
  type Offer,
} from './offerQueries';

/** Stored on devices under these names. */
interface DeclineOfferDraft {
  reason: (typeof DECLINE_REASONS)[number];
  note: string;
  how: AnswerChannel;
}

export function DeclineOffer({ offer, isMine }: { offer: Offer; isMine: boolean }) {
  const { t } = useTranslation('day');
  const [, navigate] = useLocation();
  const {
    value: { reason, note, how: channel },
    change,
    clear,
  } = useDraft<DeclineOfferDraft>(`decline-offer/${offer.id}`, { reason: 'no-time', note: '', how: 'phone' });
  const decline = useAction(
    () =>
      unwrap(
        api.POST('/api/offers/{id}/decline', {
          params: { path: { id: offer.id } },
          body: {
            reason,
            ...(note.trim() ? { note: note.trim() } : {}),
            ...(isMine ? {} : { onBehalf: true, how: channel }),
          },
        }),
      ),
    {
      invalidates: INVALIDATED_BY_ANSWER,
      successMessage: () => t('offer.declined'),
      onSuccess: () => {
        clear();
        navigate(hrefTo('offers'));
      },
    },
  );
  return (
    <Form submitLabel={t(isMine ? 'offer.decline' : 'offer.declineFor')} onSubmit={() => decline.runAsync(undefined)}>
      {isMine && <p>{t('offer.declineLead')}</p>}
      <RadioGroup
        legend={t('offer.reason')}
        columns={2}
        pointer="/reason"
        value={reason}
        onChange={(selected) => change({ reason: selected })}
        options={DECLINE_REASONS.map((value) => ({ value, label: t(`decline.${value}`) }))}
      />
      {!isMine && (
        <RadioGroup
          legend={t('offer.how')}
          columns={2}
          value={channel}
          onChange={(selected) => change({ how: selected })}
          options={ANSWER_CHANNELS.map((value) => ({ value, label: t(`way.${value}`) }))}
        />
      )}
      <TextArea
        label={t(reason === 'other' ? 'offer.noteOther' : 'offer.note')}
        optional={reason !== 'other'}
        pointer="/note"
        rows={2}
        limits={limits.DeclineOffer.note}
        value={note}
        onChange={(text) => change({ note: text })}
      />
    </Form>
  );
}
