import { Body, Controller, Post } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Action } from '../common/http.js';
import { RateLimit } from '../common/rate.js';
import { SearchResults, Search } from './search.dto.js';
import { SearchService } from './search.service.js';
import { TooMany } from '../common/problem.js';
import { Problems } from '../common/declared-problems.js';

@Controller('api/search')
export class SearchController {
  constructor(
    private readonly everything: SearchService,
    private readonly rate: RateLimit,
  ) {}

  /** People, cases, irregularities and advisers within sight. A POST, so that no name stands in a URL. */
  @Post()
  @Permit('search')
  @Action()
  @Problems(TooMany)
  async search(@Me() me: Principal, @Body() input: Search): Promise<SearchResults> {
    await this.rate.consume(`search ${me.id}`, 120, 60);
    return this.everything.search(me, input.q);
  }
}
