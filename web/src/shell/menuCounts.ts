import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../api/client';
import type { MenuItem } from '../menu';
import { isRole } from '../roles';
import type { Me } from '../session';

export const menuCountsQuery = (me: Me) =>
  queryOptions({
    queryKey: ['counts', me.id],
    staleTime: 60_000,
    queryFn: async (): Promise<Partial<Record<MenuItem['name'], number>>> => {
      const [due, cases, deadlines, review] = await Promise.all([
        isRole(me, 'adviser') ? unwrap(api.GET('/api/follow-ups/counts')) : null,
        me.role === 'coordinator' ? unwrap(api.GET('/api/cases/counts')) : null,
        isRole(me, 'adviser') || me.role === 'coordinator' ? unwrap(api.GET('/api/deadlines/counts')) : null,
        me.role === 'staff' ? unwrap(api.GET('/api/irregularities/counts')) : null,
      ]);
      return {
        ...(due ? { day: due.overdue + due.today } : {}),
        ...(cases ? { inbox: cases.waiting } : {}),
        ...(deadlines
          ? {
              deadlines: deadlines.overdue + deadlines.withoutDay + deadlines.unacknowledged + deadlines.unconfirmed,
            }
          : {}),
        ...(review ? { irregularities: review.byStatus['reported'] ?? 0 } : {}),
      };
    },
  });
