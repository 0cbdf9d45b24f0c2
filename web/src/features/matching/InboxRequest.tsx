import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../api/client';
import { Button, ButtonLink } from '../../kit/Button';
import { dayOf, longDay } from '../../kit/days';
import { Dialog } from '../../kit/Dialog';
import { useKeys } from '../../kit/keys';
import { Failed, Skeleton } from '../../kit/states';
import { hrefTo } from '../../routes';
import { Answer } from './InboxAnswer';
import { Ask } from './InboxAsk';
import { Decline, Snooze } from './InboxPutOff';
import { RequestFacts } from './InboxFacts';
import { Held } from './InboxHeld';
import { Offered } from './InboxOffered';
import { Others, Suggestions } from './InboxSuggestions';
import { Taken } from './InboxTaken';
import { offersOf, requestOf, suggestionsOf, type Candidate } from './inbox-queries';
import { useWide } from './useWide';

type Open = 'ask' | 'answer' | 'snooze' | 'decline' | 'others' | 'sheet' | null;

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
  const query = useQuery(requestOf(id));
  if (query.data === undefined)
    return (
      <div className="inbox-request">
        {query.error ? (
          <Failed error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton lines={5} tall />
        )}
      </div>
    );
  return <Request request={query.data} onDone={onDone} onStep={onStep} />;
}

function Request({
  request,
  onDone,
  onStep,
}: {
  request: View<'CaseView'>;
  onDone: () => void;
  onStep: { next: (() => void) | undefined; previous: (() => void) | undefined };
}) {
  const { t } = useTranslation('inbox');
  const wide = useWide();
  const [open, setOpen] = useState<Open>(null);
  const [chosen, setChosen] = useState(0);
  const [other, setOther] = useState<Candidate | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  const waiting = request.waitingSince !== null;
  const offers = useQuery({ ...offersOf(request.id), enabled: waiting });
  const offer = offers.data?.find(({ state }) => state === 'open');
  const suggestions = useQuery({
    ...suggestionsOf(request.id),
    enabled: waiting && offers.data !== undefined && !offer,
  });
  const shown = suggestions.data?.items.slice(0, 5) ?? [];
  const toAsk = other ?? shown[chosen];
  const close = (): void => setOpen(null);
  const done = (): void => {
    close();
    onDone();
  };
  const free = waiting && offers.data !== undefined && !offer;
  const act = (what: Open, when: boolean) => (when ? () => setOpen(what) : undefined);
  useKeys({
    a: offer ? act('answer', true) : act('ask', free && toAsk !== undefined),
    s: act('snooze', waiting),
    d: act('decline', waiting),
    o: act('others', free),
    ...Object.fromEntries(
      shown.map((_, index) => [
        String(index + 1),
        () => {
          setOther(null);
          setChosen(index);
        },
      ]),
    ),
  });
  const { person } = request;
  const name = [person.firstName, person.lastName].filter(Boolean).join(' ');

  const side = free && (
    <Suggestions
      request={request}
      query={suggestions}
      chosen={other ? -1 : chosen}
      other={other}
      onChoose={(index) => {
        setOther(null);
        setChosen(index);
      }}
      onAsk={() => setOpen('ask')}
      onOthers={() => setOpen('others')}
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
              {request.waitingSince && <> · {t('since', { day: longDay(dayOf(request.waitingSince)) })}</>}
            </p>
          </div>
          <div className="buttons">
            <Button
              kind="quiet"
              icon="back"
              bare
              disabled={!onStep.previous}
              onClick={onStep.previous}
              aria-keyshortcuts="k p"
            >
              {t('previous')}
            </Button>
            <Button
              kind="quiet"
              icon="forward"
              bare
              disabled={!onStep.next}
              onClick={onStep.next}
              aria-keyshortcuts="j n"
            >
              {t('next')}
            </Button>
          </div>
        </div>
        {!waiting && <Taken id={request.id} adviser={request.adviser} onNext={onDone} />}
        {request.lettersHeld && <Held id={request.id} person={person.firstName} />}
        {offer && <Offered offer={offer} onAnswer={() => setOpen('answer')} />}
        {waiting && (
          <div className="buttons inbox-acts">
            {free && !wide && (
              <Button kind="primary" icon="people" onClick={() => setOpen('sheet')}>
                {t('openSuggestions', { count: shown.length })}
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
      {wide ? (
        side && (
          <aside className="inbox-side" aria-label={t('suggestions.title')}>
            {side}
          </aside>
        )
      ) : (
        <Dialog title={t('suggestions.title')} open={open === 'sheet'} onClose={close}>
          {side}
        </Dialog>
      )}
      {toAsk && <Ask open={open === 'ask'} request={request} adviser={toAsk} onClose={close} onDone={done} />}
      {offer && <Answer open={open === 'answer'} request={request} offer={offer} onClose={close} onDone={done} />}
      <Snooze open={open === 'snooze'} request={request} onClose={close} onDone={done} />
      <Decline open={open === 'decline'} request={request} onClose={close} onDone={done} />
      {suggestions.data && (
        <Others
          open={open === 'others'}
          request={request}
          suggestions={suggestions.data}
          onClose={close}
          onChoose={(adviser) => {
            setOther(adviser);
            setOpen('ask');
          }}
        />
      )}
    </>
  );
}
