import { CANTON_CODES } from '../common/cantons.js';
import { Optional, OneOf, Uuid, QueryNumber, Whole, Language, QueryFlag, Flag, Text } from '../common/input.js';
import { STAGES, PROCEDURES, type Stage, type Procedure } from './case.entity.js';

export class CaseFilter {
  @Optional()
  @OneOf(STAGES)
  stage?: Stage;

  @Optional()
  @OneOf(PROCEDURES)
  procedure?: Procedure;

  @Optional()
  @OneOf(CANTON_CODES)
  canton?: string;

  @Optional()
  @Uuid()
  adviser?: string;

  /** Number of the commune (BFS). */
  @QueryNumber()
  @Optional()
  @Whole(1, 9999)
  commune?: number;

  /** One of those the person can talk in; for staff nothing is found by it but in cases of their own. */
  @Optional()
  @Language()
  language?: string;

  /** Whether an offer is open. */
  @Optional()
  @QueryFlag()
  @Flag()
  offered?: boolean;

  /** Open and without adviser, longest first; those snoozed are left out. */
  @Optional()
  @QueryFlag()
  @Flag()
  waiting?: boolean;

  /** Those snoozed instead. */
  @Optional()
  @QueryFlag()
  @Flag()
  snoozed?: boolean;

  /** With something due: `overdue`, `today`, `week` (the next seven days). */
  @Optional()
  @OneOf(['overdue', 'today', 'week'])
  due?: 'overdue' | 'today' | 'week';

  /** Without those closed or withdrawn. */
  @Optional()
  @QueryFlag()
  @Flag()
  open?: boolean;
}

export class CaseQuery extends CaseFilter {
  /** With `waiting` or `snoozed`: whose deadline runs (a refusal, a letter they wrote of) first, then longest first. */
  @Optional()
  @OneOf(['urgent'])
  order?: 'urgent';

  /** How many, 1 to 200. */
  @QueryNumber()
  @Optional()
  @Whole(1, 200)
  limit?: number;

  /** The `next` of the page before. */
  @Optional()
  @Text(2000)
  after?: string;
}
