import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { NoticesService } from '../accounts/notices.service.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { newId } from '../common/id.js';
import { BadInput } from '../common/problem.js';
import { DailyCounts } from '../db/daily-counts.js';
import { Db } from '../db/db.js';
import { composeLetter, type Letter } from '../mail/letter.js';
import { mailKind } from '../mail/mail-kind.js';
import { MailService } from '../mail/mail.service.js';
import { phoneFields } from '../people/phone.rules.js';
import { PlacesService } from '../places/places.service.js';
import { Adviser, type SpokenLanguage } from './adviser.entity.js';
import { inputError } from '../common/input-codes.js';

const KIND = 'adviser-applied';
const APPLIED = mailKind<{ adviser: string; account: string }>(KIND);
/** Applications of one client a day that notify coordinators at once. */
const MAX_A_DAY = 5;

export interface Volunteer {
  firstName: string;
  lastName: string;
  email: string;
  phone: string | null;
  languages: SpokenLanguage[];
  commune: number;
  remote: boolean;
  capacity: number;
}

@Injectable()
export class VolunteersService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly accounts: AccountsService,
    private readonly mails: MailService,
    private readonly origin: TrustedOrigin,
    private readonly notices: NoticesService,
    private readonly counts: DailyCounts,
  ) {}

  onModuleInit(): void {
    this.mails.write(APPLIED, (tx, params) => this.letter(tx, params));
    this.notices.digest(KIND, '/advisers?state=applying');
  }

  /** `client`: {@link RateLimit.clientKey}. Does not reveal whether the address is an adviser's. */
  async apply(input: Volunteer, client: string): Promise<void> {
    const phone = phoneFields(input.phone);
    if (!phone) throw new BadInput([inputError('/phone', 'not-a-phone-number')]);
    await this.db.transaction(async (tx) => {
      const home = await this.places.requireCommune(tx, input.commune, '/commune');
      const id = newId();
      const made = await tx
        .createQueryBuilder()
        .insert()
        .into(Adviser)
        .orIgnore()
        .values({
          id,
          firstName: input.firstName,
          lastName: input.lastName,
          email: input.email.toLowerCase(),
          ...phone,
          languages: input.languages,
          communes: [home.bfs],
          cantons: [home.canton],
          homeCanton: home.canton,
          remote: input.remote,
          capacity: input.capacity,
          specialities: ['ordinary'],
          state: 'applying',
          conflicts: [],
          organisationId: null,
          undertakingVersion: null,
          undertakingOn: null,
          createdAt: this.clock.now(),
          version: 1,
        })
        .returning('id')
        .execute();
      if ((made.raw as unknown[]).length === 0) return;
      auditSubjects(id);
      const coordinators = await this.accounts.coordinatorsOf(tx, home.canton);
      const quietly = (await this.counts.increment(tx, 'volunteer', client)) > MAX_A_DAY;
      await this.notices.notify(
        tx,
        APPLIED,
        coordinators,
        (account) => ({
          params: { adviser: id, account: account.id },
          to: account.email,
          key: `${KIND}:${id}:${account.id}`,
        }),
        { quietly },
      );
    });
  }

  private async letter(tx: EntityManager, params: { adviser: string; account: string }): Promise<Letter | null> {
    const adviser = await tx.findOneBy(Adviser, { id: params.adviser });
    const to = await this.accounts.recipient(tx, params.account);
    if (adviser?.state !== 'applying' || !to) return null;
    return composeLetter(to, KIND, `${this.origin.origin}/advisers/${adviser.id}`);
  }
}
