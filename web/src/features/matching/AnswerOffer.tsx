import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { CheckboxField } from '../../kit/CheckboxField';
import { Dialog } from '../../kit/Dialog';
import { RadioGroup } from '../../kit/RadioGroup';
import { Section } from '../../kit/Section';
import { useAction } from '../../kit/useAction';
import { hrefTo } from '../../routes';
import { DeclineOffer } from './DeclineOffer';
import { ANSWER_CHANNELS, INVALIDATED_BY_ANSWER, type AnswerChannel, type Offer } from './offerQueries';

export function AnswerOffer({ offer, isMine }: { offer: Offer; isMine: boolean }) {
  const { t } = useTranslation('day');
  const [, navigate] = useLocation();
  const [isConfirmed, setConfirmed] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [isDeclining, setDeclining] = useState(false);
  const [channel, setChannel] = useState<AnswerChannel>('phone');
  const accept = useAction(
    () =>
      unwrap(
        api.POST('/api/offers/{id}/accept', {
          params: { path: { id: offer.id } },
          body: { noConflict: true, ...(isMine ? {} : { onBehalf: true, how: channel }) },
        }),
      ),
    {
      invalidates: INVALIDATED_BY_ANSWER,
      successMessage: () => t(isMine ? 'offer.accepted' : 'offer.acceptedFor'),
      onSuccess: (accepted) =>
        navigate(isMine && accepted.caseId ? hrefTo('case', { id: accepted.caseId }) : hrefTo('offers')),
    },
  );
  const isAtCapacity = accept.error !== null && 'slug' in accept.error && accept.error.slug === 'capacity';
  return (
    <Section title={isMine ? t('offer.accept') : t('offer.onBehalf')}>
      {isMine ? (
        <p>{t('offer.after')}</p>
      ) : (
        <RadioGroup
          legend={t('offer.how')}
          columns={2}
          value={channel}
          onChange={setChannel}
          options={ANSWER_CHANNELS.map((value) => ({ value, label: t(`way.${value}`) }))}
        />
      )}
      <CheckboxField
        label={t('offer.noConflict')}
        hint={isMine ? t('offer.noConflictHint') : undefined}
        checked={isConfirmed}
        onChange={(on) => {
          setConfirmed(on);
          setMissing(false);
        }}
      />
      {isMissing && (
        <p className="field-error" role="alert">
          {t('offer.needTick')}
        </p>
      )}
      {accept.errorMessage && (
        <p className="error-summary" role="alert">
          {isAtCapacity ? t('offer.full') : accept.errorMessage}
        </p>
      )}
      <div className="buttons">
        <Button
          kind="primary"
          icon="check"
          busy={accept.busy}
          onClick={() => (isConfirmed ? accept.run(undefined) : setMissing(true))}
        >
          {t(isMine ? 'offer.accept' : 'offer.acceptFor')}
        </Button>
        <Button onClick={() => setDeclining(true)}>{t(isMine ? 'offer.decline' : 'offer.declineFor')}</Button>
      </div>
      <Dialog
        title={t(isMine ? 'offer.declineTitle' : 'offer.declineFor')}
        open={isDeclining}
        onClose={() => setDeclining(false)}
      >
        <DeclineOffer offer={offer} isMine={isMine} />
      </Dialog>
    </Section>
  );
}
