import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { Button, ButtonLink } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { ErrorState } from '../../kit/ErrorState';
import { useShortcuts } from '../../kit/shortcuts';
import { Skeleton } from '../../kit/Skeleton';
import { hrefTo } from '../../routes';
import { AnswerDialog } from './AnswerDialog';
import { CandidateSearchDialog } from './CandidateSearchDialog';
import { DeclineDialog } from './DeclineDialog';
import { HeldLetters } from './HeldLetters';
import { caseOffersQuery, requestQuery, suggestionsQuery, type Candidate } from './inboxQueries';
import { NoLongerWaiting } from './NoLongerWaiting';
import { OfferDialog } from './OfferDialog';
import { OpenOffer } from './OpenOffer';
import { RequestFacts } from './RequestFacts';
import { RequestHeader, type StepHandlers } from './RequestHeader';
import { SnoozeDialog } from './SnoozeDialog';
import { Suggestions } from './Suggestions';
import { useWideScreen } from './useWideScreen';

type OpenDialog = 'ask' | 'answer' | 'snooze' | 'decline' | 'others' | 'sheet' | null;

export function InboxRequest({ id, onDone, onStep }: { id: string; onDone: () => void; onStep: StepHandlers }) {
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
  onStep: StepHandlers;
}) {
  const { t } = useTranslation('inbox');
  const isWide = useWideScreen();
  const [open, setOpen] = useState<OpenDialog>(null);
  const [selectedIndex, setSelectedIndex] = useState(0);
  const [otherCandidate, setOtherCandidate] = useState<Candidate | null>(null);
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
        <RequestHeader request={request} onStep={onStep} />
        {!isWaiting && <NoLongerWaiting id={request.id} adviser={request.adviser} onNext={onDone} />}
        {request.lettersHeld && <HeldLetters id={request.id} person={request.person} />}
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
