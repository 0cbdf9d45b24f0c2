import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '../../access/permit.js';
import { NotFound } from '../../common/problem.js';
import { codingOf, compress } from './compression.js';
import { STYLE, STYLE_NAME } from './frame.js';

@Controller('style')
@ApiExcludeController()
export class StyleController {
  private readonly cache = new Map<string, Buffer>();

  /** Never changes, since its name holds a digest. */
  @Get(':name')
  @Open('public.style')
  async style(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (name !== STYLE_NAME) throw new NotFound();
    const coding = codingOf(request.headers['accept-encoding']);
    const bytes = this.cache.get(coding) ?? compress(STYLE, coding, true);
    this.cache.set(coding, bytes);
    await reply
      .headers({
        'content-type': 'text/css; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
        ...(coding === 'identity' ? {} : { 'content-encoding': coding }),
      })
      .send(bytes);
  }
}
