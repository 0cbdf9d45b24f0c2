import { type Assessment } from './irregularity-input.dto.js';
import { type Irregularity } from './irregularity.entity.js';

export function assess(irregularity: Irregularity, input: Assessment): void {
  if (input.kind !== undefined) irregularity.kind = input.kind;
  if (input.severity !== undefined)
    Object.assign(irregularity, {
      scale: input.severity.scale,
      scope: input.severity.scope,
      remediable: input.severity.remediable,
    });
  if (input.evidenceLevel !== undefined) irregularity.evidenceLevel = input.evidenceLevel;
}

export function changedFields(before: Irregularity, after: Irregularity): string[] {
  const columns: Record<string, (keyof Irregularity)[]> = {
    code: ['code'],
    authority: ['level', 'canton', 'commune', 'organ'],
    occurred: ['occurredFrom', 'occurredTo'],
    description: ['description'],
    consent: ['consent'],
    kind: ['kind'],
    severity: ['scale', 'scope', 'remediable'],
    evidenceLevel: ['evidenceLevel'],
    duplicateOf: ['duplicateOf'],
  };
  return Object.keys(columns).filter((field) => columns[field].some((column) => before[column] !== after[column]));
}
