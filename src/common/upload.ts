import {
  applyDecorators,
  createParamDecorator,
  UnsupportedMediaTypeException,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { BadInput, Problem } from './problem.js';
import { AddRouteConfig } from './route-config.js';

/** What a file may call itself on its way here. What it is, its content says. */
export const UPLOAD_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/heif',
  'application/pdf',
  'application/octet-stream',
];

class TooLarge extends Problem {
  constructor(most: number) {
    super(413, 'too-large', 'This is too large', undefined, { most });
  }
}

class BrokenOff extends Problem {
  constructor() {
    super(400, 'broken-off', 'The file did not arrive as a whole');
  }
}

/** A route whose body is a file as it is, and nothing else; its title comes as the header `x-title`. */
export function TakesFile(): MethodDecorator {
  return applyDecorators(
    AddRouteConfig({ takesFile: true }),
    ApiConsumes(...UPLOAD_TYPES),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
    ApiHeader({
      name: 'x-title',
      required: false,
      description: 'A title in UTF-8, percent-encoded (encodeURIComponent); 1 to 120 signs.',
      schema: { type: 'string' },
    }),
  );
}

/** Whether a route takes files. */
export function takesFile(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { takesFile?: boolean } | undefined)?.takesFile === true;
}

/** What a request says its body is, without what goes with it. */
export function mediaTypeOf(request: FastifyRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
}

/** Whether a request says that its body is a file. */
export function isFile(request: FastifyRequest): boolean {
  return UPLOAD_TYPES.includes(mediaTypeOf(request));
}

/** A file that somebody is sending. Nothing of it is read before somebody has asked who they are. */
export class Upload {
  constructor(private readonly request: FastifyRequest) {}

  /** The header `x-title`, not yet checked. */
  get title(): string | undefined {
    const header = this.request.headers['x-title'];
    if (header === undefined) return undefined;
    try {
      return decodeURIComponent(String(header));
    } catch {
      throw new BadInput([{ pointer: '/x-title', detail: 'is a percent-encoded text' }]);
    }
  }

  /** The whole of it, if it is not larger than that. */
  async bytes(most: number): Promise<Buffer> {
    if (!isFile(this.request)) throw new UnsupportedMediaTypeException();
    if (Number(this.request.headers['content-length']) > most) throw new TooLarge(most);
    const pieces: Buffer[] = [];
    let size = 0;
    const { raw } = this.request;
    try {
      // Left alone when we have had enough: a connection that is cut would take the answer with it.
      for await (const piece of raw.iterator({ destroyOnReturn: false })) {
        size += (piece as Buffer).length;
        if (size > most) break;
        pieces.push(piece as Buffer);
      }
    } catch {
      throw new BrokenOff();
    }
    if (size > most) {
      raw.resume();
      throw new TooLarge(most);
    }
    return Buffer.concat(pieces);
  }
}

/** What is sent to a route that {@link TakesFile}. */
export const UploadedFile = createParamDecorator(
  (_: unknown, context: ExecutionContext): Upload => new Upload(context.switchToHttp().getRequest<FastifyRequest>()),
);
