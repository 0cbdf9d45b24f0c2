import { Body, Controller, Get, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Confirmed, Me, Open, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { Action, Creates, Id, IfMatch, IdempotencyKey, type IdempotentRequest } from '../common/http.js';
import { Lists, type Page } from '../common/page.js';
import { RateLimit } from '../common/rate.js';
import {
  AccountQuery,
  AccountView,
  UpdateAccount,
  UpdateMe,
  ForgotPassword,
  CreateAccount,
  LinkUsed,
  MeView,
  UseLink,
  OpenWorkView,
} from './account.dto.js';
import { AccountsService } from './accounts.service.js';
import { Auth } from './auth.js';
import { signInClientOf, KnownBrowsers } from './known-browsers.js';
import { LinkLetters } from './link-letters.js';
import { AccountListService } from './account-list.service.js';
import { PasswordLinksService } from './password-links.service.js';
import { AddressTaken, AdviserHasAccount, LastAdmin, LinkNotValid, TerritoryMissing } from './account.problems.js';
import { TooMany } from '../common/problem.js';
import { Problems } from '../common/declared-problems.js';

@Controller('api')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly accountList: AccountListService,
    private readonly passwordLinks: PasswordLinksService,
    private readonly rate: RateLimit,
    private readonly clock: Clock,
    private readonly auth: Auth,
    private readonly browsers: KnownBrowsers,
    private readonly letters: LinkLetters,
  ) {}

  /** Who one is. */
  @Get('me')
  @Permit('accounts.self')
  me(@Me() me: Principal): MeView {
    return MeView.of(me, this.clock.now());
  }

  /** One's own language. */
  @Patch('me')
  @Permit('accounts.self')
  async updateMe(@Me() me: Principal, @Body() input: UpdateMe): Promise<MeView> {
    await this.accounts.updateMe(me, input);
    return MeView.of({ ...me, locale: input.locale }, this.clock.now());
  }

  @Get('accounts')
  @Permit('accounts.manage')
  @Lists(AccountView)
  list(@Query() query: AccountQuery): Promise<Page<AccountView>> {
    return this.accountList.list(query);
  }

  /** Makes an account and sends its invitation; wants a sign-in, or its confirmation, of the last fifteen minutes. */
  @Post('accounts')
  @Permit('accounts.manage')
  @Confirmed()
  @Creates('/api/accounts')
  @Problems(AddressTaken, AdviserHasAccount, TerritoryMissing)
  invite(
    @Body() input: CreateAccount,
    @IdempotencyKey() idempotencyKey: IdempotentRequest | null,
  ): Promise<AccountView> {
    return this.accounts.invite(input, idempotencyKey);
  }

  @Get('accounts/:id')
  @Permit('accounts.manage')
  view(@Id() id: string): Promise<AccountView> {
    return this.accountList.view(id);
  }

  /** What counts on an account, to be read before it is disabled. */
  @Get('accounts/:id/open-work')
  @Permit('accounts.manage')
  openWork(@Id() id: string): Promise<OpenWorkView> {
    return this.accounts.openWork(id);
  }

  /** Changes role, cantons, or whether the account works; wants a sign-in, or its confirmation, of the last fifteen minutes. Another role ends the sessions. */
  @Patch('accounts/:id')
  @Permit('accounts.manage')
  @Confirmed()
  @Problems(LastAdmin, TerritoryMissing, AdviserHasAccount)
  update(@Id() id: string, @Body() input: UpdateAccount, @IfMatch() version: number): Promise<AccountView> {
    return this.accounts.update(id, input, version);
  }

  /** Sends the invitation again, or a link for a new password. */
  @Post('accounts/:id/link')
  @Permit('accounts.manage')
  @Action()
  sendLink(@Id() id: string): Promise<AccountView> {
    return this.accounts.sendLink(id);
  }

  /** Sends a link for a new password to an address, if it has an account; the answer does not tell. */
  @Post('accounts/forgot-password')
  @Open('accounts.forgot')
  @Action()
  @Problems(TooMany)
  async forgot(@Body() input: ForgotPassword, @Req() request: FastifyRequest): Promise<void> {
    await this.rate.consume(`forgot ${this.rate.clientKey(request.ip)}`, 50, 3600);
    return this.letters.forgot(input.email, signInClientOf(this.auth, request));
  }

  /** Sets the password a link allows to set. */
  @Post('accounts/use-link')
  @Open('accounts.link')
  @Action()
  @Problems(LinkNotValid, AddressTaken)
  async useLink(
    @Body() input: UseLink,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkUsed> {
    const { id, email } = await this.passwordLinks.useLink(input);
    void reply.header('set-cookie', this.browsers.remember(signInClientOf(this.auth, request), id));
    return { email };
  }
}
