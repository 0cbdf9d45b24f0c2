import { Body, Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Action, Id, IfMatch } from '../common/http.js';
import { Lists, type Page } from '../common/page.js';
import { RateLimit } from '../common/rate.js';
import { PeopleService } from './people.service.js';
import { ContactConsentInput, UpdatePerson, FoundPerson, PersonView, SearchPeople } from './person.dto.js';
import { TooMany } from '../common/problem.js';
import { Problems } from '../common/declared-problems.js';
import { ConsentTwice } from './person.problems.js';

@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly rate: RateLimit,
  ) {}

  /** By name in any script, phone, e-mail or reference. A POST, so that no name stands in a URL. */
  @Post('search')
  @Permit('people.search')
  @Action()
  @Lists(FoundPerson)
  @Problems(TooMany)
  async search(@Me() me: Principal, @Body() input: SearchPeople): Promise<Page<FoundPerson>> {
    await this.rate.consume(`search ${me.id}`, 120, 60);
    return this.people.search(me, input.q);
  }

  @Get(':id')
  @Permit('people.read')
  view(@Me() me: Principal, @Id() id: string): Promise<PersonView> {
    return this.people.view(me, id);
  }

  @Patch(':id')
  @Permit('people.write')
  update(
    @Me() me: Principal,
    @Id() id: string,
    @Body() input: UpdatePerson,
    @IfMatch() version: number,
  ): Promise<PersonView> {
    return this.people.update(me, id, input, version);
  }

  /** Notes that the person agrees to be asked now and then how it is going. */
  @Post(':id/contact-consent')
  @Permit('people.write')
  @Action()
  @Problems(ConsentTwice)
  giveContactConsent(@Me() me: Principal, @Id() id: string, @Body() input: ContactConsentInput): Promise<PersonView> {
    return this.people.giveContactConsent(me, id, input);
  }

  /** Notes that the person no longer agrees to it; where they do not, nothing changes. */
  @Delete(':id/contact-consent')
  @Permit('people.write')
  withdrawContactConsent(@Me() me: Principal, @Id() id: string): Promise<PersonView> {
    return this.people.withdrawContactConsent(me, id);
  }
}
