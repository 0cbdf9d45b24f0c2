import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { refusesWith } from './declared-problems.js';
import { BadInput, problem, TooLarge, WrongMediaType } from './problem.js';
import { AddRouteConfig } from './route-config.js';
import { inputError } from './input-codes.js';

/** What a file may be sent as, or as nothing. The actual type is read from the content. */
export const UPLOAD_TYPES = [
  'image/jpeg',
  'image/jpg',
  'image/pjpeg',
  'image/png',
  'image/x-png',
  'image/webp',
  'image/avif',
  'image/heic',
  'image/heif',
  'application/pdf',
  'application/x-pdf',
  'application/octet-stream',
];

class Interrupted extends problem(400, 'broken-off', 'The file did not arrive as a whole') {}

/** The title of the file is the header `x-title`. */
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

export function takesFile(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { takesFile?: boolean } | undefined)?.takesFile === true;
}

export function mediaTypeOf(request: FastifyRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
}

export function isFile(request: FastifyRequest): boolean {
  return UPLOAD_TYPES.includes(mediaTypeOf(request));
}

/** Browsers do not name the type of a file whose ending they do not know. */
export function isUntypedFile(request: FastifyRequest): boolean {
  return takesFile(request) && mediaTypeOf(request) === '';
}

/** Nothing is read before the caller is known. */
export class Upload {
  constructor(private readonly request: FastifyRequest) {}

  get title(): string | undefined {
    const header = this.request.headers['x-title'];
    if (header === undefined) return undefined;
    try {
      return decodeURIComponent(String(header));
    } catch {
      throw new BadInput([inputError('/x-title', 'not-percent-encoded')]);
    }
  }

  /** Throws above `max` bytes. */
  async bytes(max: number): Promise<Buffer> {
    if (!isFile(this.request) && !isUntypedFile(this.request)) throw new WrongMediaType();
    if (Number(this.request.headers['content-length']) > max) throw new TooLarge(max);
    const pieces: Buffer[] = [];
    let size = 0;
    const { raw } = this.request;
    try {
      // Not destroyed: cutting the connection would lose the answer.
      for await (const piece of raw.iterator({ destroyOnReturn: false })) {
        size += (piece as Buffer).length;
        if (size > max) break;
        pieces.push(piece as Buffer);
      }
    } catch {
      throw new Interrupted();
    }
    if (size > max) {
      raw.resume();
      throw new TooLarge(max);
    }
    return Buffer.concat(pieces);
  }
}

export const UploadedFile = createParamDecorator(
  (_: unknown, context: ExecutionContext): Upload => new Upload(context.switchToHttp().getRequest<FastifyRequest>()),
  [refusesWith(TooLarge, Interrupted, WrongMediaType, BadInput)],
);
