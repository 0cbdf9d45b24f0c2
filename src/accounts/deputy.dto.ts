import { ApiProperty } from '@nestjs/swagger';
import { Day, OptionalOrNull, Uuid } from '../common/input.js';

export class CreateCoordinatorAbsence {
  @Day()
  from: string;

  /** Inclusive; null is open. */
  @OptionalOrNull()
  @Day()
  to?: string | null;

  /** The account of another coordinator; without one, coordinators of all Switzerland get the letters. */
  @OptionalOrNull()
  @Uuid()
  deputy?: string | null;
}

export class DeputyView {
  id: string;
  name: string;
  /** Canton codes, or `CH` for all of them. */
  cantons: string[];
}

export class OwnAbsenceView {
  id: string;
  from: string;
  to: string | null;
  @ApiProperty({ type: () => DeputyView, nullable: true })
  deputy: DeputyView | null;
}

export class StandingInView {
  from: string;
  to: string | null;
  /** Of whoever is away. */
  name: string;
  cantons: string[];
}

export class CoordinatorAbsencesView {
  @ApiProperty({ type: () => OwnAbsenceView, isArray: true })
  own: OwnAbsenceView[];
  /** For whom one stands in, now or later. */
  @ApiProperty({ type: () => StandingInView, isArray: true })
  standingIn: StandingInView[];
  /** Whom one can name. */
  @ApiProperty({ type: () => DeputyView, isArray: true })
  deputies: DeputyView[];
}
