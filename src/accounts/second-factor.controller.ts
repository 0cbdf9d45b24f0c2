import { Body, Controller, Delete, Post } from '@nestjs/common';
import { Confirmed, Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Action } from '../common/http.js';
import { RateLimit } from '../common/rate.js';
import { SecondFactorService } from './second-factor.service.js';
import { ConfirmSecondFactor, RecoveryCodes, SecondFactorBegun } from './sign-in.dto.js';
import { SecondFactorNeeded } from '../access/access.problems.js';
import { NoSecondFactor, NotForAdvisers, SetupNotStarted, WrongCodeInSession } from './account.problems.js';
import { TooMany } from '../common/problem.js';
import { Problems } from '../common/declared-problems.js';

@Controller('api/me/second-factor')
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactorService,
    private readonly rate: RateLimit,
  ) {}

  /** Begins the set-up, or that of another phone; wants a sign-in, or its confirmation, of the last fifteen minutes. */
  @Post()
  @Permit('accounts.self')
  @Confirmed()
  @Action()
  @Problems(NotForAdvisers)
  begin(@Me() me: Principal): Promise<SecondFactorBegun> {
    return this.factors.begin(me);
  }

  /** Ends the set-up by a first code of the app; ends all other sessions. */
  @Post('confirm')
  @Permit('accounts.self')
  @Action()
  @Problems(SetupNotStarted, WrongCodeInSession, TooMany)
  async verify(@Me() me: Principal, @Body() { code }: ConfirmSecondFactor): Promise<RecoveryCodes> {
    // By session: a stolen one must not keep its owner from setting up another phone.
    await this.rate.consume(`second-factor ${me.sessionId}`, 10, 300);
    return { recoveryCodes: await this.factors.verify(me, code) };
  }

  /** Ten new recovery codes; those before are void. Wants a sign-in, or its confirmation, of the last fifteen minutes. */
  @Post('recovery-codes')
  @Permit('accounts.self')
  @Confirmed()
  @Action()
  @Problems(NoSecondFactor)
  async renewCodes(@Me() me: Principal): Promise<RecoveryCodes> {
    return { recoveryCodes: await this.factors.renewCodes(me) };
  }

  /** Does without it, where role and installation allow that. Wants a sign-in, or its confirmation, of the last fifteen minutes. */
  @Delete()
  @Permit('accounts.self')
  @Confirmed()
  @Problems(SecondFactorNeeded)
  remove(@Me() me: Principal): Promise<void> {
    return this.factors.remove(me);
  }
}
