import { Day, Optional, OneOf, Uuid } from '../common/input.js';
import { PageQuery } from '../common/page.js';
import type { MailState } from '../mail/mail.entity.js';
import {
  REMINDER_STATES,
  type AlarmKind,
  type Audience,
  type ReminderChannel,
  type ReminderState,
} from './follow-up.entity.js';

export class ReminderQuery extends PageQuery {
  @Optional()
  @Uuid()
  followUp?: string;

  /** Planned for this day or later. */
  @Optional()
  @Day()
  from?: string;

  /** Planned for this day or earlier. */
  @Optional()
  @Day()
  to?: string;

  @Optional()
  @OneOf(REMINDER_STATES)
  state?: ReminderState;
}

export class ReminderMail {
  id: string;
  state: MailState;
  error: string | null;
}

/** No name and no title, since staff read it too. */
export class ReminderView {
  id: string;
  followUpId: string;
  caseId: string;
  caseReference: string;
  alarm: AlarmKind | null;
  /** For whom; where a case has no adviser who can be reached, its coordinators get what is meant for the adviser. */
  audience: Audience;
  channel: ReminderChannel;
  /** The due day it speaks of. */
  dueOn: string;
  plannedOn: string;
  plannedAt: Date;
  /** `failed` also when every mail it became has failed. */
  state: ReminderState;
  reason: string | null;
  handedOverAt: Date | null;
  mails: ReminderMail[];
}
