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

const FILE_FORM = 'multipart/form-data';
/** Bytes around the file in a form that holds little else. */
const FORM_FRAME = 16_384;

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

/** The route reads a form with a file itself, so that nothing is received before it is known to be wanted. */
export function TakesFileForm(): MethodDecorator {
  return AddRouteConfig({ takesFileForm: true });
}

export function isFileForm(request: FastifyRequest): boolean {
  return mediaTypeOf(request) === FILE_FORM;
}

export function takesFileForm(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { takesFileForm?: boolean } | undefined)?.takesFileForm === true;
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
    return received(this.request, max);
  }
}

/** A form of a page, which sends a file in the field `name`. Nothing is read before it is asked for. */
export class FormUpload {
  constructor(private readonly request: FastifyRequest) {}

  /** Null where no file was chosen, or what came is no form. Throws above `max` bytes. */
  async file(name: string, max: number): Promise<Buffer | null> {
    if (!isFileForm(this.request)) throw new WrongMediaType();
    const body = await received(this.request, max + FORM_FRAME);
    const headers = { 'content-type': this.request.headers['content-type'] ?? '' };
    const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => null);
    const value = form?.get(name);
    if (value === null || value === undefined || typeof value === 'string' || value.size === 0) return null;
    if (value.size > max) throw new TooLarge(max);
    return Buffer.from(await value.arrayBuffer());
  }
}

async function received(request: FastifyRequest, max: number): Promise<Buffer> {
  if (Number(request.headers['content-length']) > max) throw new TooLarge(max);
  const pieces: Buffer[] = [];
  let size = 0;
  const { raw } = request;
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

export const UploadedFile = createParamDecorator(
  (_: unknown, context: ExecutionContext): Upload => new Upload(context.switchToHttp().getRequest<FastifyRequest>()),
  [refusesWith(TooLarge, Interrupted, WrongMediaType, BadInput)],
);

export const UploadedForm = createParamDecorator(
  (_: unknown, context: ExecutionContext): FormUpload =>
    new FormUpload(context.switchToHttp().getRequest<FastifyRequest>()),
);
