import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import { Clock } from '../common/clock.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import type { FederalRule } from '../places/legal-rule.rules.js';
import { Canton, type LegalRule } from '../places/place.entity.js';
import { PlacesService } from '../places/places.service.js';
import { assess, communeOf, inForce } from './assess.rules.js';
import { placeOf } from './canton.rules.js';
import { deadlineOf } from './deadline.rules.js';
import type { AssessInput, AssessmentsView, DeadlineInput, DeadlineView, OtherWayView } from './eligibility.dto.js';
import type { Facts } from './facts.js';
import { readFacts } from './facts.rules.js';
import type { Communes } from './lived.rules.js';
import { factFaults } from './faults.rules.js';
import { OTHER_WAYS } from './other-ways.js';
import { inEachLocale } from '../texts/texts.js';
import { isKnown } from './verdict.js';
import { inputError } from '../common/input-codes.js';

export interface RulesUsed {
  version: string;
  canton: Pick<LegalRule, 'rule' | 'law' | 'source' | 'checkedOn' | 'verified'>;
  federal: readonly FederalRule[];
}

@Injectable()
export class EligibilityService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly places: PlacesService,
  ) {}

  /** Throws BadInput for impossible facts. */
  async assess({ on = this.clock.today(), commune, canton, ...numbersToLoad }: AssessInput): Promise<AssessmentsView> {
    const tx = this.db.source.manager;
    const facts = readFacts(numbersToLoad);
    const communes = await this.communes(tx, [facts], commune === undefined ? [] : [commune]);
    const faults = factFaults(facts, on, communes);
    if (commune !== undefined && !communes.has(commune)) faults.push(inputError('/commune', 'not-a-commune'));
    else if (commune !== undefined && canton !== undefined && communes.get(commune)!.canton !== canton)
      faults.push(inputError('/canton', 'canton-not-of-commune', { canton: communes.get(commune)!.canton }));
    if (faults.length > 0) throw new BadInput(faults);
    return this.assessAt(tx, facts, on, communes, {
      commune: commune === undefined ? undefined : communes.get(commune)!,
      canton,
    });
  }

  /** Throws BadInput at `pointer`. */
  async requirePossible(tx: EntityManager, input: unknown, pointer: string): Promise<void> {
    const facts = readFacts(input);
    const faults = factFaults(facts, this.clock.today(), await this.communes(tx, [facts], []));
    if (faults.length > 0) throw new BadInput(faults.map((fault) => ({ ...fault, pointer: pointer + fault.pointer })));
  }

  async assessAt(
    tx: EntityManager,
    input: Facts,
    on: string,
    communes: Communes,
    at: { commune?: { bfs: number; canton: string }; canton?: string },
    rules?: RulesUsed,
  ): Promise<AssessmentsView> {
    const facts = readFacts(input);
    const home = communeOf(facts, communes, on);
    const commune = at.commune ?? (at.canton === undefined || home?.canton === at.canton ? home : null);
    const code = at.canton ?? commune?.canton;
    if (code === undefined)
      return {
        on,
        canton: null,
        commune: null,
        rulesVersion: null,
        procedures: assess(facts, on, inForce(this.places.federalRules(), on), null, communes),
        others: otherWays(),
      };
    const used = rules ?? (await this.rulesOf(tx, code, on));
    const languages = await this.languagesOf(tx, cantonCode(code));
    const place = placeOf(used.canton, { canton: cantonCode(code), commune: commune?.bfs ?? null, languages });
    return {
      on,
      canton: code,
      commune: commune?.bfs ?? null,
      rulesVersion: used.version,
      procedures: assess(facts, on, inForce(used.federal, on), place, communes),
      others: otherWays(),
    };
  }

  /** In force on a day, or the first ones. */
  async rulesOf(tx: EntityManager, canton: string, on: string): Promise<RulesUsed> {
    const rule = await this.places.ruleOrFirst(tx, canton, on);
    return { version: rule.version, canton: rule, federal: this.places.federalRules() };
  }

  async communes(tx: EntityManager, situations: readonly Facts[], others: readonly number[]): Promise<Communes> {
    const numbers = situations.flatMap((input) => {
      const { residence } = readFacts(input);
      return isKnown(residence) ? residence.map(({ commune }) => commune).filter(isKnown) : [];
    });
    const numbersToLoad = [...numbers, ...others];
    return numbersToLoad.length === 0 ? new Map() : this.places.places(tx, numbersToLoad);
  }

  /** Reference data does not change while the program runs. */
  private readonly languages = new Map<CantonCode, string[]>();
  private async languagesOf(tx: EntityManager, code: CantonCode): Promise<string[]> {
    const known = this.languages.get(code) ?? (await tx.findOneByOrFail(Canton, { code })).languages;
    this.languages.set(code, known);
    return known;
  }

  /** Throws BadInput for a letter that nobody can have received. */
  deadline({ receivedOn = null, firstAttemptOn = null, partyCanton = null, ...letter }: DeadlineInput): DeadlineView {
    if (
      letter.delivery === 'registered' &&
      receivedOn !== null &&
      firstAttemptOn !== null &&
      firstAttemptOn > receivedOn
    )
      throw new BadInput([inputError('/firstAttemptOn', 'after-receipt')]);
    const result = deadlineOf({ ...letter, receivedOn, firstAttemptOn, partyCanton });
    if (!result) throw new BadInput([inputError('/receivedOn', 'receipt-needed')]);
    return result;
  }
}

function otherWays(): OtherWayView[] {
  return OTHER_WAYS.map(({ code, basis }) => ({ code, basis: [...basis], words: inEachLocale(`other-way.${code}`) }));
}

function cantonCode(text: string): CantonCode {
  return CANTON_CODES.find((code) => code === text)!;
}
