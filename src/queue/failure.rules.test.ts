import { describe, expect, it } from '@jest/globals';
import { NotFound } from '../common/problem.js';
import { failureOf, storedFailure, withoutMessage } from './failure.rules.js';

describe('What is kept of a failed job', () => {
  it.each([
    ['a refusal of ours', new NotFound(), 'not-found'],
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
    ['no error at all', 'Selam', 'error'],
    ['nothing', null, 'error'],
  ])('is a word for %s, and none of its words', (_, error, slug) => {
    expect(failureOf(error)).toBe(slug);
    expect(withoutMessage(error).message).toBe(slug);
    expect(withoutMessage(error).stack).not.toMatch(/Selam|selam|example\.org/);
    expect(storedFailure(failureOf(error))).toBe(slug);
  });

  it('is never read back as text', () => {
    expect(
      ['job stalled more than allowable limit', 'Selam Tesfay', undefined, 'sql-23505'].map(storedFailure),
    ).toEqual(['stalled', 'error', 'error', 'sql-23505']);
  });
});
