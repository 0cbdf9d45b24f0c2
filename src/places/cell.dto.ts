import { ApiProperty } from '@nestjs/swagger';
import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import { CELL_NAMES, RULE_STATES, type CantonRow, type Cell, type CellName, type RuleState } from './cell.rules.js';

export class CellView implements Cell {
  @ApiProperty({ enum: [...CELL_NAMES] })
  cell: CellName;
  /** `unread`: nobody has read the law for it, and it names no day; `read`: somebody has; `signed`: a jurist, who is named, has confirmed it. */
  @ApiProperty({ enum: [...RULE_STATES] })
  state: RuleState;
  /** By the cell: years, levels, bodies, fees, days. Null: unknown. Of an unread cell it is a hint. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  value: object | null;
  /** In English. */
  says: string;
  article: string | null;
  /** Day of the consolidation that was read. */
  edition: string | null;
  /** Address of the official text. */
  source: string | null;
  /** Which copy of it was read, in words. */
  copy: string | null;
  readOn: string | null;
  /** From the law, in its language. */
  quote: string | null;
  /** What is open, in English. */
  note: string | null;
  signedBy: string | null;
  signedOn: string | null;

  static of(cell: CellName, { value, signedBy, signedOn, ...read }: Cell): CellView {
    return { cell, ...read, value: value as object | null, signedBy: signedBy ?? null, signedOn: signedOn ?? null };
  }
}

export class CantonRulesView {
  @ApiProperty({ enum: [...CANTON_CODES] })
  canton: CantonCode;
  law: string;
  validFrom: string;
  /** False: the day the law came into force is not known, and validFrom is that of the federal Act. */
  validFromKnown: boolean;
  /** All, always in the same order. */
  cells: CellView[];

  static of(canton: CantonCode, { law, validFrom, validFromKnown, cells }: CantonRow): CantonRulesView {
    return {
      canton,
      law,
      validFrom,
      validFromKnown,
      cells: CELL_NAMES.map((name) => CellView.of(name, cells[name])),
    };
  }
}
