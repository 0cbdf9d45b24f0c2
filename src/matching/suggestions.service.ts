import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Principal, coordinates } from '../access/principal.js';
import type { Locale } from '../texts/languages.js';
import { Clock, zurichDay } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { daysBetween } from '../common/day.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { Case } from '../cases/case.entity.js';
import { distanceKm } from '../places/distance.rules.js';
import type { ReasonView, SuggestionsView, SuggestionView } from './offer.dto.js';
import { textsOf } from '../texts/texts.js';
import { reasonText } from './reason-text.js';
import {
  exclusions,
  score,
  SCORE_VERSION,
  type Candidate,
  type Exclusion,
  type CaseNeeds,
  type Reason,
  type Suggestion,
} from './score.rules.js';

/** For an unknown distance: longer than any in Switzerland. */
const UNKNOWN_KM = 999;

interface CandidateRow extends Omit<Candidate, 'km'> {
  firstName: string;
  lastName: string;
  openCases: number;
  hasAccount: boolean;
  emailFails: boolean;
  spots: { lat: number; lon: number }[];
}

export interface Judged {
  about: Omit<SuggestionView, 'score' | 'reasons'>;
  suggestion: Suggestion;
  exclusions: Exclusion[];
}

@Injectable()
export class SuggestionsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async suggest(who: Principal, caseId: string, limit = 10): Promise<SuggestionsView> {
    const tx = this.db.source.manager;
    const theCase = await tx.findOneBy(Case, { id: caseId });
    if (!theCase || !coordinates(who, theCase.canton)) throw new NotFound();
    auditSubjects(caseId, theCase.personId);
    const judged = await this.judge(tx, theCase);
    const fitting = judged
      .filter((each) => each.exclusions.length === 0)
      .sort((a, b) => b.suggestion.score - a.suggestion.score || (a.about.adviserId < b.about.adviserId ? -1 : 1));
    return {
      items: fitting.slice(0, limit).map(({ about, suggestion }) => ({
        ...about,
        score: suggestion.score,
        reasons: reasonTexts(suggestion.reasons, who.locale),
      })),
      excluded: judged
        .filter((each) => each.exclusions.length > 0)
        .map(({ about, exclusions: result }) => ({
          ...about,
          reasons: result.map((code) => ({ code, text: textsOf(who.locale).t(`exclusion.${code}`) })),
        })),
      version: SCORE_VERSION,
    };
  }

  async judge(tx: EntityManager, theCase: Case, adviserId?: string): Promise<Judged[]> {
    const today = this.clock.today();
    const need = await this.needOf(tx, theCase);
    const [here] = await tx.query<{ lat: number; lon: number }[]>(`select lat, lon from communes where bfs = $1`, [
      theCase.commune,
    ]);
    const rows = await tx.query<CandidateRow[]>(
      `select d.id, d.first_name as "firstName", d.last_name as "lastName", d.state, d.languages, d.cantons, d.remote, d.capacity, d.load, d.specialities, d.conflicts,
         (select count(*)::integer from cases c where c.adviser_id = d.id and not c.ended) as "openCases",
         exists(select from accounts a where a.adviser_id = d.id and a.disabled_at is null) as "hasAccount",
         exists(select from accounts a where a.adviser_id = d.id and a.email_failed_at is not null) as "emailFails",
         coalesce((select jsonb_agg(jsonb_build_object('lat', c.lat, 'lon', c.lon)) from communes c where c.bfs = any(d.communes)), '[]') as spots,
         coalesce((select jsonb_agg(jsonb_build_object('from', a.from_on, 'to', a.to_on) order by a.from_on) from absences a where a.adviser_id = d.id and (a.to_on is null or a.to_on >= $3)), '[]') as absences
       from advisers d where case when $2::uuid is null then d.cantons @> array[$1] and d.state in ('active', 'paused') else d.id = $2 end order by d.id`,
      [theCase.canton, adviserId ?? null, today],
    );
    return rows.map(({ firstName, lastName, openCases, hasAccount, emailFails, spots, ...row }) => {
      const km = here && spots.length > 0 ? Math.min(...spots.map((spot) => distanceKm(spot, here))) : UNKNOWN_KM;
      const candidate: Candidate = { ...row, km };
      const about = {
        adviserId: row.id,
        firstName,
        lastName,
        capacity: row.capacity,
        load: row.load,
        openCases,
        hasAccount,
        emailFails,
        km: knownKm(km),
      };
      return {
        about,
        suggestion: score(need, candidate, today, daysBetween),
        exclusions: exclusions(need, candidate, today),
      };
    });
  }

  private async needOf(tx: EntityManager, theCase: Case): Promise<CaseNeeds> {
    const [row] = await tx.query<{ languages: string[]; declined: string[]; ended: string[] }[]>(
      `select p.languages, array(select o.adviser_id from offers o where o.case_id = $2 and o.state = 'declined') as declined,
         array(select e.adviser_id from case_events e where e.case_id = $2 and e.kind = 'released') as ended from people p where p.id = $1`,
      [theCase.personId, theCase.id],
    );
    const since = theCase.waitingSince ? zurichDay(theCase.waitingSince) : this.clock.today();
    return {
      reference: theCase.reference,
      languages: row.languages,
      canton: theCase.canton,
      commune: theCase.commune,
      procedure: theCase.procedure,
      stage: theCase.stage,
      waitingDays: Math.max(0, daysBetween(since, this.clock.today())),
      declinedBy: row.declined,
      endedWith: row.ended,
    };
  }
}

export function kmOf(reasons: Reason[]): number | null {
  const place = reasons.find((reason) => reason.code === 'place');
  return place ? knownKm(place.value.km) : null;
}

function knownKm(km: number): number | null {
  return km >= UNKNOWN_KM ? null : Math.round(km);
}

export function reasonTexts(reasons: Reason[], locale: Locale): ReasonView[] {
  return reasons.map((reason) => ({
    code: reason.code,
    value: reason.value,
    points: reason.points,
    text: reasonText(reason, locale),
  }));
}
