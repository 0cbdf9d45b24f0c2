import { describe, expect, it } from '@jest/globals';
import { assess, changedFields } from './irregularity-changes.rules.js';
import { Irregularity } from './irregularity.entity.js';

const reported = (changes: Partial<Irregularity> = {}): Irregularity =>
  Object.assign(new Irregularity(), {
    code: 'A1',
    level: 'commune',
    canton: 'VD',
    commune: 5586,
    organ: null,
    kind: null,
    scale: null,
    scope: null,
    remediable: null,
    evidenceLevel: null,
    ...changes,
  });

describe('changes of an irregularity', () => {
  it('are named as in the API, several columns under one name', () => {
    expect(changedFields(reported(), reported({ canton: 'GE', commune: 6621 }))).toEqual(['authority']);
    expect(changedFields(reported(), reported({ scale: 2, remediable: 'hardly' }))).toEqual(['severity']);
    expect(changedFields(reported(), reported({ kind: 'act', evidenceLevel: 'documented' }))).toEqual([
      'kind',
      'evidenceLevel',
    ]);
    expect(changedFields(reported(), reported())).toEqual([]);
  });

  it.each<[keyof Irregularity, unknown, string]>([
    ['code', 'A2', 'code'],
    ['level', 'canton', 'authority'],
    ['canton', 'GE', 'authority'],
    ['commune', 6621, 'authority'],
    ['organ', 'assembly', 'authority'],
    ['occurredFrom', '2026-01-02', 'occurred'],
    ['occurredTo', '2026-01-02', 'occurred'],
    ['description', 'Other words.', 'description'],
    ['consent', 'statistics', 'consent'],
    ['kind', 'act', 'kind'],
    ['scale', 2, 'severity'],
    ['scope', 'several', 'severity'],
    ['remediable', 'not', 'severity'],
    ['evidenceLevel', 'documented', 'evidenceLevel'],
    ['duplicateOf', '0190aaaa-0000-7000-8000-000000000001', 'duplicateOf'],
  ])('of the column %s to %j is one of the field %s', (column, value, field) => {
    expect(changedFields(reported(), reported({ [column]: value }))).toEqual([field]);
  });

  it('take over of an assessment only what it gives', () => {
    const it = reported({ kind: 'act', evidenceLevel: 'alleged' });
    assess(it, { severity: { scale: 3, scope: 'several', remediable: 'not' } });
    expect(it).toMatchObject({
      kind: 'act',
      scale: 3,
      scope: 'several',
      remediable: 'not',
      evidenceLevel: 'alleged',
    });
    assess(it, { kind: 'omission', evidenceLevel: 'documented' });
    expect(it).toMatchObject({ kind: 'omission', scale: 3, evidenceLevel: 'documented' });
  });
});
