import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { dayOf, formatLongDate, formatRelativeDay, useToday } from '../../kit/dates';
import { ErrorText } from '../../kit/ErrorText';
import { Icon } from '../../kit/Icon';
import { PhoneLink } from '../../kit/PhoneLink';
import { useAction } from '../../kit/useAction';
import { AdviserName } from './AdviserName';
import { adviserNameQuery, INVALIDATED_BY_INBOX } from './inboxQueries';

export function OpenOffer({ offer, onAnswer }: { offer: Schema<'OfferView'>; onAnswer: () => void }) {
  const { t } = useTranslation('inbox');
  const today = useToday();
  const { data: adviser } = useQuery(adviserNameQuery(offer.adviserId));
  const withdraw = useAction(
    () => unwrap(api.POST('/api/offers/{id}/withdraw', { params: { path: { id: offer.id } } })),
    {
      invalidates: INVALIDATED_BY_INBOX,
      successMessage: () => t('offered.withdrawn'),
    },
  );
  return (
    <div className="notice notice-soon">
      <Icon name="mail" />
      <div className="stack">
        <p>
          {t('offered.asked', { when: formatRelativeDay(dayOf(offer.madeAt), today) })}{' '}
          <AdviserName id={offer.adviserId} />. {t('offered.until', { day: formatLongDate(offer.answerBy) })}
        </p>
        <div className="buttons">
          <Button kind="primary" icon="check" onClick={onAnswer} aria-keyshortcuts="a">
            {t('offered.answer')} <kbd>a</kbd>
          </Button>
          {adviser?.phone && (
            <PhoneLink phone={adviser.phone} note={adviser.phoneNote}>
              {t('offered.call')}
            </PhoneLink>
          )}
          <Button kind="quiet" busy={withdraw.busy} onClick={() => withdraw.run(undefined)}>
            {t('offered.withdraw')}
          </Button>
        </div>
        <ErrorText>{withdraw.errorMessage}</ErrorText>
      </div>
    </div>
  );
}
