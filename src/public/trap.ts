import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Keys, sameText } from '../common/keys.js';
import { html, type Html } from './html.js';
import { valueOf, type Fault, type Form } from './form.rules.js';
import type { Texts } from './texts.js';

const PURPOSE = 'public form';
/** Nobody reads a form and fills it in so fast. */
const LEAST_SECONDS = 3;
/** Somebody may leave a page open over a weekend. */
const MOST_SECONDS = 7 * 86_400;

/** Instead of a riddle: a field that people do not see, and the time at which the form was shown, signed. */
@Injectable()
export class Trap {
  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** The two fields; the one for machines is shown to whom a helpful browser has filled it in for. */
  fields(texts: Texts, form?: Form): Html {
    const at = form && this.age(form) !== null ? valueOf(form, 'shown') : this.now();
    const filled = form ? valueOf(form, 'website') : '';
    return html`<input type="hidden" name="shown" value="${at}"><div${filled === '' ? html` class="away" aria-hidden="true"` : ''}><label for="website">${texts.t('trap.label')}</label><input id="website" name="website" value="${filled}" autocomplete="off"${filled === '' ? html` tabindex="-1"` : ''}></div>`;
  }

  /** What gives a machine away; a person reads why and sends it again. */
  faults(form: Form): Fault[] {
    if (valueOf(form, 'website') !== '') return [{ field: 'website', text: 'error.trap.filled' }];
    const age = this.age(form);
    if (age === null || age > MOST_SECONDS) return [{ field: 'send', text: 'error.trap.stale' }];
    return age < LEAST_SECONDS ? [{ field: 'send', text: 'error.trap.fast' }] : [];
  }

  private now(): string {
    const at = this.clock.now().getTime().toString(36);
    return `${at}.${this.keys.sign(PURPOSE, at)}`;
  }

  /** Seconds since the form was shown; null when that was not here. */
  private age(form: Form): number | null {
    const [at = '', signature = ''] = valueOf(form, 'shown').split('.');
    if (!/^[a-z0-9]{1,12}$/.test(at) || !sameText(signature, this.keys.sign(PURPOSE, at))) return null;
    return (this.clock.now().getTime() - Number.parseInt(at, 36)) / 1000;
  }
}
