import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  OneOfColumn,
  TextColumn,
  UuidColumn,
  WholeColumn, RefersTo } from '../db/columns.js';
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

/** The file is generated on each download, so that none lies on disk and withdrawn consents are respected. */
@Entity('exports')
export class Export {
  @IdColumn() id: string;
  @OneOfColumn(REPORTS) report: Report;
  @OneOfColumn(FORMATS) format: Format;
  @OneOfColumn(PROFILES) profile: Profile;
  @JsonColumn() filter: Filter;
  @TextColumn({ nullable: true }) reason: string | null;
  @WholeColumn() rows: number;
  @RefersTo('accounts') @UuidColumn() requestedBy: string;
  @InstantColumn() requestedAt: Date;
}
