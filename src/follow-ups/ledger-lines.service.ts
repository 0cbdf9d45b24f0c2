import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountsService } from '../accounts/accounts.service.js';
import { CoverService } from '../cases/cover.service.js';
import type { CantonCode } from '../common/cantons.js';
import { Clock } from '../common/clock.js';
import type { Locale } from '../texts/languages.js';
import { AlarmFactsService } from './alarms/alarm-facts.service.js';
import { stillApplies } from './alarms/alarm.rules.js';
import type { AlarmKind, Audience, FollowUpState, ReminderState } from './follow-up.entity.js';

export type Recipient = { id: string; email: string; locale: Locale };

/** A line of the ledger with its follow-up and case, as they are now. */
export interface Line {
  id: string;
  audience: Audience;
  state: ReminderState;
  dueOn: string;
  plannedOn: string;
  followUpId: string;
  followUpState: FollowUpState;
  followUpDueOn: string;
  alarm: AlarmKind | null;
  about: string;
  caseId: string;
  canton: CantonCode;
  caseEnded: boolean;
  adviserId: string | null;
  personId: string;
}

export const LINE = `r.id, r.audience, r.state, r.due_on as "dueOn", r.planned_on as "plannedOn",
  f.id as "followUpId", f.state as "followUpState", f.due_on as "followUpDueOn", f.alarm, f.about,
  c.id as "caseId", c.canton, c.ended as "caseEnded", c.adviser_id as "adviserId", c.person_id as "personId"`;
export const LINES = `reminders r join follow_ups f on f.id = r.follow_up_id join cases c on c.id = f.case_id`;

/** Who is meant by lines of the ledger, and whether what they remind of is still so; asked at once for many. */
@Injectable()
export class LedgerLines {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly alarmFacts: AlarmFactsService,
    private readonly cover: CoverService,
  ) {}

  /**
   * For the adviser: whoever covers today; while nobody does, they and the coordinators; the coordinators where they are
   * meant, or where no adviser can be reached.
   */
  async recipients(tx: EntityManager, lines: readonly Line[]): Promise<(due: Line) => Recipient[]> {
    const theirs = lines.filter(({ audience, adviserId }) => audience === 'adviser' && adviserId !== null);
    const advisers = await this.accounts.accountsOfAdvisers(
      tx,
      theirs.map(({ adviserId }) => adviserId),
    );
    const caseIds = [...new Set(theirs.map(({ caseId }) => caseId))];
    const standIns = new Map((await this.cover.standInsOf(tx, caseIds)).map((each) => [each.caseId, each]));
    const reached = ({ audience, adviserId, caseId }: Line): { people: Recipient[]; isEnough: boolean } => {
      const adviser = audience === 'adviser' && adviserId !== null ? advisers.get(adviserId) : undefined;
      const standIn = standIns.get(caseId);
      if (!adviser || !standIn) return { people: adviser ? [adviser] : [], isEnough: adviser !== undefined };
      if (standIn.id === null) return { people: [adviser], isEnough: false };
      return { people: [{ id: standIn.id, email: standIn.email, locale: standIn.locale }], isEnough: true };
    };
    const coordinators = new Map<string, Recipient[]>();
    for (const due of lines)
      if (!reached(due).isEnough && !coordinators.has(placeOf(due)))
        coordinators.set(placeOf(due), await this.coordinators(tx, due));
    return (due) => {
      const { people, isEnough } = reached(due);
      if (isEnough) return people;
      const others = coordinators.get(placeOf(due))!;
      return [...people, ...others.filter(({ id }) => !people.some((each) => each.id === id))];
    };
  }

  /** The third step of the ladder is one of those who coordinate all cantons, the last step all of them. */
  async coordinators(tx: EntityManager, { audience, canton }: Pick<Line, 'audience' | 'canton'>): Promise<Recipient[]> {
    if (audience === 'adviser' || audience === 'coordinator') return this.accounts.coordinatorsOf(tx, canton);
    const national = await this.accounts.coordinatorsOfAll(tx);
    return audience === 'national' ? national : national.slice(0, 1);
  }

  /** Whether what a line reminds of is still so; read at once for all. */
  async causes(tx: EntityManager, lines: readonly Line[]): Promise<(due: Line) => boolean> {
    const alarms = lines.filter(({ alarm, caseEnded }) => alarm !== null && !caseEnded);
    const cases = await this.alarmFacts.of(tx, [...new Set(alarms.map(({ caseId }) => caseId))]);
    const today = this.clock.today();
    return ({ alarm, about, dueOn, caseId, caseEnded }) => {
      if (caseEnded || alarm === null) return !caseEnded;
      const theCase = cases.get(caseId);
      return theCase !== undefined && stillApplies({ alarm, about, dueOn }, theCase.facts, today);
    };
  }
}

/** Those with the same have the same coordinators. */
function placeOf({ audience, canton }: Line): string {
  return `${audience} ${canton}`;
}

/** It was handed over, and its follow-up is as it was then. */
export function isWanted(due: Line): boolean {
  return due.state === 'sent' && due.followUpState === 'open' && due.dueOn === due.followUpDueOn;
}
