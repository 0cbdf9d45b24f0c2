import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schema } from '../../api/client';
import { wasNeverFetched, type DecisionForm } from './decisionForm';

/** The safe day as the server computes it; null until enough is entered. */
export function useSafeDay(form: DecisionForm, partyCanton: Canton | null): string | null {
  const { delivery, termDays, remedyKind } = form;
  const days = /^\d{1,3}$/.test(termDays) ? Number(termDays) : null;
  const receivedOn = wasNeverFetched(form) ? null : form.receivedOn;
  const firstAttemptOn = form.firstAttemptOn && delivery === 'registered' ? form.firstAttemptOn : null;
  const isComplete = (receivedOn === null ? firstAttemptOn !== null : receivedOn !== '') && days !== null && days > 0;
  const { data } = useQuery({
    queryKey: ['deadline', receivedOn, delivery, firstAttemptOn, days, remedyKind, partyCanton],
    enabled: isComplete,
    queryFn: () =>
      unwrap(
        api.POST('/api/eligibility/deadline', {
          body: {
            receivedOn,
            days: days!,
            matter: 'other',
            forum: remedyKind === 'authority' || remedyKind === 'court' ? `canton-${remedyKind}` : 'canton',
            delivery,
            ...(firstAttemptOn ? { firstAttemptOn } : {}),
            ...(partyCanton ? { partyCanton } : {}),
          },
        }),
      ),
  });
  return isComplete ? (data?.safeDay ?? null) : null;
}

export type Canton = NonNullable<Schema<'DeadlineInput'>['partyCanton']>;
