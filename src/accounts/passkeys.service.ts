import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SecondFactorNeeded } from '../access/access.problems.js';
import type { Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { newId } from '../common/id.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { AccountLetters } from './account-letters.js';
import { SecondFactor } from './account.entity.js';
import { TooManyPasskeys, WrongPasskeyInSession } from './account.problems.js';
import { Auth } from './auth.js';
import { PasskeyChallenges } from './passkey-challenges.js';
import type { CreatePasskey, PasskeyCreated, PasskeyView } from './passkey.dto.js';
import { Passkey } from './passkey.entity.js';
import { challengeIn, PasskeyVerification } from './passkey-verification.js';
import { SecondFactorService } from './second-factor.service.js';

const MAX_PASSKEYS = 10;

@Injectable()
export class PasskeysService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly auth: Auth,
    private readonly challenges: PasskeyChallenges,
    private readonly verification: PasskeyVerification,
    private readonly factors: SecondFactorService,
    private readonly letters: AccountLetters,
  ) {}

  /** Newest first; there are at most ten. */
  async list(who: Principal): Promise<PasskeyView[]> {
    auditSubjects(who.id);
    const passkeys = await this.db.source.manager.find(Passkey, {
      where: { accountId: who.id },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    return passkeys.map(viewOf);
  }

  async creationOptions(who: Principal): Promise<Record<string, unknown>> {
    auditSubjects(who.id);
    const existing = await this.db.source.manager.findBy(Passkey, { accountId: who.id });
    const challenge = this.challenges.create(`add ${who.id}`);
    return this.verification.creationOptions(
      who,
      challenge,
      existing.map(({ credentialId }) => credentialId),
    );
  }

  /** With the first second factor come recovery codes. Throws {@link WrongPasskeyInSession}, {@link TooManyPasskeys} or PasskeyTaken. */
  async create(who: Principal, input: CreatePasskey): Promise<PasskeyCreated> {
    const challenge = challengeIn(input.clientDataJSON);
    const credential = this.challenges.isValid(`add ${who.id}`, challenge)
      ? await this.verification.created(input, challenge)
      : null;
    if (credential === null) throw new WrongPasskeyInSession();
    return this.db.transaction(async (tx) => {
      await tx.query(`select from accounts where id = $1 for update`, [who.id]);
      auditSubjects(who.id);
      if (!(await this.challenges.use(tx, who.id, challenge))) throw new WrongPasskeyInSession();
      if ((await tx.countBy(Passkey, { accountId: who.id })) >= MAX_PASSKEYS) throw new TooManyPasskeys();
      const passkey = tx.create(Passkey, {
        id: newId(),
        accountId: who.id,
        name: input.name,
        ...credential,
        transports: input.transports ?? [],
        createdAt: this.clock.now(),
        lastUsedAt: null,
      });
      await tx.insert(Passkey, passkey);
      const recoveryCodes = await this.firstRecoveryCodes(tx, who);
      if (recoveryCodes) await this.auth.endOthers(tx, who);
      await this.letters.notifyChanges(tx, who.id, ['passkey-added']);
      return { ...viewOf(passkey), recoveryCodes };
    });
  }

  /** Throws {@link SecondFactorNeeded} for the last second factor of somebody who must have one. */
  async end(who: Principal, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.query(`select from accounts where id = $1 for update`, [who.id]);
      const { affected } = await tx.delete(Passkey, { id, accountId: who.id });
      if (!affected) throw new NotFound();
      auditSubjects(who.id);
      await this.dropCodesAlone(tx, who);
      await this.letters.notifyChanges(tx, who.id, ['passkey-ended']);
    });
  }

  private async firstRecoveryCodes(tx: EntityManager, who: Principal): Promise<string[] | null> {
    const factor = await tx.findOneBy(SecondFactor, { accountId: who.id });
    if (who.role === 'adviser' || (factor?.recoveryCodes ?? []).length > 0) return null;
    return this.factors.createCodes(tx, who.id);
  }

  /** Recovery codes stand in for a second factor: without one they go too. */
  private async dropCodesAlone(tx: EntityManager, who: Principal): Promise<void> {
    if (await tx.existsBy(Passkey, { accountId: who.id })) return;
    const factor = await tx.findOneBy(SecondFactor, { accountId: who.id });
    if (factor?.setUpAt) return;
    if (this.auth.needsSecondFactor(who.role)) throw new SecondFactorNeeded();
    if (factor) await this.factors.delete(tx, who.id);
  }
}

function viewOf({ id, name, createdAt, lastUsedAt }: Passkey): PasskeyView {
  return { id, name, createdAt, lastUsedAt };
}
