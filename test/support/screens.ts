import type { APIRequestContext } from 'playwright-core';

/** One screen of the client: whose it is, where it is; some stand for a record that is looked up first. */
export interface Screen {
  name: string;
  who: 'adviser' | 'coordinator' | 'staff' | 'privacy' | 'admin' | null;
  path: string | ((request: APIRequestContext) => Promise<string>);
}

const first =
  (list: string, path: (id: string) => string) =>
  async (request: APIRequestContext): Promise<string> => {
    const { items } = (await (await request.get(list)).json()) as { items: { id: string }[] };
    const [item] = items;
    if (!item) throw new Error(`the demonstration has nothing at ${list}: add one in src/examples`);
    return path(item.id);
  };

/** Every screen there is, as somebody meets it whose work it is. */
export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', who: null, path: '/sign-in' },
  { name: 'day', who: 'adviser', path: '/day' },
  { name: 'kept', who: 'adviser', path: '/kept' },
  { name: 'cases', who: 'adviser', path: '/cases' },
  { name: 'case', who: 'adviser', path: first('/api/cases?open=true', (id) => `/cases/${id}`) },
  { name: 'case-timeline', who: 'adviser', path: first('/api/cases?open=true', (id) => `/cases/${id}?tab=timeline`) },
  { name: 'case-checklist', who: 'adviser', path: first('/api/cases?open=true', (id) => `/cases/${id}?tab=checklist`) },
  { name: 'case-refused', who: 'coordinator', path: first('/api/cases?stage=refused', (id) => `/cases/${id}`) },
  { name: 'deadlines', who: 'coordinator', path: '/deadlines' },
  { name: 'deadlines-of-adviser', who: 'adviser', path: '/deadlines' },
  { name: 'cases-changed', who: 'coordinator', path: '/cases/changed' },
  { name: 'new-case', who: 'adviser', path: '/cases/new' },
  { name: 'helping', who: 'adviser', path: first('/api/cases/helping', (id) => `/helping/${id}`) },
  { name: 'offers', who: 'adviser', path: '/offers' },
  { name: 'me-of-coordinator', who: 'coordinator', path: '/me' },
  { name: 'new-irregularity', who: 'adviser', path: '/irregularities/new' },
  { name: 'irregularities-of-adviser', who: 'adviser', path: '/irregularities' },
  { name: 'me', who: 'adviser', path: '/me' },
  { name: 'inbox', who: 'coordinator', path: '/inbox' },
  { name: 'inbox-case', who: 'coordinator', path: first('/api/cases?waiting=true', (id) => `/inbox/${id}`) },
  { name: 'inbox-snoozed', who: 'coordinator', path: '/inbox?tab=snoozed' },
  { name: 'advisers', who: 'coordinator', path: '/advisers' },
  { name: 'adviser', who: 'coordinator', path: first('/api/advisers', (id) => `/advisers/${id}`) },
  { name: 'new-adviser', who: 'coordinator', path: '/advisers/new' },
  { name: 'map', who: 'coordinator', path: '/map' },
  { name: 'figures', who: 'staff', path: '/figures' },
  { name: 'irregularities', who: 'staff', path: '/irregularities' },
  {
    name: 'irregularity',
    who: 'staff',
    path: first('/api/irregularities?status=reported', (id) => `/irregularities/${id}`),
  },
  { name: 'campaigns', who: 'staff', path: '/campaigns' },
  { name: 'check-in-settings', who: 'staff', path: '/check-ins' },
  { name: 'exports', who: 'staff', path: '/exports' },
  { name: 'cases-of-staff', who: 'staff', path: '/cases' },
  { name: 'case-of-staff', who: 'staff', path: first('/api/cases', (id) => `/cases/${id}`) },
  { name: 'outbox', who: 'staff', path: '/outbox' },
  { name: 'accounts', who: 'admin', path: '/accounts' },
  { name: 'account', who: 'admin', path: first('/api/accounts', (id) => `/accounts/${id}`) },
  { name: 'system', who: 'admin', path: '/system' },
  { name: 'audit', who: 'privacy', path: '/audit' },
  { name: 'me-of-admin', who: 'admin', path: '/me' },
  { name: 'not-there', who: 'adviser', path: '/cases/00000000-0000-7000-8000-000000000000' },
];
