import { realNow } from '../common/clock.js';
import { SignInAgain } from './access.problems.js';
import type { Principal } from './principal.js';

/** Real time: a session does not follow the demonstration's clock. */
const RECENT = 15 * 60_000;

/** Null when somebody has signed in, or confirmed it, within the last quarter of an hour; else why not. */
export function notConfirmed(who: Principal): SignInAgain | null {
  return realNow().getTime() - who.confirmedAt.getTime() > RECENT ? new SignInAgain() : null;
}

/** For what only sometimes asks for it; a route that always does says so with `@Confirmed()`. */
export function demandConfirmed(who: Principal): void {
  const refusal = notConfirmed(who);
  if (refusal) throw refusal;
}
