import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  OneOfColumn,
  TextColumn,
  UuidColumn,
  WholeColumn,
} from '../db/columns.js';
import type { Status } from '../irregularities/irregularity.entity.js';

export const REPORTS = ['irregularities'] as const;
export type Report = (typeof REPORTS)[number];
export const FORMATS = ['csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];
export const PROFILES = ['safe', 'full'] as const;
export type Profile = (typeof PROFILES)[number];

export interface Filter {
  from?: string;
  to?: string;
  canton?: string[];
  code?: string[];
  status?: Status[];
}

/**
 * What somebody asked to export, and why. The file is not kept: it is written out of the database each
 * time it is fetched, so that nothing sensitive lies on a disk and a consent withdrawn since is respected.
 */
@Entity('exports')
export class Export {
  @IdColumn() id: string;
  @OneOfColumn(REPORTS) report: Report;
  @OneOfColumn(FORMATS) format: Format;
  @OneOfColumn(PROFILES) profile: Profile;
  @JsonColumn() filter: Filter;
  @TextColumn({ nullable: true }) reason: string | null;
  /** How many there were when it was asked for. */
  @WholeColumn() rows: number;
  @UuidColumn() requestedBy: string;
  @InstantColumn() requestedAt: Date;
}
