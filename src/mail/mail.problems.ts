import { Problem } from '../common/problem.js';
import type { MailState } from './mail.entity.js';

export class NotToRetry extends Problem {
  constructor(state: MailState) {
    super(409, 'mail-state', 'Only held and failed mails can be sent again', `This one is ${state}.`);
  }
}
