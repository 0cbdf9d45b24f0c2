import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, OneOfColumn, TextColumn, Version } from '../db/columns.js';
import type { CantonCode } from '../common/cantons.js';

export const ORGANISATION_KINDS = ['section', 'sister-party', 'community', 'assembly'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

@Entity('organisations')
export class Organisation {
  @IdColumn() id: string;
  @TextColumn() name: string;
  @OneOfColumn(ORGANISATION_KINDS) kind: OrganisationKind;
  /** Null: all Switzerland. */
  @TextColumn({ nullable: true }) canton: CantonCode | null;
  @InstantColumn() createdAt: Date;
  @Version() version: number;
}
