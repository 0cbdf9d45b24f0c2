import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '../access/permit.js';
import { Action } from '../common/http.js';
import { checked } from '../common/input.js';
import { digest } from '../common/keys.js';
import { BadInput, Problem } from '../common/problem.js';
import { RateLimit } from '../common/rate.js';
import { SignedIn, SignIn, UseLink } from './account.dto.js';
import { LinkNotValid, WrongPassword } from './account.problems.js';
import { AccountsService } from './accounts.service.js';
import { Auth } from './auth.js';
import { linkPage, LINK_PAGE_CSP, localeOf } from './link.page.js';

/** The door: what better-auth does for us, its refusals as problems; and the page that links open. */
@Controller()
export class SignInController {
  constructor(
    private readonly auth: Auth,
    private readonly accounts: AccountsService,
    private readonly rate: RateLimit,
  ) {}

  @Post('api/auth/sign-in/email')
  @Open('accounts.sign-in')
  @Action()
  async signIn(@Req() request: FastifyRequest, @Body() asked: SignIn, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedIn> {
    this.rate.take(`sign-in ${request.ip}`, 100, 300);
    this.rate.take(`sign-in ${digest(asked.email.toLowerCase())}`, 10, 300);
    const { user } = (await this.forward(request, reply)) as SignedIn;
    // The token is in the HttpOnly cookie; a script has no use for it.
    return { user: { id: user.id } };
  }

  @Post('api/auth/sign-out')
  @Open('accounts.sign-out')
  @Action()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.forward(request, reply);
  }

  /** The page of a link, in the browser's language. */
  @Get('link/:token')
  @ApiExcludeEndpoint()
  @Open('accounts.link')
  async page(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const locale = localeOf(request.headers['accept-language']);
    const state = await this.accounts.linkPurpose(token).then((purpose) => ({ purpose }), goneOr);
    await show(reply, state === 'gone' ? 410 : 200, linkPage(locale, state));
  }

  @Post('link/:token')
  @ApiExcludeEndpoint()
  @Open('accounts.link')
  async save(@Param('token') token: string, @Body() form: Record<string, unknown>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const locale = localeOf(request.headers['accept-language']);
    try {
      await this.accounts.useLink(checked(UseLink, { ...form, token }));
      await show(reply, 200, linkPage(locale, 'done'));
    } catch (error) {
      if (error instanceof LinkNotValid) return show(reply, 410, linkPage(locale, 'gone'));
      if (!(error instanceof Problem)) throw error;
      const purpose = await this.accounts.linkPurpose(token);
      const words = error instanceof BadInput ? error.errors.map(({ pointer, detail }) => `${pointer.slice(1)} ${detail}`).join('; ') : error.title;
      await show(reply, error.status, linkPage(locale, { purpose, error: words.replace(/[<>&"]/g, '') }));
    }
  }

  private async forward(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const answer = await this.auth.forward(request);
    if (answer.status === 401) throw new WrongPassword();
    if (!answer.ok) throw new Problem(answer.status, answer.status < 500 ? 'sign-in-refused' : 'internal', 'Signing in was refused');
    for (const cookie of answer.headers.getSetCookie()) void reply.header('set-cookie', cookie);
    return answer.json();
  }
}

function goneOr(error: unknown): 'gone' {
  if (error instanceof LinkNotValid) return 'gone';
  throw error;
}

async function show(reply: FastifyReply, status: number, html: string): Promise<void> {
  await reply.status(status).header('content-type', 'text/html; charset=utf-8').header('content-security-policy', LINK_PAGE_CSP).header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').send(html);
}
