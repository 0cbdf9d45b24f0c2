import { Day, Flag, OptionalOrNull } from '../common/input.js';
import { NamesView } from '../places/place.dto.js';
import type { ChecklistItem } from './case.entity.js';
import type { ChecklistEntry, ChecklistWarning } from './checklist.entries.js';

export class ChecklistItemInput {
  @Flag()
  have: boolean;

  @OptionalOrNull()
  @Day()
  issuedOn?: string | null;

  @OptionalOrNull()
  @Day()
  validUntil?: string | null;
}

export class ChecklistWarningView implements ChecklistWarning {
  code: ChecklistWarning['code'];
  words: NamesView;
  source: string;
}

/** Version 0 when nothing is recorded yet. */
export class ChecklistItemView implements ChecklistEntry {
  item: string;
  names: NamesView;
  /** How old it may be when it is handed in, in months, where a source says so. */
  freshMonths: number | null;
  /** `if`: only where it applies to the person. */
  needed: 'yes' | 'if';
  source: string;
  have: boolean;
  issuedOn: string | null;
  validUntil: string | null;
  version: number;

  static of(entry: ChecklistEntry, recorded: ChecklistItem | undefined): ChecklistItemView {
    return {
      ...entry,
      have: recorded?.have ?? false,
      issuedOn: recorded?.issuedOn ?? null,
      validUntil: recorded?.validUntil ?? null,
      version: recorded?.version ?? 0,
    };
  }
}

export class ChecklistView {
  warnings: ChecklistWarningView[];
  items: ChecklistItemView[];
}
