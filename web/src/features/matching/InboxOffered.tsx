import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { answer, api, type View } from '../../api/client';
import { Button, ButtonLink } from '../../kit/Button';
import { dayOf, longDay, relativeDay, useToday } from '../../kit/days';
import { Icon } from '../../kit/icons';
import { useAct } from '../../kit/useAct';
import { hrefTo } from '../../routes';
import { adviserNameOf, CHANGED } from './inbox-queries';

/** The name of an adviser, leading to them. */
export function AdviserName({ id }: { id: string }) {
  const { t } = useTranslation('inbox');
  const { data } = useQuery(adviserNameOf(id));
  return (
    <Link href={hrefTo('adviser', { id })}>
      <bdi>{data?.name ?? t('anAdviser')}</bdi>
    </Link>
  );
}

/** Somebody has been asked: who, since when, until when; and what they have said in another way. */
export function Offered({ offer, onAnswer }: { offer: View<'OfferView'>; onAnswer: () => void }) {
  const { t } = useTranslation('inbox');
  const today = useToday();
  const { data: adviser } = useQuery(adviserNameOf(offer.adviserId));
  const back = useAct(() => answer(api.POST('/api/offers/{id}/withdraw', { params: { path: { id: offer.id } } })), {
    changes: CHANGED,
    done: () => t('offered.withdrawn'),
  });
  return (
    <div className="notice notice-soon">
      <Icon name="mail" />
      <div className="stack">
        <p>
          {t('offered.asked', { when: relativeDay(dayOf(offer.madeAt), today) })} <AdviserName id={offer.adviserId} />.{' '}
          {t('offered.until', { day: longDay(offer.answerBy) })}
        </p>
        <div className="buttons">
          <Button kind="primary" icon="check" onClick={onAnswer} aria-keyshortcuts="a">
            {t('offered.answer')} <kbd>a</kbd>
          </Button>
          {adviser?.phone && (
            <ButtonLink icon="phone" href={`tel:${adviser.phone}`}>
              {t('offered.call')}
            </ButtonLink>
          )}
          <Button kind="quiet" busy={back.busy} onClick={() => back.run(undefined)}>
            {t('offered.withdraw')}
          </Button>
        </div>
        {back.words && (
          <p className="field-error" role="alert">
            {back.words}
          </p>
        )}
      </div>
    </div>
  );
}
