import { realNow } from '../common/clock.js';
import { SignInAgain } from './access.problems.js';
import type { Principal } from './principal.js';

/** Real time: a session does not follow the demonstration's clock. */
const RECENT = 15 * 60_000;

/** Null when the caller signed in, or confirmed it, within the last 15 minutes. */
export function confirmationProblem(who: Principal): SignInAgain | null {
  return realNow().getTime() - who.confirmedAt.getTime() > RECENT ? new SignInAgain() : null;
}

/** For routes that need it only in some cases; others use `@Confirmed()`. Throws SignInAgain. */
export function requireConfirmed(who: Principal): void {
  const refusal = confirmationProblem(who);
  if (refusal) throw refusal;
}
