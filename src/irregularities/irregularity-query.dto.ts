import { IntersectionType } from '@nestjs/swagger';
import { PROCEDURES, type Procedure } from '../cases/case.entity.js';
import { CANTON_CODES } from '../common/cantons.js';
import {
  QueryList,
  Optional,
  SomeOf,
  OneOf,
  QueryNumber,
  Whole,
  Day,
  Month,
  Uuid,
  QueryFlag,
  Flag,
} from '../common/input.js';
import { PageQuery } from '../common/page.js';
import { LEVELS, type Level } from '../places/authority.dto.js';
import {
  STATUSES,
  type Status,
  ORIGINS,
  type Origin,
  STORY_CONSENTS,
  type StoryConsent,
} from './irregularity.entity.js';
import { CODES } from './taxonomy.js';

export class IrregularityFilter {
  /** One or several, with commas between them. */
  @QueryList()
  @Optional()
  @SomeOf(STATUSES)
  status?: Status[];

  /** One or several, with commas between them. */
  @QueryList()
  @Optional()
  @SomeOf(CODES)
  code?: string[];

  /** `CH`: those of federal authorities, which belong to no canton. */
  @Optional()
  @OneOf([...CANTON_CODES, 'CH'])
  canton?: string;

  /** Of the authority. */
  @Optional()
  @OneOf(LEVELS)
  level?: Level;

  @QueryNumber()
  @Optional()
  @Whole(1, 9999)
  commune?: number;

  /** One or several, with commas between them. */
  @QueryList()
  @Optional()
  @SomeOf(ORIGINS)
  origin?: Origin[];

  @Optional()
  @OneOf(STORY_CONSENTS)
  consent?: StoryConsent;

  /** Whatever occurred on this day or later, in part at least. */
  @Optional()
  @Day()
  from?: string;

  /** Whatever occurred on this day or earlier, in part at least. */
  @Optional()
  @Day()
  to?: string;

  /** Whatever began in this month: each irregularity has one month only. */
  @Optional()
  @Month()
  month?: string;

  /** Of the case it belongs to, within sight. */
  @Optional()
  @OneOf(PROCEDURES)
  procedure?: Procedure;

  @Optional()
  @Uuid()
  case?: string;

  /** Only what figures count: no leading case, and nothing that is known to be a duplicate. */
  @QueryFlag()
  @Optional()
  @Flag()
  counted?: boolean;

  /** Only what one logged oneself. */
  @QueryFlag()
  @Optional()
  @Flag()
  mine?: boolean;
}

export const ORDERS = ['newest', 'oldest'] as const;

export class IrregularityQuery extends IntersectionType(PageQuery, IrregularityFilter) {
  @Optional()
  @OneOf(ORDERS)
  order?: (typeof ORDERS)[number];
}

export class SimilarQuery {
  @OneOf(CODES)
  code: string;

  @Optional()
  @OneOf(CANTON_CODES)
  canton?: string;

  /** Goes before the canton. */
  @QueryNumber()
  @Optional()
  @Whole(1, 9999)
  commune?: number;
}
