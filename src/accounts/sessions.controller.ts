import { Body, Controller, Delete, Get, Ip, Post } from '@nestjs/common';
import { Confirmed, Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Action, Id } from '../common/http.js';
import { Lists, type Page } from '../common/page.js';
import { RateLimit } from '../common/rate.js';
import { AccountView } from './account.dto.js';
import { SessionsService } from './sessions.service.js';
import { Confirm, SessionView } from './sign-in.dto.js';
import { SessionConfirmationService } from './session-confirmation.service.js';
import { AccountListService } from './account-list.service.js';
import {
  NoSecondFactor,
  WrongCodeInSession,
  WrongPasskeyInSession,
  WrongPasswordInSession,
} from './account.problems.js';
import { TooMany } from '../common/problem.js';
import { Problems } from '../common/declared-problems.js';

@Controller('api')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly accountList: AccountListService,
    private readonly confirmation: SessionConfirmationService,
    private readonly rate: RateLimit,
  ) {}

  /** Shows once more that it is oneself: for fifteen minutes it opens what wants that. */
  @Post('me/confirm')
  @Permit('accounts.self')
  @Action()
  @Problems(WrongPasswordInSession, WrongCodeInSession, WrongPasskeyInSession, TooMany)
  async confirm(@Me() me: Principal, @Body() input: Confirm, @Ip() ip: string): Promise<void> {
    await this.rate.consume(`confirm ${this.rate.clientKey(ip)}`, 100, 300);
    return this.confirmation.confirm(me, input);
  }

  /** The devices one is signed in on, newest first; all on one page. */
  @Get('me/sessions')
  @Permit('accounts.self')
  @Lists(SessionView)
  async listOwn(@Me() me: Principal): Promise<Page<SessionView>> {
    return { items: await this.sessions.list(me.id, me.sessionId), next: null };
  }

  /** Ends one of them. */
  @Delete('me/sessions/:id')
  @Permit('accounts.self')
  end(@Me() me: Principal, @Id() id: string): Promise<void> {
    return this.sessions.end(me, id);
  }

  /** Ends one's sessions on every device. */
  @Post('me/sign-out-everywhere')
  @Permit('accounts.self')
  @Action()
  signOutEverywhere(@Me() me: Principal): Promise<void> {
    return this.sessions.endAll(me.id);
  }

  @Get('accounts/:id/sessions')
  @Permit('accounts.manage')
  @Lists(SessionView)
  async listOfAccount(@Id() id: string): Promise<Page<SessionView>> {
    return { items: await this.sessions.listOfAccount(id), next: null };
  }

  /** Ends somebody's sessions on every device. */
  @Post('accounts/:id/sign-out-everywhere')
  @Permit('accounts.manage')
  @Action()
  async endAll(@Id() id: string): Promise<AccountView> {
    await this.sessions.endAll(id);
    return this.accountList.view(id);
  }

  /** Removes the second factor of a holder who has lost it, ends their sessions and writes to them. Wants a sign-in, or its confirmation, of the last fifteen minutes. */
  @Post('accounts/:id/reset-second-factor')
  @Permit('accounts.manage')
  @Confirmed()
  @Action()
  @Problems(NoSecondFactor)
  async resetSecondFactor(@Id() id: string): Promise<AccountView> {
    await this.sessions.resetSecondFactor(id);
    return this.accountList.view(id);
  }
}
