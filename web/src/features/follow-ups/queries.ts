import { queryOptions } from '@tanstack/react-query';
import { api, NetworkError, unwrap, type Schema } from '../../api/client';
import { DUE_LIST, readValue, storeValue } from '../../offline/store';
import { readSetting } from '../../webStorage';

export type FollowUp = Schema<'FollowUpView'>;

export interface FollowUpList {
  items: FollowUp[];
  /** Time of the fetch if the list comes from this device, in milliseconds since 1970. */
  asOf: number | null;
  more: boolean;
}

/** Whether names and typed texts may be stored on this device; off by default. */
export const namesOffline = (): boolean => readSetting('names-offline') !== null;

/** Keeps initials, dates and alarm texts; typed texts may contain names. */
const withoutNames = (followUp: FollowUp): FollowUp => ({
  ...followUp,
  firstName: `${[...followUp.firstName][0] ?? ''}.`,
  phone: null,
  phoneNote: null,
  commune: 0,
  communeName: '',
  title: followUp.alarm === null ? '' : followUp.title,
  note: null,
});

/** One's own list is stored on the device for offline use. */
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
            DUE_LIST,
            items.map((each) => (namesOffline() ? each : withoutNames(each))),
          );
        return { items, asOf: null, more: after !== null };
      } catch (error) {
        const stored = isOwn && error instanceof NetworkError ? await readValue<FollowUp[]>(DUE_LIST) : null;
        if (!stored) throw error;
        return { items: stored.value, asOf: stored.at, more: false };
      }
    },
  });

export const caseFollowUpsQuery = (caseId: string, state: 'open' | 'done' = 'open') =>
  queryOptions({
    queryKey: ['follow-ups', 'case', caseId, state],
    queryFn: async () =>
      (await unwrap(api.GET('/api/follow-ups', { params: { query: { case: caseId, state, limit: 100 } } })))
        .items as FollowUp[],
  });

/** Query keys that a change of a follow-up affects. */
export const INVALIDATED_BY_FOLLOW_UP = [['follow-ups'], ['cases'], ['counts']] as const;
