import { OneOf, Optional } from '../common/input.js';
import { PageQuery } from '../common/page.js';
import { MAIL_STATES, type MailState, type OutgoingMail } from './mail.entity.js';

export class OutboxQuery extends PageQuery {
  @Optional()
  @OneOf(MAIL_STATES)
  state?: MailState;
}

const STATES_TO_RETRY = ['held', 'failed'] as const;

export class RetryAllInput {
  @OneOf(STATES_TO_RETRY)
  state: (typeof STATES_TO_RETRY)[number];
}

export class RetriedView {
  /** How many wait to be sent again. */
  count: number;
}

export class OutboxView {
  id: string;
  /** What the mail is about, such as `reminder`. */
  kind: string;
  state: MailState;
  /** `s***@e***.org` */
  address: string;
  error: string | null;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;

  static of(mail: OutgoingMail): OutboxView {
    const { id, kind, state, maskedAddress, error, attempts, createdAt, sentAt } = mail;
    return { id, kind, state, address: maskedAddress, error, attempts, createdAt, sentAt };
  }
}
