import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { dayOf, formatLongDate } from '../../kit/dates';

/** Opens the neighbours in the queue; undefined at its ends. */
export interface StepHandlers {
  next: (() => void) | undefined;
  previous: (() => void) | undefined;
}

/** The heading takes the focus when a request is opened. */
export function RequestHeader({ request, onStep }: { request: Schema<'CaseView'>; onStep: StepHandlers }) {
  const { t } = useTranslation('inbox');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  const name = [request.person.firstName, request.person.lastName].filter(Boolean).join(' ');
  return (
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
  );
}
