import { Matches } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { failsWith } from '../common/constraint.js';

export class AdvanceClock {
  /** ISO 8601: days, hours or minutes ahead, such as `P1D`, `P2W` or `PT6H`; at most two years at once. */
  @Matches(/^P(?=.)(\d{1,3}W)?(\d{1,3}D)?(T(?=.)(\d{1,3}H)?(\d{1,4}M)?)?$/, failsWith('not-a-duration'))
  @ApiProperty({ example: 'P1D' })
  advance: string;
}

export class ClockView {
  /** The demonstration's present. */
  now: Date;
  today: string;
  /** What happened on the way, by name of the sweep. */
  did: Record<string, number>;
}

export class DemoMail {
  to: string;
  subject: string;
  text: string;
}

export class DemoMails {
  items: DemoMail[];
  @ApiProperty({ type: String, nullable: true })
  next: null;
}
