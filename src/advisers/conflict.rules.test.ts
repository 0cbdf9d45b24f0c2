import { describe, expect, it } from '@jest/globals';
import type { Conflict } from './adviser.entity.js';
import { conflictsWith } from './conflict.rules.js';

const CASE = { reference: 'P-2345-6789', canton: 'VD', commune: 5586 };

describe('conflictsWith', () => {
  it.each<[string[], Conflict[]]>([
    [[], []],
    [['conflict-authority'], [{ kind: 'authority', canton: 'VD' }]],
    [['conflict-authority'], [{ kind: 'authority', canton: 'VD', commune: 5586 }]],
    [[], [{ kind: 'authority', canton: 'VD', commune: 5591 }]],
    [[], [{ kind: 'authority', canton: 'GE', commune: 5586 }]],
    [['conflict-person'], [{ kind: 'person', caseReference: 'P-2345-6789' }]],
    [[], [{ kind: 'person', caseReference: 'P-9999-9999' }]],
    [
      ['conflict-authority', 'conflict-person'],
      [
        { kind: 'person', caseReference: 'P-2345-6789' },
        { kind: 'authority', canton: 'VD' },
      ],
    ],
  ])('finds %j in %j', (reasons, conflicts) => expect(conflictsWith(conflicts, CASE)).toEqual(reasons));
});
