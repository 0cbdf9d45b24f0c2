import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import type { DecisionForm } from './decisionForm';

/** The safe day as the server computes it; null until enough is entered. */
export function useSafeDay({ receivedOn, delivery, firstAttemptOn, termDays }: DecisionForm): string | null {
  const days = /^\d{1,3}$/.test(termDays) ? Number(termDays) : null;
  const { data } = useQuery({
    queryKey: ['deadline', receivedOn, delivery, firstAttemptOn, days],
    enabled: receivedOn !== '' && days !== null && days > 0,
    queryFn: () =>
      unwrap(
        api.POST('/api/eligibility/deadline', {
          body: {
            receivedOn,
            days: days!,
            matter: 'other',
            forum: 'canton',
            delivery,
            ...(firstAttemptOn && delivery === 'registered' ? { firstAttemptOn } : {}),
          },
        }),
      ),
  });
  return receivedOn !== '' && days !== null ? (data?.safeDay ?? null) : null;
}
