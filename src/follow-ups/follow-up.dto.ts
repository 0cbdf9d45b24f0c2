import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsInt, Max, Min } from 'class-validator';
import type { Locale } from '../texts/languages.js';
import { documentName } from '../cases/checklist.rules.js';
import { zurichDay } from '../common/clock.js';
import { failsWith } from '../common/constraint.js';
import { Day, Optional, OneOf, Part, Text, Uuid } from '../common/input.js';
import { PageQuery } from '../common/page.js';
import { FOLLOW_UP_STATES, type AlarmKind, type FollowUp, type FollowUpState } from './follow-up.entity.js';
import { DUE, type Due } from './follow-up.rules.js';
import { initialOf } from '../people/initial.js';
import { textsOf } from '../texts/texts.js';

function DaysBefore(): PropertyDecorator {
  const each = { each: true, ...failsWith('reminder-days-out-of-range', { min: 0, max: 60 }) };
  return applyDecorators(
    IsArray(failsWith('not-a-list')),
    ArrayMaxSize(6, failsWith('too-many-reminders')),
    ArrayUnique(failsWith('reminder-day-repeated')),
    IsInt(each),
    Min(0, each),
    Max(60, each),
    ApiProperty({ type: [Number], maxItems: 6, uniqueItems: true, example: [3, 0] }),
  );
}

export class CreateFollowUp {
  @Text(200)
  title: string;

  /** Today or later, at most five years ahead. */
  @Day()
  dueOn: string;

  /** Left out: on the day itself. */
  @Optional()
  @DaysBefore()
  remindDaysBefore?: number[];
}

export class UpdateFollowUp {
  @Optional()
  @Text(200)
  title?: string;

  @Optional()
  @Day()
  dueOn?: string;

  @Optional()
  @DaysBefore()
  remindDaysBefore?: number[];
}

export class FinishFollowUp {
  @Optional()
  @Text(2000, { lines: true })
  note?: string;

  @Optional()
  @Part(() => CreateFollowUp)
  next?: CreateFollowUp;
}

export class SnoozeFollowUp {
  /** The new due day, after today. */
  @Day()
  until: string;
}

export class FollowUpCountsQuery {
  @Optional()
  @Uuid()
  adviser?: string;

  @Optional()
  @Uuid()
  case?: string;
}

export class CaseFollowUpsQuery extends PageQuery {
  /** `overdue`: before today; `week`: within seven days, today included. */
  @Optional()
  @OneOf(DUE)
  due?: Due;

  /** Left out: those that are open. */
  @Optional()
  @OneOf(FOLLOW_UP_STATES)
  state?: FollowUpState;
}

export class FollowUpQuery extends CaseFollowUpsQuery {
  @Optional()
  @Uuid()
  adviser?: string;

  @Optional()
  @Uuid()
  case?: string;
}

export type FollowUpRow = Omit<FollowUp, 'subjectKind' | 'subjectId' | 'createdBy' | 'endedWithCase'> & {
  caseId: string;
  caseReference: string;
  personId: string;
  adviserId: string | null;
  firstName: string;
  lastName: string | null;
  phone: string | null;
  phoneNote: string | null;
  safeToCall: boolean | null;
  canton: string;
  commune: number;
  communeName: string;
  lastContactAt: Date | null;
  assignedAt: Date | null;
};

export class FollowUpView {
  id: string;
  caseId: string;
  caseReference: string;
  /** Of the person. */
  firstName: string;
  /** The first letter of the last name. */
  lastInitial: string | null;
  /** E.164; null unless the person has said that it is safe to call. */
  phone: string | null;
  /** What was typed beside the number, such as whose it is; null where the number is. */
  phoneNote: string | null;
  /** Null: nobody has asked. */
  safeToCall: boolean | null;
  canton: string;
  /** Number of the commune (BFS) of the case. */
  commune: number;
  communeName: string;
  /** The day of the last call, meeting, letter or message that was noted. */
  lastContactOn: string | null;
  /** The day on which the adviser of the case got it; null while it has none. */
  assignedOn: string | null;
  /** Null: typed by hand. Otherwise derived from the case, and ended by it alone. */
  alarm: AlarmKind | null;
  /** What the alarm is about, such as the document that runs out; empty for the case itself. */
  about: string;
  /** As it was typed; of an alarm, in the reader's language. */
  title: string;
  dueOn: string;
  /** The day an alarm was due before a fact of the case moved it. */
  formerDueOn: string | null;
  overdue: boolean;
  state: FollowUpState;
  remindDaysBefore: number[];
  /** Whether the one who asks sees it because its adviser is away and they cover. */
  covering: boolean;
  /** What came of it. */
  note: string | null;
  createdAt: Date;
  endedAt: Date | null;
  version: number;

  static of(row: FollowUpRow, locale: Locale, today: string, covering: boolean): FollowUpView {
    const {
      id,
      caseId,
      caseReference,
      firstName,
      safeToCall,
      canton,
      commune,
      communeName,
      alarm,
      about,
      title,
      dueOn,
      formerDueOn,
      state,
      remindDaysBefore,
      note,
      createdAt,
      endedAt,
      version,
    } = row;
    return {
      id,
      caseId,
      caseReference,
      firstName,
      lastInitial: initialOf(row.lastName),
      phone: safeToCall === true ? row.phone : null,
      phoneNote: safeToCall === true ? row.phoneNote : null,
      safeToCall,
      canton,
      commune,
      communeName,
      lastContactOn: row.lastContactAt && zurichDay(row.lastContactAt),
      assignedOn: row.assignedAt && zurichDay(row.assignedAt),
      alarm,
      about,
      title: title ?? alarmTitle(alarm!, about, locale),
      dueOn,
      formerDueOn,
      overdue: state === 'open' && dueOn < today,
      state,
      remindDaysBefore,
      covering,
      note,
      createdAt,
      endedAt,
      version,
    };
  }
}

/** In the reader's language; with the name of the document that it is about. */
function alarmTitle(alarm: AlarmKind, about: string, locale: Locale): string {
  const title = textsOf(locale).t(`alarm.${alarm}`);
  const document = alarm === 'document-expiry' ? documentName(about, locale) : null;
  return document === null ? title : `${title} (${document})`;
}

export class FinishedView extends FollowUpView {
  /** The one that comes next, when it was asked for. */
  next: FollowUpView | null;
}

/** How many open ones there are; those of today are among those of the week. */
export class FollowUpCounts {
  overdue: number;
  today: number;
  week: number;
  all: number;
}
