import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignIn as SignInProblem } from '../access/access.problems.js';
import { Open } from '../access/permit.js';
import { Action } from '../common/http.js';
import { Clock } from '../common/clock.js';
import { checked } from '../common/validation.js';
import { Problem } from '../common/problem.js';
import { RateLimit } from '../common/rate.js';
import { MeView, UseLink, SessionStateView } from './account.dto.js';
import { LinkNotValid, WrongCode, WrongPassword } from './account.problems.js';
import { Auth } from './auth.js';
import { signInClientOf, KnownBrowsers } from './known-browsers.js';
import { linkPage, localeOf } from './link.page.js';
import { sendLinkPage } from './link-frame.js';
import {
  RequestSignInLink,
  ConfirmSecondFactor,
  PasswordAccepted,
  SignedIn,
  SignIn,
  SignInByCode,
} from './sign-in.dto.js';
import { SignInLetters } from './sign-in-letters.js';
import type { SignInResult } from './sign-in-sessions.service.js';
import { PasswordLinksService } from './password-links.service.js';
import { PasswordSignInService } from './password-sign-in.service.js';
import { SecondFactorSignInService } from './second-factor-sign-in.service.js';
import { LetterSignInService } from './letter-sign-in.service.js';
import { Problems } from '../common/declared-problems.js';

@Controller()
export class SignInController {
  constructor(
    private readonly auth: Auth,
    private readonly passwords: PasswordSignInService,
    private readonly factors: SecondFactorSignInService,
    private readonly letterSignIns: LetterSignInService,
    private readonly passwordLinks: PasswordLinksService,
    private readonly rate: RateLimit,
    private readonly clock: Clock,
    private readonly browsers: KnownBrowsers,
    private readonly letters: SignInLetters,
  ) {}

  /** Who is signed in, if anybody: what a page asks that does not know yet. */
  @Get('api/session')
  @Open('accounts.session')
  async session(@Req() request: FastifyRequest): Promise<SessionStateView> {
    const who = await this.auth.principalOf(request);
    return {
      me: who && MeView.of(who, this.clock.now()),
      ended: who === null && (await this.auth.wasEnded(request)),
    };
  }

  /**
   * With the password. Where there is a second factor, `secondFactor` is true and the session comes with that; an adviser
   * in a browser that is not known gets a letter, and the session with its code.
   */
  @Post('api/auth/sign-in/email')
  @Open('accounts.sign-in')
  @Action()
  @Problems(WrongPassword)
  async signIn(
    @Req() request: FastifyRequest,
    @Body() { email, password }: SignIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PasswordAccepted> {
    await this.rate.consume(`sign-in ${this.rate.clientKey(request.ip)}`, 100, 300);
    const result = await this.passwords.signIn(email, password, signInClientOf(this.auth, request));
    const { account, factors = [], letterSent = false } = setSessionCookies(reply, result);
    return { user: account === null ? null : { id: account }, secondFactor: factors.length > 0, factors, letterSent };
  }

  /** The second factor after the password, within ten minutes: six digits of the app, or a recovery code. */
  @Post('api/auth/sign-in/second-factor')
  @Open('accounts.sign-in')
  @Action()
  @Problems(SignInProblem, WrongCode)
  async secondFactor(
    @Req() request: FastifyRequest,
    @Body() { code }: ConfirmSecondFactor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    await this.rate.consume(`second-factor ${this.rate.clientKey(request.ip)}`, 100, 300);
    const token = this.auth.stepToken(request);
    if (token === null) throw new SignInProblem();
    return signedInView(
      setSessionCookies(reply, await this.factors.signIn(token, code, signInClientOf(this.auth, request))),
    );
  }

  /** Sends an adviser a letter with a link and a code to sign in by; the answer does not tell whether there is one of this address. */
  @Post('api/auth/sign-in/mail')
  @Open('accounts.sign-in')
  @Action()
  async requestLetter(@Req() request: FastifyRequest, @Body() { email }: RequestSignInLink): Promise<void> {
    // Whole villages share the address of a mobile network.
    await this.rate.consume(`letter ${this.rate.clientKey(request.ip)}`, 30, 900);
    await this.letters.send(email, signInClientOf(this.auth, request));
  }

  /** With the code of the letter, once, within fifteen minutes. */
  @Post('api/auth/sign-in/code')
  @Open('accounts.sign-in')
  @Action()
  @Problems(WrongCode)
  async byCode(
    @Req() request: FastifyRequest,
    @Body() { email, code }: SignInByCode,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    await this.rate.consume(`code ${this.rate.clientKey(request.ip)}`, 100, 300);
    return signedInView(
      setSessionCookies(reply, await this.letterSignIns.byCode(email, code, signInClientOf(this.auth, request))),
    );
  }

  @Post('api/auth/sign-out')
  @Open('accounts.sign-out')
  @Action()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    void reply.header('set-cookie', await this.auth.end(request));
  }

  /** The page of a link, in the browser's language. Opening it does nothing, since mail servers open links too. */
  @Get('link/:token')
  @ApiExcludeEndpoint()
  @Open('accounts.link')
  async page(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const locale = localeOf(request.headers['accept-language']);
    const state = await this.passwordLinks.linkPurpose(token).then((purpose) => ({ purpose }), goneOr);
    await sendLinkPage(reply, state === 'gone' ? 410 : 200, linkPage(locale, state));
  }

  @Post('link/:token')
  @ApiExcludeEndpoint()
  @Open('accounts.link')
  async save(
    @Param('token') token: string,
    @Body() form: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = localeOf(request.headers['accept-language']);
    try {
      if ((await this.passwordLinks.linkPurpose(token)) === 'sign-in') {
        setSessionCookies(reply, await this.letterSignIns.byLink(token, signInClientOf(this.auth, request)));
        return void (await reply.status(303).header('location', '/sign-in').header('cache-control', 'no-store').send());
      }
      const { id } = await this.passwordLinks.useLink(checked(UseLink, { ...form, token }));
      // Access to the mailbox proves the holder.
      void reply.header('set-cookie', this.browsers.remember(signInClientOf(this.auth, request), id));
      await sendLinkPage(reply, 200, linkPage(locale, 'done'));
    } catch (error) {
      if (error instanceof LinkNotValid) return sendLinkPage(reply, 410, linkPage(locale, 'gone'));
      if (!(error instanceof Problem)) throw error;
      const attempt = { form, problem: error };
      const state = await this.passwordLinks.linkPurpose(token).then((purpose) => ({ purpose, attempt }), goneOr);
      await sendLinkPage(reply, state === 'gone' ? 410 : error.status, linkPage(locale, state));
    }
  }
}

export function setSessionCookies(reply: FastifyReply, result: SignInResult): SignInResult {
  for (const cookie of result.cookies) void reply.header('set-cookie', cookie);
  return result;
}

export function signedInView({ account }: SignInResult): SignedIn {
  if (account === null) throw new Error('let in without an account');
  return { user: { id: account } };
}

function goneOr(error: unknown): 'gone' {
  if (error instanceof LinkNotValid) return 'gone';
  throw error;
}
