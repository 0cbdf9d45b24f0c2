import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { randomBytes } from 'node:crypto';
import { Clock } from '../../common/clock.js';
import { isId, newId } from '../../common/id.js';
import { Keys } from '../../common/keys.js';
import { valueOf, type Fault, type Form } from './form.rules.js';
import type { PageRequest } from './page-request.js';

const PURPOSE = 'public form';
const KEY = 'key';
const newKey = (): string => randomBytes(6).toString('base64url');

/** The quick exit deletes it with everything else. */
export function withFormKey(request: PageRequest): PageRequest {
  return { ...request, answers: { ...request.answers, [KEY]: request.answers[KEY] ?? newKey() } };
}

const MIN_SECONDS = 3;
/** A page may stay open over a weekend. */
const MAX_SECONDS = 7 * 86_400;

const SPAM_SIGNS = ['filled', 'stale', 'fast'] as const;
export type SpamSign = (typeof SPAM_SIGNS)[number];

export function spamFaults(spamSign: string | null | undefined): Fault[] {
  const found = SPAM_SIGNS.find((each) => each === spamSign);
  return found ? [{ field: found === 'filled' ? 'website' : 'send', text: `error.spam.${found}` }] : [];
}

/** The same for a form that is sent twice. */
export function submissionIdOf(form: Form | undefined): string | null {
  const idempotencyKey = form ? valueOf(form, 'once') : '';
  return isId(idempotencyKey) ? idempotencyKey : null;
}

/** By a field that people do not see, and the signed time at which the form was shown: no captcha. */
@Injectable()
export class SpamGuard {
  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** The first field changes its name with the quick exit, since browsers restore a form with the same first fields. */
  fields({ texts, answers }: PageRequest, form?: Form): VNode {
    const age = form ? this.age(form) : null;
    // A form that was open for days need not wait again.
    const at =
      form && age !== null ? (age <= MAX_SECONDS ? valueOf(form, 'shown') : this.signed(MIN_SECONDS)) : this.signed(0);
    const filled = form ? valueOf(form, 'website') : '';
    const isHidden = filled === '';
    return (
      <>
        <input type="hidden" name={`k-${answers[KEY] ?? newKey()}`} value="" />
        <input type="hidden" name="shown" value={at} />
        <input type="hidden" name="once" value={submissionIdOf(form) ?? newId()} />
        <div class={isHidden ? 'away' : undefined} aria-hidden={isHidden ? 'true' : undefined}>
          <label for="website">{texts.t('spam.label')}</label>
          <input id="website" name="website" value={filled} autocomplete="off" tabindex={isHidden ? -1 : undefined} />
        </div>
      </>
    );
  }

  detect(form: Form): SpamSign | null {
    if (valueOf(form, 'website') !== '') return 'filled';
    const age = this.age(form);
    if (age === null || age > MAX_SECONDS) return 'stale';
    return age < MIN_SECONDS ? 'fast' : null;
  }

  private signed(secondsAgo: number): string {
    const at = (this.clock.now().getTime() - secondsAgo * 1000).toString(36);
    return `${at}.${this.keys.sign(PURPOSE, at)}`;
  }

  /** Seconds; null when the form was not shown here. */
  private age(form: Form): number | null {
    const [, at, signature] = /^([a-z0-9]{1,12})\.(.*)$/.exec(valueOf(form, 'shown')) ?? [];
    if (at === undefined || !this.keys.verify(PURPOSE, at, signature)) return null;
    return (this.clock.now().getTime() - Number.parseInt(at, 36)) / 1000;
  }
}
