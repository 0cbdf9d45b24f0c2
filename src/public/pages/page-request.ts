import { createParamDecorator, Injectable, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { problem } from '../../common/problem.js';
import { AnswersCookie, type Answers } from './answers.cookie.js';
import { formOf, type Form } from './form.rules.js';
import { bestOf, isLanguage, ORIGINALS, type Language } from '../../texts/languages.js';
import { OFFERED, textsOf, type Texts } from '../../texts/texts.js';

/** Under data protection law; without one, the public pages stay closed. */
export interface Controller {
  name: string;
  contact: string;
}

export class NotOpenYet extends problem(503, 'not-open', 'These pages are not open yet') {}

export class PublicSettings {
  constructor(
    readonly controller: Controller | null,
    readonly demo: boolean,
  ) {}
}

export interface PageRequest {
  texts: Texts;
  /** After the language, `'/check/born'`; null where the address has no language. */
  path: string | null;
  address: string;
  query: Record<string, string>;
  form: Form;
  answers: Answers;
  controller: Controller | null;
  demo: boolean;
  /** Shown beside a machine translation; null where none is needed. */
  original: Texts | null;
  ip: string;
}

export type PageAnswer = (
  | {
      status?: number;
      page: () => VNode;
      /** The same for everybody who comes to this address with nothing answered; can be cached. */
      isSameForAll?: boolean;
    }
  | {
      to: string;
      /** For a browser that keeps nothing, and for what is too much to keep. */
      orElse?: () => VNode;
      orElseStatus?: number;
    }
  | { file: { name: string; type: string; body: string } }
) & {
  answers?: Answers;
};

@Injectable()
export class PageRequests {
  constructor(
    private readonly cookie: AnswersCookie,
    private readonly settings: PublicSettings,
  ) {}

  /** Without a language in address or query, the browser's best. */
  read(request: FastifyRequest): PageRequest {
    const params = (request.params ?? {}) as Record<string, string | undefined>;
    const query = Object.fromEntries(
      Object.entries((request.query ?? {}) as Record<string, unknown>).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    );
    const header = request.headers['accept-language'];
    // Before routing (an unreadable body) only the address tells the language.
    const lang = params['lang'] ?? [/^\/([a-z]{2,3})(?=[/?]|$)/.exec(request.url)?.[1]].find(isLanguage);
    const wanted = lang ?? query['lang'];
    const language: Language = isLanguage(wanted) && OFFERED.includes(wanted) ? wanted : bestOf(header, OFFERED);
    const texts = textsOf(language);
    const [address = ''] = request.url.split('?');
    return {
      texts,
      query,
      form: formOf(request.body),
      answers: this.cookie.read(request.headers.cookie),
      controller: this.settings.controller,
      demo: this.settings.demo,
      path: lang === undefined ? null : address.slice(lang.length + 1),
      address,
      original: texts.unread ? textsOf(language !== 'fr' && bestOf(header, ORIGINALS) === 'fr' ? 'fr' : 'de') : null,
      ip: request.ip,
    };
  }
}

export const CurrentPage = createParamDecorator((_: unknown, context: ExecutionContext): PageRequest => {
  const { pageRequest } = context.switchToHttp().getRequest<FastifyRequest & { pageRequest?: PageRequest }>();
  if (!pageRequest) throw new Error('CurrentPage on a route without PageInterceptor');
  return pageRequest;
});

/** Throws {@link NotOpenYet} while no controller is configured. */
export function assertOpen(request: PageRequest): void {
  if (!request.controller) throw new NotOpenYet();
}
