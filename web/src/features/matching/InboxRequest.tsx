import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { Button, ButtonLink } from '../../kit/Button';
import { dayOf, formatLongDate } from '../../kit/dates';
import { Dialog } from '../../kit/Dialog';
import { useShortcuts } from '../../kit/shortcuts';
import { hrefTo } from '../../routes';
import { AnswerDialog } from './AnswerDialog';
import { OfferDialog } from './OfferDialog';
import { SnoozeDialog } from './SnoozeDialog';
import { RequestFacts } from './RequestFacts';
import { HeldLetters } from './HeldLetters';
import { OpenOffer } from './OpenOffer';
import { Suggestions } from './Suggestions';
import { NoLongerWaiting } from './NoLongerWaiting';
import { caseOffersQuery, requestQuery, suggestionsQuery, type Candidate } from './inboxQueries';
import { useWideScreen } from './useWideScreen';
import { DeclineDialog } from './DeclineDialog';
import { CandidateSearchDialog } from './CandidateSearchDialog';
import { Skeleton } from '../../kit/Skeleton';
import { ErrorState } from '../../kit/ErrorState';

type OpenDialog = 'ask' | 'answer' | 'snooze' | 'decline' | 'others' | 'sheet' | null;

/** The request that is open, what one can do with it, and beside it who fits. */
export function InboxRequest({
  id,
  onDone,
  onStep,
}: {
  id: string;
  onDone: () => void;
  onStep: { next: (() => void) | undefined; previous: (() => void) | undefined };
}) {
  const query = useQuery(requestQuery(id));
  if (query.data === undefined)
    return (
      <div className="inbox-request">
        {query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton lines={5} tall />
        )}
      </div>
    );
  return <RequestDetails request={query.data} onDone={onDone} onStep={onStep} />;
}

function RequestDetails({
  request,
  onDone,
  onStep,
}: {
  request: Schema<'CaseView'>;
  onDone: () => void;
  onStep: { next: (() => void) | undefined; previous: (() => void) | undefined };
}) {
  const { t } = useTranslation('inbox');
  const isWide = useWideScreen();
  const [open, setOpen] = useState<OpenDialog>(null);
  const [selectedIndex, setSelectedIndex] = useState(0);
  const [otherCandidate, setOtherCandidate] = useState<Candidate | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  const isWaiting = request.waitingSince !== null;
  const offers = useQuery({ ...caseOffersQuery(request.id), enabled: isWaiting });
  const offer = offers.data?.find(({ state }) => state === 'open');
  const suggestions = useQuery({
    ...suggestionsQuery(request.id),
    enabled: isWaiting && offers.data !== undefined && !offer,
  });
  const candidates = suggestions.data?.items.slice(0, 5) ?? [];
  const selectedCandidate = otherCandidate ?? candidates[selectedIndex];
  const close = (): void => setOpen(null);
  const closeAndContinue = (): void => {
    close();
    onDone();
  };
  const canOffer = isWaiting && offers.data !== undefined && !offer;
  const opener = (dialog: OpenDialog, isEnabled: boolean) => (isEnabled ? () => setOpen(dialog) : undefined);
  useShortcuts({
    a: offer ? opener('answer', true) : opener('ask', canOffer && selectedCandidate !== undefined),
    s: opener('snooze', isWaiting),
    d: opener('decline', isWaiting),
    o: opener('others', canOffer),
    ...Object.fromEntries(
      candidates.map((_, index) => [
        String(index + 1),
        () => {
          setOtherCandidate(null);
          setSelectedIndex(index);
        },
      ]),
    ),
  });
  const { person } = request;
  const name = [person.firstName, person.lastName].filter(Boolean).join(' ');

  const suggestionsPanel = canOffer && (
    <Suggestions
      request={request}
      query={suggestions}
      selectedIndex={otherCandidate ? -1 : selectedIndex}
      otherCandidate={otherCandidate}
      onSelect={(index) => {
        setOtherCandidate(null);
        setSelectedIndex(index);
      }}
      onOffer={() => setOpen('ask')}
      onSearch={() => setOpen('others')}
    />
  );
  return (
    <>
      <article className="inbox-request" aria-labelledby="request-name">
        <div className="inbox-head">
          <div>
            <h2 id="request-name" ref={heading} tabIndex={-1}>
              <bdi>{name}</bdi>
            </h2>
            <p className="hint">
              <bdi>{request.reference}</bdi>
              {request.waitingSince && <> · {t('since', { day: formatLongDate(dayOf(request.waitingSince)) })}</>}
            </p>
          </div>
          <div className="buttons">
            <Button
              kind="quiet"
              icon="back"
              iconOnly
              disabled={!onStep.previous}
              onClick={onStep.previous}
              aria-keyshortcuts="k p"
            >
              {t('previous')}
            </Button>
            <Button
              kind="quiet"
              icon="forward"
              iconOnly
              disabled={!onStep.next}
              onClick={onStep.next}
              aria-keyshortcuts="j n"
            >
              {t('next')}
            </Button>
          </div>
        </div>
        {!isWaiting && <NoLongerWaiting id={request.id} adviser={request.adviser} onNext={onDone} />}
        {request.lettersHeld && <HeldLetters id={request.id} person={person.firstName} />}
        {offer && <OpenOffer offer={offer} onAnswer={() => setOpen('answer')} />}
        {isWaiting && (
          <div className="buttons inbox-acts">
            {canOffer && !isWide && (
              <Button kind="primary" icon="people" onClick={() => setOpen('sheet')}>
                {t('openSuggestions', { count: candidates.length })}
              </Button>
            )}
            <Button icon="clock" onClick={() => setOpen('snooze')} aria-keyshortcuts="s">
              {request.snoozedUntil ? t('snooze.other') : t('snooze.open')} <kbd>s</kbd>
            </Button>
            <Button icon="close" onClick={() => setOpen('decline')} aria-keyshortcuts="d">
              {t('decline.open')} <kbd>d</kbd>
            </Button>
            <ButtonLink kind="quiet" icon="file" href={hrefTo('case', { id: request.id })}>
              {t('openCase')}
            </ButtonLink>
          </div>
        )}
        <RequestFacts request={request} offers={offers.data ?? []} />
      </article>
      {isWide ? (
        suggestionsPanel && (
          <aside className="inbox-side" aria-label={t('suggestions.title')}>
            {suggestionsPanel}
          </aside>
        )
      ) : (
        <Dialog title={t('suggestions.title')} open={open === 'sheet'} onClose={close}>
          {suggestionsPanel}
        </Dialog>
      )}
      {selectedCandidate && (
        <OfferDialog
          open={open === 'ask'}
          request={request}
          adviser={selectedCandidate}
          onClose={close}
          onDone={closeAndContinue}
        />
      )}
      {offer && (
        <AnswerDialog
          open={open === 'answer'}
          request={request}
          offer={offer}
          onClose={close}
          onDone={closeAndContinue}
        />
      )}
      <SnoozeDialog open={open === 'snooze'} request={request} onClose={close} onDone={closeAndContinue} />
      <DeclineDialog open={open === 'decline'} request={request} onClose={close} onDone={closeAndContinue} />
      {suggestions.data && (
        <CandidateSearchDialog
          open={open === 'others'}
          request={request}
          suggestions={suggestions.data}
          onClose={close}
          onSelect={(adviser) => {
            setOtherCandidate(adviser);
            setOpen('ask');
          }}
        />
      )}
    </>
  );
}
