import { createParamDecorator, Injectable, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Problem } from '../../common/problem.js';
import { AnswersCookie, type Answers } from './answers.cookie.js';
import { formOf, type Form } from './form.rules.js';
import { bestOf, isLanguage, ORIGINALS, type Language } from '../../texts/languages.js';
import { OFFERED, textsOf, type Texts } from '../../texts/texts.js';

/** The controller under data protection law; without one, the public pages stay closed. */
export interface Controller {
  name: string;
  /** Where to write: an e-mail address. */
  contact: string;
}

/** No controller is configured. */
export class NotOpenYet extends Problem {
  constructor() {
    super(503, 'not-open', 'These pages are not open yet');
  }
}

export class PublicSettings {
  constructor(
    readonly controller: Controller | null,
    readonly demo: boolean,
  ) {}
}

/** A request for a page: its language, the form sent, the answers given so far. */
export interface PageRequest {
  texts: Texts;
  /** What follows the language in the address: `'/check/born'`; null where the language does not stand in it. */
  path: string | null;
  address: string;
  query: Record<string, string>;
  form: Form;
  answers: Answers;
  controller: Controller | null;
  demo: boolean;
  /** The language of the original that stands beside what a machine has translated; null where nothing needs one. */
  original: Texts | null;
  ip: string;
}

/** What a route of the public pages answers: a page, or the address of the next one. */
export type PageAnswer = (
  | {
      status?: number;
      page: () => VNode;
      /** Says that the page is the same for everybody who comes to this address with nothing answered. */
      isSameForAll?: boolean;
    }
  | {
      to: string;
      /** The page instead, for a browser that keeps nothing, and for what is too much to keep. */
      orElse?: () => VNode;
      orElseStatus?: number;
    }
) & {
  /** What to keep from now on; left out, it stays as it was. */
  answers?: Answers;
};

@Injectable()
export class PageRequests {
  constructor(
    private readonly cookie: AnswersCookie,
    private readonly settings: PublicSettings,
  ) {}

  /** Reads a request. Without a language in its address or its query, the browser's best. */
  read(request: FastifyRequest): PageRequest {
    const params = (request.params ?? {}) as Record<string, string | undefined>;
    const query = Object.fromEntries(
      Object.entries((request.query ?? {}) as Record<string, unknown>).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    );
    const header = request.headers['accept-language'];
    // Before there is a route, as where a body cannot be read, the address says it by itself.
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
      // French stands beside for whoever reads it rather than German.
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
