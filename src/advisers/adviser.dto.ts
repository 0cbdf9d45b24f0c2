import { ApiProperty } from '@nestjs/swagger';
import { Language, OneOf, Optional } from '../common/input.js';
import { PageQuery } from '../common/page.js';
import { CANTON_CODES } from '../common/cantons.js';
import {
  ADVISER_STATES,
  type Adviser,
  type AdviserState,
  type Conflict,
  type SpokenLanguage,
} from './adviser.entity.js';
import { ConflictInput, SpokenLanguageInput } from './adviser-input.dto.js';

export const ADVISER_ORDERS = ['load', 'name', 'overdue'] as const;
export type AdviserOrder = (typeof ADVISER_ORDERS)[number];

export class AdviserQuery extends PageQuery {
  @Optional()
  @OneOf(ADVISER_STATES)
  state?: AdviserState;

  @Optional()
  @OneOf(CANTON_CODES)
  canton?: string;

  @Optional()
  @Language()
  language?: string;

  /** `load`: most first; `overdue`: most first; `name`: by last name. Without it, in the order they were added. */
  @Optional()
  @OneOf(ADVISER_ORDERS)
  order?: AdviserOrder;
}

export class CaseReference {
  id: string;
  reference: string;
}

export class CoverView {
  id: string;
  firstName: string;
  lastName: string;
  /** Whether they have an account to see the cases with; without one the coordinators cover. */
  hasAccount: boolean;
  /** Open cases that are not shown to them, because of a conflict of interest; of those the one who asks sees. */
  @ApiProperty({ type: () => CaseReference, isArray: true })
  notOpened: CaseReference[];
}

export class AbsenceView {
  id: string;
  from: string;
  to: string | null;
  /** Who covers; null: what falls due goes to the coordinators besides the adviser. */
  @ApiProperty({ type: () => CoverView, nullable: true })
  cover: CoverView | null;
}

/** An absence as it is listed. */
export type AbsenceRow = AbsenceView & { adviserId: string };

export class AdviserView {
  id: string;
  firstName: string;
  lastName: string;
  /** Null outside the canton whose coordinators look after them. */
  email: string | null;
  phone: string | null;
  /** What was typed beside the number. */
  phoneNote: string | null;
  @ApiProperty({ type: () => SpokenLanguageInput, isArray: true })
  languages: SpokenLanguage[];
  communes: number[];
  cantons: string[];
  homeCanton: string;
  remote: boolean;
  capacity: number;
  /** Cases that mean work, and open offers. */
  load: number;
  /** All cases of theirs that have not ended. */
  openCases: number;
  /** As many as `GET /api/cases?due=overdue&adviser=` lists in all cantons: their cases on which something is overdue. */
  overdue: number;
  /** Of `openCases` those that the one who asks sees: as many as `GET /api/cases?open=true&adviser=` lists. */
  openInSight: number;
  /** Of `overdue` those that the one who asks sees. */
  overdueInSight: number;
  /** When the next thing is due on any of their cases, or was. */
  nextDueOn: string | null;
  specialities: string[];
  state: AdviserState;
  @ApiProperty({ type: () => ConflictInput, isArray: true })
  conflicts: Conflict[];
  organisation: string | null;
  undertaking: { version: string; on: string } | null;
  /** Whether they have an account to sign in with. */
  invited: boolean;
  absences: AbsenceView[];
  /** Whether they are away today. */
  absent: boolean;
  version: number;

  static of(
    adviser: Adviser,
    more: Pick<
      AdviserView,
      'openCases' | 'overdue' | 'openInSight' | 'overdueInSight' | 'nextDueOn' | 'invited' | 'absent'
    > & { absences: AbsenceRow[]; contact: boolean },
  ): AdviserView {
    const {
      id,
      firstName,
      lastName,
      languages,
      communes,
      cantons,
      homeCanton,
      remote,
      capacity,
      load,
      specialities,
      state,
      conflicts,
      version,
    } = adviser;
    return {
      id,
      firstName,
      lastName,
      email: more.contact ? adviser.email : null,
      phone: more.contact ? adviser.phone : null,
      phoneNote: more.contact ? adviser.phoneNote : null,
      languages,
      communes,
      cantons,
      homeCanton,
      remote,
      capacity,
      load,
      openCases: more.openCases,
      overdue: more.overdue,
      openInSight: more.openInSight,
      overdueInSight: more.overdueInSight,
      nextDueOn: more.nextDueOn,
      specialities,
      state,
      conflicts,
      organisation: adviser.organisationId,
      undertaking:
        adviser.undertakingVersion && adviser.undertakingOn
          ? { version: adviser.undertakingVersion, on: adviser.undertakingOn }
          : null,
      invited: more.invited,
      absences: more.absences.map(({ adviserId: _, ...absence }) => absence),
      absent: more.absent,
      version,
    };
  }
}
