import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, OneOfColumn, TextColumn, Version } from '../db/columns.js';
import type { CantonCode } from '../common/cantons.js';

export const ORGANISATION_KINDS = ['section', 'sister-party', 'community', 'assembly'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** A section, sister party, community association or assembly that people and sources can belong to. */
@Entity('organisations')
export class Organisation {
  @IdColumn() id: string;
  @TextColumn() name: string;
  @OneOfColumn(ORGANISATION_KINDS) kind: OrganisationKind;
  /** Null: it works in all Switzerland. */
  @TextColumn({ nullable: true }) canton: CantonCode | null;
  @InstantColumn() createdAt: Date;
  @Version() version: number;
}
