import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { codingOf, compress, type Coding } from './compression.js';
import { renderPage } from '../../common/render.js';

/** No script at all, and forms go nowhere else. */
export const PAGE_CSP =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': PAGE_CSP,
  vary: 'accept-encoding, accept-language, cookie',
  'cache-control': 'no-store',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

export function writeHead(request: FastifyRequest, reply: FastifyReply, status: number): Coding {
  const coding = codingOf(request.headers['accept-encoding']);
  void reply.status(status).headers(HEADERS);
  if (coding !== 'identity') void reply.header('content-encoding', coding);
  return coding;
}

export function respond(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, page, isCached = false }: { status: number; page: () => VNode; isCached?: boolean },
): Buffer {
  return compress(renderPage(page()), writeHead(request, reply, status), isCached);
}
