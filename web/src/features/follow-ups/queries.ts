import { queryOptions } from '@tanstack/react-query';
import { unwrap, api, NetworkError, type Schema } from '../../api/client';
import { readValue, storeValue } from '../../offline/store';

/** One thing that is due. */
export type FollowUp = Schema<'FollowUpView'>;

export interface FollowUpList {
  items: FollowUp[];
  /** When it was fetched, if it comes from this device. */
  asOf: number | null;
  /** There is more than a day's work. */
  more: boolean;
}

const STORED_LIST_KEY = 'due-list';
/** Whether first names and what was typed may lie on this device; off unless switched on. */
export const namesOffline = (): boolean => localStorage.getItem('names-offline') !== null;

/** What lies on the device: initials, days, and the words of alarms; typed words may hold names. */
const withoutNames = (followUp: FollowUp): FollowUp => ({
  ...followUp,
  firstName: `${[...followUp.firstName][0] ?? ''}.`,
  phone: null,
  commune: 0,
  communeName: '',
  title: followUp.alarm === null ? '' : followUp.title,
  note: null,
});

/** What is due, soonest first; of one adviser, or of everybody in sight. One's own is kept on the device for when there is no network. */
export const dueFollowUpsQuery = (adviser: string | null, isOwn: boolean) =>
  queryOptions({
    queryKey: ['follow-ups', 'due', adviser],
    staleTime: 5_000,
    placeholderData: undefined,
    queryFn: async (): Promise<FollowUpList> => {
      try {
        const items: FollowUp[] = [];
        let after: string | null = null;
        do {
          const page: { items: FollowUp[]; next: string | null } = await unwrap(
            api.GET('/api/follow-ups', {
              params: { query: { limit: 200, ...(adviser ? { adviser } : {}), ...(after ? { after } : {}) } },
            }),
          );
          items.push(...page.items);
          after = page.next;
        } while (after !== null && items.length < 600);
        if (isOwn)
          await storeValue(
            STORED_LIST_KEY,
            items.map((each) => (namesOffline() ? each : withoutNames(each))),
          );
        return { items, asOf: null, more: after !== null };
      } catch (error) {
        const stored = isOwn && error instanceof NetworkError ? await readValue<FollowUp[]>(STORED_LIST_KEY) : null;
        if (!stored) throw error;
        return { items: stored.value, asOf: stored.at, more: false };
      }
    },
  });

/** The follow-ups of one case, in one state. */
export const caseFollowUpsQuery = (caseId: string, state: 'open' | 'done' = 'open') =>
  queryOptions({
    queryKey: ['follow-ups', 'case', caseId, state],
    queryFn: async () =>
      (await unwrap(api.GET('/api/follow-ups', { params: { query: { case: caseId, state, limit: 100 } } })))
        .items as FollowUp[],
  });

/** What may look different after a follow-up has changed. */
export const INVALIDATED_BY_FOLLOW_UP = [['follow-ups'], ['cases'], ['counts']] as const;
