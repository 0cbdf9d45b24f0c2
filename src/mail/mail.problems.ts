import { problem } from '../common/problem.js';
import type { MailState } from './mail.entity.js';

export class NotToRetry extends problem(409, 'mail-state', 'Only held and failed mails can be sent again') {
  constructor(state: MailState) {
    super({ detail: `This one is ${state}.` });
  }
}
