import { ApiProperty } from '@nestjs/swagger';
import { Day, Optional } from '../common/input.js';

export class AbsencePreviewQuery {
  @Day()
  from: string;

  /** Inclusive; left out: open. */
  @Optional()
  @Day()
  to?: string;
}

export class DueInAbsence {
  caseId: string;
  caseReference: string;
  firstName: string;
  dueOn: string;
  /** As it was typed; of an alarm, in the reader's language. */
  title: string;
}

export class CoverCandidate {
  id: string;
  firstName: string;
  lastName: string;
  homeCanton: string;
  /** Codes of the languages they speak. */
  languages: string[];
  /** How many open cases could not be shown to them, because of a conflict of interest. */
  notOpened: number;
}

export class CoveringThen {
  firstName: string;
  lastName: string;
  from: string;
  to: string | null;
}

export class AbsencePreview {
  /** What falls due on cases in sight, soonest first; at most 200. */
  @ApiProperty({ type: () => DueInAbsence, isArray: true })
  due: DueInAbsence[];
  /** How much more falls due, out of sight or beyond 200. */
  more: number;
  /** Who could cover: active, with an account, in one of these cantons, and not away then. */
  @ApiProperty({ type: () => CoverCandidate, isArray: true })
  candidates: CoverCandidate[];
  /** For whom the adviser covers in that time, which nobody then does. */
  @ApiProperty({ type: () => CoveringThen, isArray: true })
  covering: CoveringThen[];
}
