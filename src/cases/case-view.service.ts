import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinates, type Principal } from '../access/principal.js';
import { seesCase } from '../access/sight.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { PeopleService } from '../people/people.service.js';
import { PlacesService } from '../places/places.service.js';
import { CaseForStaff, CaseView, type AdviserOfCase, type DeclineLetterView } from './case.dto.js';
import { Case, CaseMember } from './case.entity.js';
import { CaseLetters } from './case.letters.js';
import { NotWaiting } from './case.problems.js';
import { CaseRepository } from './case.repository.js';
import type { OpenDeadline } from './case.rules.js';
import { ReceivedLettersService } from './received-letters.service.js';

const FIRST_DEADLINE = `
  select kind = 'appeal' as "isAppeal", safe_day as "safeDay" from deadlines where case_id = $1 and state = 'open' order by safe_day nulls first limit 1`;

@Injectable()
export class CaseViewService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly places: PlacesService,
    private readonly letters: CaseLetters,
    private readonly cases: CaseRepository,
    private readonly receivedLetters: ReceivedLettersService,
  ) {}

  /** Records a coordinator's first look at a request. */
  async view(who: Principal, id: string): Promise<CaseView | CaseForStaff> {
    const tx = this.db.source.manager;
    const theCase = await tx.findOneBy(Case, { id });
    if (!theCase || !(who.role === 'staff' || seesCase(who, theCase))) throw new NotFound();
    auditSubjects(id, theCase.personId);
    if (!seesCase(who, theCase)) return CaseForStaff.of(theCase, await this.communeName(tx, theCase));
    if (!theCase.openedAt && coordinates(who, theCase.canton))
      await this.db.transaction((write) =>
        write.query(`update cases set opened_at = $2 where id = $1 and opened_at is null`, [id, this.clock.now()]),
      );
    return this.viewOf(tx, theCase);
  }

  /** Without a check of sight. */
  async viewOf(tx: EntityManager, theCase: Case): Promise<CaseView> {
    const [person, members, advisers, rule, letter, deadlines] = [
      await this.people.viewIn(tx, theCase.personId),
      await tx.find(CaseMember, { where: { caseId: theCase.id }, order: { id: 'ASC' } }),
      await tx.query<AdviserOfCase[]>(
        `select id, first_name as "firstName", last_name as "lastName" from advisers where id = $1`,
        [theCase.adviserId],
      ),
      await this.places.ruleOf(tx, theCase.canton),
      await this.receivedLetters.decisionOf(tx, theCase),
      await tx.query<OpenDeadline[]>(FIRST_DEADLINE, [theCase.id]),
    ];
    return CaseView.of(theCase, {
      person,
      members,
      adviser: advisers[0] ?? null,
      letter,
      openDeadline: deadlines[0] ?? null,
      rulesNow: rule.version,
      today: this.clock.today(),
      communeName: await this.communeName(tx, theCase),
    });
  }

  private async communeName(tx: EntityManager, { commune }: Case): Promise<string> {
    const [{ name }] = await tx.query<{ name: string }[]>(`select name from communes where bfs = $1`, [commune]);
    return name;
  }

  async declineLetter(who: Principal, id: string): Promise<DeclineLetterView> {
    const theCase = await this.cases.findAsCoordinator(who, id);
    if (!theCase.waitingSince) throw new NotWaiting();
    return this.letters.previewDecline(this.db.source.manager, theCase);
  }
}
