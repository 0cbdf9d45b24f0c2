import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { SecondFactorNeeded } from '../access/access.problems.js';
import { Confirmed, Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Problems } from '../common/declared-problems.js';
import { Action, Id } from '../common/http.js';
import { Lists, type Page } from '../common/page.js';
import { PasskeyTaken, TooManyPasskeys, WrongPasskeyInSession } from './account.problems.js';
import { CreatePasskey, PasskeyCreated, PasskeyOptions, PasskeyView } from './passkey.dto.js';
import { PasskeySignInService } from './passkey-sign-in.service.js';
import { PasskeysService } from './passkeys.service.js';

@Controller('api/me')
export class PasskeysController {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly signIns: PasskeySignInService,
  ) {}

  /** One's passkeys, newest first; all on one page. */
  @Get('passkeys')
  @Permit('accounts.self')
  @Lists(PasskeyView)
  async list(@Me() me: Principal): Promise<Page<PasskeyView>> {
    return { items: await this.passkeys.list(me), next: null };
  }

  /** What the browser needs to create one; wants a sign-in, or its confirmation, of the last fifteen minutes. */
  @Post('passkeys/options')
  @Permit('accounts.self')
  @Confirmed()
  @Action()
  async creationOptions(@Me() me: Principal): Promise<PasskeyOptions> {
    return { publicKey: await this.passkeys.creationOptions(me) };
  }

  /** What the browser created. With the first second factor come recovery codes, and other sessions end. */
  @Post('passkeys')
  @Permit('accounts.self')
  @Confirmed()
  @Action()
  @Problems(WrongPasskeyInSession, TooManyPasskeys, PasskeyTaken)
  create(@Me() me: Principal, @Body() input: CreatePasskey): Promise<PasskeyCreated> {
    return this.passkeys.create(me, input);
  }

  /** Ends one of them; wants a sign-in, or its confirmation, of the last fifteen minutes. */
  @Delete('passkeys/:id')
  @Permit('accounts.self')
  @Confirmed()
  @Problems(SecondFactorNeeded)
  end(@Me() me: Principal, @Id() id: string): Promise<void> {
    return this.passkeys.end(me, id);
  }

  /** What the browser needs to ask for a passkey that confirms the session. */
  @Post('confirm/passkey-options')
  @Permit('accounts.self')
  @Action()
  async confirmationOptions(@Me() me: Principal): Promise<PasskeyOptions> {
    return { publicKey: await this.signIns.options(me) };
  }
}
