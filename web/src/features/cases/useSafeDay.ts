import type { DecisionForm } from './decisionForm';
import { useQuery } from '@tanstack/react-query';
import { unwrap, api } from '../../api/client';

/** The safe day of what has been entered so far, as the server counts it; null until there is enough. */
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
