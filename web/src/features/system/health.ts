import type { Schema } from '../../api/client';

type State = Schema<'SystemState'>;

export type HealthArea = 'database' | 'queue' | 'sweep' | 'jobs' | 'mail' | 'audit' | 'disk';
/** `bad` needs action, `note` is information. */
export type Health = 'good' | 'note' | 'bad';

/** The sweep runs every minute; after this time no worker is running. */
const MAX_SWEEP_AGE_MS = 5 * 60_000;
const MIN_FREE_SHARE = 0.1;

export function healthOf(state: State, askedAt: number): Record<HealthArea, Health> {
  const lastRunAt = state.sweep.lastRunAt === null ? null : Date.parse(state.sweep.lastRunAt);
  const isSweepRecent =
    lastRunAt !== null &&
    askedAt - lastRunAt < MAX_SWEEP_AGE_MS &&
    state.sweep.rooms.every(({ error }) => error === null);
  const isFull = state.disk.freeBytes < state.disk.totalBytes * MIN_FREE_SHARE || state.faults.includes('disk-low');
  return {
    database: state.database === 'up' && !state.faults.some((fault) => fault.startsWith('database-')) ? 'good' : 'bad',
    queue: state.queue === 'up' ? 'good' : 'bad',
    sweep: isSweepRecent ? 'good' : 'bad',
    jobs: state.failedJobs === null || state.failedJobs.length > 0 ? 'bad' : 'good',
    mail: state.mails.failed > 0 ? 'bad' : state.mail === 'held' ? 'note' : 'good',
    audit: state.auditProtection === 'roles' ? 'good' : 'note',
    disk: isFull || state.faults.includes('folder-read-only') ? 'bad' : 'good',
  };
}
