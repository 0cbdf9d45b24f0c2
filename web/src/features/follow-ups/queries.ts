import { queryOptions } from '@tanstack/react-query';
import { answer, api, Unreachable, type View } from '../../api/client';
import { readValue, storeValue } from '../../offline/store';

/** One thing that is due. */
export type Due = View<'FollowUpView'>;

export interface DueList {
  items: Due[];
  /** When it was fetched, if it comes from this device. */
  asOf: number | null;
  /** There is more than a day's work. */
  more: boolean;
}

const STORED_LIST = 'due-list';
/** Whether first names and what was typed may lie on this device; off unless switched on. */
export const namesOffline = (): boolean => localStorage.getItem('names-offline') !== null;

/** What lies on the device: initials, days, and the words of alarms; typed words may hold names. */
const withoutNames = (due: Due): Due => ({
  ...due,
  firstName: `${[...due.firstName][0] ?? ''}.`,
  phone: null,
  commune: 0,
  communeName: '',
  title: due.alarm === null ? '' : due.title,
  note: null,
});

/** What is due, soonest first; of one adviser, or of everybody in sight. One's own is kept on the device for when there is no network. */
export const dueList = (adviser: string | null, own: boolean) =>
  queryOptions({
    queryKey: ['follow-ups', 'due', adviser],
    staleTime: 5_000,
    placeholderData: undefined,
    queryFn: async (): Promise<DueList> => {
      try {
        const items: Due[] = [];
        let after: string | null = null;
        do {
          const page: { items: Due[]; next: string | null } = await answer(
            api.GET('/api/follow-ups', {
              params: { query: { limit: 200, ...(adviser ? { adviser } : {}), ...(after ? { after } : {}) } },
            }),
          );
          items.push(...page.items);
          after = page.next;
        } while (after !== null && items.length < 600);
        if (own)
          await storeValue(
            STORED_LIST,
            items.map((each) => (namesOffline() ? each : withoutNames(each))),
          );
        return { items, asOf: null, more: after !== null };
      } catch (error) {
        const stored = own && error instanceof Unreachable ? await readValue<Due[]>(STORED_LIST) : null;
        if (!stored) throw error;
        return { items: stored.value, asOf: stored.at, more: false };
      }
    },
  });

/** The follow-ups of one case, in one state. */
export const followUpsOf = (caseId: string, state: 'open' | 'done' = 'open') =>
  queryOptions({
    queryKey: ['follow-ups', 'case', caseId, state],
    queryFn: async () =>
      (await answer(api.GET('/api/follow-ups', { params: { query: { case: caseId, state, limit: 100 } } })))
        .items as Due[],
  });

/** What may look different after a follow-up has changed. */
export const FOLLOW_UPS_CHANGE = [['follow-ups'], ['cases'], ['counts']] as const;
