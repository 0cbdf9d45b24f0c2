import { Injectable } from '@nestjs/common';
import PostalMime from 'postal-mime';
import { isId } from '../common/id.js';
import { BadInput, NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { bounceOf, isBadAddress, type Bounce } from './bounce.rules.js';
import type { BounceInput, BounceView } from './bounces.dto.js';
import { OutgoingMail } from './mail.entity.js';
import { MailService, MAY_HAVE_LEFT } from './mail.service.js';
import { ReturnPath } from './return-path.js';
import { inputError } from '../common/input-codes.js';

export class BouncesKey {
  constructor(readonly key: string | null) {}
}

@Injectable()
export class BouncesService {
  constructor(
    private readonly db: Db,
    private readonly mails: MailService,
    private readonly returnPath: ReturnPath,
  ) {}

  /** RFC 3462, 3464. Throws {@link NotFound} for no mail of ours, {@link BadInput} for no report. */
  async handleMessage(message: Buffer): Promise<BounceView> {
    const parsed = await PostalMime.parse(message, { attachmentEncoding: 'arraybuffer', maxNestingDepth: 10 }).catch(
      () => null,
    );
    if (!parsed) throw new BadInput([inputError('', 'not-a-message')]);
    const addresses = parsed.headers
      .filter(({ key }) => ['to', 'delivered-to', 'x-original-to', 'envelope-to'].includes(key))
      .map(({ value }) => value)
      .join('\n');
    const mailId = this.returnPath.find(addresses);
    if (!mailId) throw new NotFound();
    const report = parsed.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
    const bounce = report ? bounceOf(textOf(report.content)) : null;
    if (!bounce) throw new BadInput([inputError('', 'no-delivery-status')]);
    return this.apply(mailId, bounce, isBadAddress(bounce.status));
  }

  async handleReport({ id, kind, code }: BounceInput): Promise<BounceView> {
    const mailId = /^<?([0-9a-f-]{36})(@passerelle>?)?$/i.exec(id)?.[1]?.toLowerCase();
    if (!isId(mailId)) throw new NotFound();
    // Without a known code the provider's judgement counts.
    const isKnown = code !== undefined && /^\d\.\d{1,3}\.\d{1,3}$/.test(code);
    return this.apply(mailId, { kind, status: code ?? null }, isKnown ? isBadAddress(code) : true);
  }

  private async apply(mailId: string, { kind, status }: Bounce, badAddress: boolean): Promise<BounceView> {
    return this.db.transaction(async (tx) => {
      const mail = await tx.findOne(OutgoingMail, { where: { id: mailId }, lock: { mode: 'pessimistic_write' } });
      if (!mail) throw new NotFound();
      const hasLeft = mail.state === 'sent' || (mail.state === 'failed' && mail.error === MAY_HAVE_LEFT);
      if (kind === 'soft' || !hasLeft) return { state: mail.state };
      await tx.update(OutgoingMail, mail.id, { state: 'failed', error: `returned (${status ?? 'no code'})` });
      await this.mails.notifyUndelivered(tx, { id: mail.id, kind: mail.kind, params: mail.params, badAddress });
      return { state: 'failed' };
    });
  }
}

function textOf(content: string | ArrayBuffer | Uint8Array): string {
  return typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8');
}
