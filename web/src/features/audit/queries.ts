import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';

export interface AuditFilter {
  reference?: string;
  actor?: string;
  from?: string;
  to?: string;
}

/** Start of a day in Zurich, as an instant with its UTC offset. */
export function startOfDay(day: string): string {
  const offset = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Zurich', timeZoneName: 'longOffset' })
    .formatToParts(new Date(`${day}T00:00:00Z`))
    .find(({ type }) => type === 'timeZoneName')
    ?.value.replace('GMT', '');
  return `${day}T00:00:00${offset === '' || offset === undefined ? '+00:00' : offset}`;
}

export const auditLinesQuery = ({ reference, actor, from, to }: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', reference ?? '', actor ?? '', from ?? '', to ?? ''],
    initialPageParam: undefined as string | undefined,
    // Every read is logged itself, so nothing is fetched again automatically.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/audit', {
          params: {
            query: {
              ...(reference ? { reference } : {}),
              ...(actor ? { actor } : {}),
              ...(from ? { from } : {}),
              ...(to ? { to } : {}),
              ...(pageParam ? { after: pageParam } : {}),
            },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
