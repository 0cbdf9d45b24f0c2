import { describe, expect, it } from '@jest/globals';
import { faultsOf, MIN_FREE_BYTES, wordsOf, type ReadinessProbe } from './readiness.rules.js';

const WELL: ReadinessProbe = { database: 'up', writeError: null, freeBytes: MIN_FREE_BYTES, folder: 'writable' };

describe('what keeps the program from its work', () => {
  it.each<[what: string, found: Partial<ReadinessProbe>, faults: string[]]>([
    ['nothing', {}, []],
    ['nothing, where no folder is needed yet', { folder: 'none', freeBytes: null }, []],
    ['a database that is gone', { database: 'down', writeError: new Error('x') }, ['database-down']],
    ['a replica', { writeError: { code: '25006' } }, ['database-read-only']],
    ['a role that lost its rights', { writeError: { code: '42501' } }, ['database-read-only']],
    ['a full disk of the database', { writeError: { code: '53100' } }, ['database-full']],
    ['a database that takes too long', { writeError: { code: '57014' } }, ['database-not-written']],
    ['a disk that will be full soon', { freeBytes: MIN_FREE_BYTES - 1 }, ['disk-low']],
    ['a folder that was mounted to be read', { folder: 'read-only' }, ['folder-read-only']],
    ['two things at once', { writeError: { code: '53100' }, freeBytes: 0 }, ['database-full', 'disk-low']],
  ])('is %s', (_, found, faults) => expect(faultsOf({ ...WELL, ...found })).toEqual(faults));

  it('is said in words', () => {
    expect(wordsOf([])).toBe('');
    expect(wordsOf(['database-full', 'disk-low'])).toBe(
      'The disk of the database is full. Less than 200 MB are free where the data lie.',
    );
    expect(
      wordsOf(['database-down', 'database-read-only', 'database-not-written', 'folder-read-only']).split('. '),
    ).toEqual([
      'The database does not answer',
      'The database can only be read',
      'The database cannot be written',
      'The data folder cannot be written.',
    ]);
  });
});
