import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '../access/permit.js';
import { Problems } from '../common/declared-problems.js';
import { Action } from '../common/http.js';
import { RateLimit } from '../common/rate.js';
import { WrongPasskey } from './account.problems.js';
import { Auth } from './auth.js';
import { signInClientOf } from './known-browsers.js';
import { PasskeyOptions, UsePasskey } from './passkey.dto.js';
import { PasskeySignInService } from './passkey-sign-in.service.js';
import { setSessionCookies, signedInView } from './sign-in.controller.js';
import { SignedIn } from './sign-in.dto.js';

@Controller('api/auth/sign-in')
export class PasskeySignInController {
  constructor(
    private readonly passkeys: PasskeySignInService,
    private readonly auth: Auth,
    private readonly rate: RateLimit,
  ) {}

  /** What the browser needs to ask for a passkey, for five minutes and one use. */
  @Post('passkey/options')
  @Open('accounts.sign-in')
  @Action()
  async options(@Req() request: FastifyRequest): Promise<PasskeyOptions> {
    await this.rate.consume(`passkey ${this.rate.clientKey(request.ip)}`, 100, 300);
    return { publicKey: await this.passkeys.options(null) };
  }

  /** With a passkey, alone or as the second factor after a password. */
  @Post('passkey')
  @Open('accounts.sign-in')
  @Action()
  @Problems(WrongPasskey)
  async signIn(
    @Req() request: FastifyRequest,
    @Body() input: UsePasskey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    await this.rate.consume(`passkey ${this.rate.clientKey(request.ip)}`, 100, 300);
    return signedInView(
      setSessionCookies(reply, await this.passkeys.signIn(input, signInClientOf(this.auth, request))),
    );
  }
}
