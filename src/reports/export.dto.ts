import { Day, OneOf, Optional, Part, SomeOf, Text } from '../common/input.js';
import { CANTON_CODES } from '../common/cantons.js';
import { STATUSES, type Status } from '../irregularities/irregularity.entity.js';
import { CODES } from '../irregularities/taxonomy.js';
import {
  FORMATS,
  PROFILES,
  REPORTS,
  type Export,
  type Filter,
  type Format,
  type Profile,
  type Report,
} from './export.entity.js';

export class ExportFilter implements Filter {
  /** Whatever occurred on this day or later, in part at least. */
  @Optional()
  @Day()
  from?: string;

  /** Whatever occurred on this day or earlier, in part at least. */
  @Optional()
  @Day()
  to?: string;

  @Optional()
  @SomeOf(CANTON_CODES)
  canton?: string[];

  @Optional()
  @SomeOf(CODES)
  code?: string[];

  /** Left out: confirmed, in follow-up and resolved. */
  @Optional()
  @SomeOf(STATUSES)
  status?: Status[];
}

export class CreateExport {
  @OneOf(REPORTS)
  report: Report;

  @OneOf(FORMATS)
  format: Format;

  @Optional()
  @Part(() => ExportFilter)
  filter?: ExportFilter;

  /** `safe`, unless told otherwise: no commune, day, text, reference or case. */
  @Optional()
  @OneOf(PROFILES)
  profile?: Profile;

  /** Needed for `full`; stands in the audit log. */
  @Optional()
  @Text(500, { lines: true })
  reason?: string;
}

export class ExportView {
  id: string;
  report: Report;
  format: Format;
  profile: Profile;
  filter: ExportFilter;
  /** How many there were when it was asked for; the file has those there are when it is fetched. */
  rows: number;
  state: 'ready';
  requestedAt: Date;

  static of({ id, report, format, profile, filter, rows, requestedAt }: Export): ExportView {
    return { id, report, format, profile, filter, rows, state: 'ready', requestedAt };
  }
}
