import { ApiProperty } from '@nestjs/swagger';
import { OneOf, Optional, OptionalOrNull, Text } from '../common/input.js';
import { PageQuery } from '../common/page.js';
import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import { ORGANISATION_KINDS, type Organisation, type OrganisationKind } from './organisation.entity.js';

export class OrganisationQuery extends PageQuery {
  @Optional()
  @OneOf(ORGANISATION_KINDS)
  kind?: OrganisationKind;

  /** Those of this canton; not the ones that work in all Switzerland. */
  @Optional()
  @OneOf(CANTON_CODES)
  canton?: CantonCode;
}

export class CreateOrganisation {
  /** No other has it. */
  @Text(120)
  name: string;

  @OneOf(ORGANISATION_KINDS)
  kind: OrganisationKind;

  /** Without one it works in all Switzerland. */
  @OptionalOrNull()
  @OneOf(CANTON_CODES)
  canton?: CantonCode | null;
}

export class UpdateOrganisation {
  @Optional()
  @Text(120)
  name?: string;

  @Optional()
  @OneOf(ORGANISATION_KINDS)
  kind?: OrganisationKind;

  @OptionalOrNull()
  @OneOf(CANTON_CODES)
  canton?: CantonCode | null;
}

export class OrganisationView {
  id: string;
  name: string;
  @ApiProperty({ enum: [...ORGANISATION_KINDS] })
  kind: OrganisationKind;
  @ApiProperty({ enum: [...CANTON_CODES], nullable: true })
  canton: CantonCode | null;
  version: number;

  static of({ id, name, kind, canton, version }: Organisation): OrganisationView {
    return { id, name, kind, canton, version };
  }
}

export class OrganisationPage {
  items: OrganisationView[];
  next: string | null;
}
