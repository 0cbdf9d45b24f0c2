import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Open } from '../access/permit.js';
import { CLIENT_FOLDER } from '../common/folders.js';
import { NotFound } from '../common/problem.js';

/** Nothing external or inline; new pictures are blobs. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

@Controller()
@ApiExcludeController()
export class ClientController {
  private files: Set<string> | null = null;

  @Get('*')
  @Open('client')
  async serve(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const file = (request.url.split('?')[0] ?? '').slice(1);
    if (this.has(file) && file !== 'index.html') {
      // Names of assets contain a digest.
      await (file.startsWith('assets/')
        ? reply.sendFile(file, CLIENT_FOLDER, { maxAge: '365d', immutable: true })
        : reply.header('cache-control', 'no-cache').sendFile(file, CLIENT_FOLDER, { cacheControl: false }));
      return;
    }
    // The service worker asks for the page by name.
    const isPage =
      (file === 'index.html' ||
        (!/^(api|assets)\//.test(file) && (request.headers.accept ?? '').includes('text/html'))) &&
      this.has('index.html');
    if (!isPage) throw new NotFound();
    await reply
      .header('content-security-policy', CSP)
      .header('cache-control', 'no-cache')
      .sendFile('index.html', CLIENT_FOLDER, { cacheControl: false });
  }

  private has(file: string): boolean {
    this.files ??= new Set(
      existsSync(CLIENT_FOLDER)
        ? readdirSync(CLIENT_FOLDER, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => path.relative(CLIENT_FOLDER, path.join(entry.parentPath, entry.name)))
        : [],
    );
    return this.files.has(file);
  }
}
