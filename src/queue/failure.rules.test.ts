import { describe, expect, it } from '@jest/globals';
import { NotFound, problem } from '../common/problem.js';
import { failureOf, storedFailure, withoutMessage } from './failure.rules.js';

class CaseEnded extends problem(409, 'case-is-closed', 'It is closed') {}

describe('What is kept of a failed job', () => {
  it.each([
    ['a refusal of ours', new NotFound(), 'not-found'],
    ['a refusal called otherwise than its class', new CaseEnded(), 'case-is-closed'],
    [
      'what the database said',
      Object.assign(new Error('Key (email)=(selam@example.org) already exists'), { code: '23505' }),
      'sql-23505',
    ],
    [
      'what the network said',
      Object.assign(new Error('connect ECONNREFUSED mail.example.org'), { code: 'ECONNREFUSED' }),
      'econnrefused',
    ],
    ['a fault in the code', new TypeError('cannot read Selam of undefined'), 'type-error'],
    ['anything else', new Error('Selam Tesfay'), 'error'],
    ['a name made of words', Object.assign(new Error('x'), { name: 'Selam Tesfay' }), 'error'],
    ['a code that is longer than any of ours', Object.assign(new Error('x'), { code: `E${'X'.repeat(59)}` }), 'error'],
    ['a code of the system', Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG' }), 'err-invalid-arg'],
    ['a code with words before it', Object.assign(new Error('x'), { code: 'selam ECONNREFUSED' }), 'error'],
    ['a code with words after it', Object.assign(new Error('x'), { code: 'ECONNREFUSED Selam' }), 'error'],
    ['a state of the database with letters', Object.assign(new Error('x'), { code: '57P01' }), 'sql-57p01'],
    ['a code that is a number', Object.assign(new RangeError('x'), { code: 23505 }), 'range-error'],
    ['a thing without a name', { code: 'no' }, 'error'],
    ['no error at all', 'Selam', 'error'],
    ['nothing', null, 'error'],
  ])('is a word for %s, and none of its words', (_, error, slug) => {
    expect(failureOf(error)).toBe(slug);
    expect(withoutMessage(error).message).toBe(slug);
    expect(withoutMessage(error).stack).not.toMatch(/Selam|selam|example\.org/);
    expect(storedFailure(failureOf(error))).toBe(slug);
  });

  it('says where it happened', () => {
    const { stack } = withoutMessage(new Error('Selam Tesfay\nsecond line'));
    const [first, ...frames] = stack!.split('\n');
    expect(first).toBe('Error: error');
    expect(frames.length).toBeGreaterThan(0);
    for (const frame of frames) expect(frame).toMatch(/^ {4}at /);
  });

  it('is never read back as text', () => {
    expect(
      ['job stalled more than allowable limit', 'Selam Tesfay', undefined, 'sql-23505'].map(storedFailure),
    ).toEqual(['stalled', 'error', 'error', 'sql-23505']);
  });
});
