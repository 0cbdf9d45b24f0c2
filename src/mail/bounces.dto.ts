import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { OneOf, Optional, Text } from '../common/input.js';
import { MAIL_STATES, type MailState } from './mail.entity.js';
import { failsWith } from '../common/constraint.js';

export class BounceInput {
  /** Of the mail, or its Message-ID. */
  @Text(100)
  id: string;

  /** `soft`: it is still being tried, nothing is done. */
  @OneOf(['hard', 'soft'])
  kind: 'hard' | 'soft';

  /** The status code (RFC 3463), such as `5.1.1`, or that of SMTP. */
  @Optional()
  @Matches(/^\d(\.\d{1,3}\.\d{1,3}|\d\d)$/, failsWith('not-a-status-code'))
  code?: string;
}

export class BounceView {
  /** Of the mail, after this. */
  @ApiProperty({ enum: [...MAIL_STATES] })
  state: MailState;
}
