import { ApiProperty } from '@nestjs/swagger';
import { Text } from '../common/input.js';
import { STAGES, type Stage } from '../cases/case.entity.js';

export class Search {
  /** A name in any script, a phone number, an e-mail address, or a reference. */
  @Text(120)
  q: string;
}

export class PersonHit {
  id: string;
  name: string;
  /** Of their cases within sight the one that is open, otherwise the newest. */
  caseId: string;
  caseReference: string;
  canton: string;
}

export class CaseHit {
  id: string;
  reference: string;
  /** Not for the staff. */
  firstName?: string;
  @ApiProperty({ enum: [...STAGES] })
  stage: Stage;
  canton: string;
}

export class IrregularityHit {
  id: string;
  reference: string;
  code: string;
  /** Null for a federal authority. */
  canton: string | null;
}

export class AdviserHit {
  id: string;
  name: string;
}

export class SearchResults {
  people: PersonHit[];
  cases: CaseHit[];
  irregularities: IrregularityHit[];
  advisers: AdviserHit[];
}
