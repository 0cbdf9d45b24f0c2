export const ROLES = ['adviser', 'coordinator', 'staff', 'privacy', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What each role may do at all; sight decides to which records. An account linked to an adviser also has theirs. */
export const PERMISSIONS = {
  'accounts.manage': ['admin'],
  'accounts.self': ['adviser', 'coordinator', 'staff', 'privacy', 'admin'],
  'system.read': ['admin'],
  'troubles.read': ['coordinator', 'admin'],
  'jobs.retry': ['admin'],
  'outbox.read': ['staff', 'admin'],
  'outbox.retry': ['staff', 'admin'],
  'audit.read': ['privacy'],
  'places.read': ['adviser', 'coordinator', 'staff', 'privacy', 'admin'],
  'organisations.read': ['coordinator', 'staff', 'admin'],
  'organisations.write': ['staff', 'admin'],
  search: ['adviser', 'coordinator', 'staff'],
  'people.search': ['coordinator', 'adviser'],
  'people.read': ['coordinator', 'adviser'],
  'people.write': ['coordinator', 'adviser'],
  'deputies.name': ['coordinator'],
  'advisers.read': ['coordinator'],
  'advisers.write': ['coordinator'],
  'advisers.invite': ['coordinator'],
  'advisers.self': ['adviser'],
  'absences.write': ['coordinator', 'adviser'],
  'cases.read': ['adviser', 'coordinator', 'staff'],
  'cases.write': ['adviser', 'coordinator'],
  'cases.open': ['adviser', 'coordinator'],
  'cases.wait': ['coordinator'],
  'cases.release-letters': ['coordinator'],
  'cases.release': ['adviser', 'coordinator'],
  'cases.notes': ['adviser', 'coordinator'],
  'cases.helpers': ['adviser', 'coordinator'],
  'cases.part': ['adviser', 'coordinator'],
  'deadlines.read': ['adviser', 'coordinator'],
  'deadlines.write': ['adviser', 'coordinator'],
  'deadlines.confirm': ['coordinator'],
  'matching.suggest': ['coordinator'],
  'matching.supply': ['coordinator'],
  'offers.read': ['adviser', 'coordinator'],
  'offers.make': ['coordinator'],
  'offers.answer': ['adviser', 'coordinator'],
  'follow-ups.read': ['adviser', 'coordinator'],
  'follow-ups.write': ['adviser', 'coordinator'],
  'reminders.read': ['coordinator', 'staff'],
  'check-ins.read': ['adviser', 'coordinator'],
  'check-ins.decide': ['adviser', 'coordinator'],
  'check-ins.set': ['staff'],
  'irregularities.log': ['adviser', 'coordinator', 'staff'],
  'irregularities.read': ['adviser', 'coordinator', 'staff'],
  'irregularities.answer': ['adviser', 'coordinator', 'staff'],
  'irregularities.review': ['staff'],
  'reports.read': ['staff'],
  'attachments.read': ['adviser', 'coordinator', 'staff'],
  'attachments.remove': ['adviser', 'coordinator', 'staff'],
  'exports.make': ['staff'],
  'campaigns.make': ['staff'],
  'demo.clock': ['adviser', 'coordinator', 'staff', 'privacy', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Before the undertaking on confidentiality: nothing that shows a name. */
export const BEFORE_UNDERTAKING: readonly Permission[] = [
  'accounts.self',
  'advisers.self',
  'places.read',
  'demo.clock',
];

export const BEFORE_SECOND_FACTOR: readonly Permission[] = ['accounts.self', 'demo.clock'];

export function hasPermission(who: { role: Role; adviserId: string | null }, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return roles.includes(who.role) || (who.adviserId !== null && roles.includes('adviser'));
}
