import type { Answer, Client } from './client.js';

export const LAUSANNE = 5586;
export const GENEVA = 6621;
/** Was a commune of Bern, and is one of Jura under another number since 2026. */
export const MOUTIER_BEFORE = 700;
export const MOUTIER = 6831;

/** What happened at the town hall, in the five fields that are needed. */
export const AT_THE_TOWN_HALL = {
  code: 'UNANNOUNCED_TEST',
  authority: { level: 'commune', canton: 'VD', commune: LAUSANNE, organ: 'commission' },
  occurred: '2026-02-17',
  description: 'She was asked to a talk and found a written test of twenty questions.',
  consent: 'anonymous-story',
};

export async function logged(client: Client, changes: Record<string, unknown> = {}): Promise<Answer['body']> {
  const answer = await client.post('/api/irregularities', { ...AT_THE_TOWN_HALL, ...changes });
  if (answer.status !== 201) throw new Error(`logging: ${answer.status} ${answer.text}`);
  return answer.body;
}

export const ASSESSED = {
  kind: 'act',
  severity: { scale: 3, scope: 'one', remediable: 'with-effort' },
  evidenceLevel: 'documented',
};

/** Confirmed by somebody of the staff who did not log it. */
export async function confirmed(by: Client, one: { id: string; version: number }): Promise<Answer['body']> {
  const answer = await by.put(
    `/api/irregularities/${one.id}/status`,
    { to: 'confirmed', ...ASSESSED },
    { version: one.version },
  );
  if (answer.status !== 200) throw new Error(`confirming: ${answer.status} ${answer.text}`);
  return answer.body;
}
