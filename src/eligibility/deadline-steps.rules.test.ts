import { describe, expect, it } from '@jest/globals';
import { deadlineOf, receiptOf, type Forum, type Letter } from './deadline.rules.js';

const steps = (letter: Partial<Letter>): unknown[] =>
  deadlineOf({
    receivedOn: '2026-07-20',
    delivery: 'registered',
    firstAttemptOn: null,
    days: 30,
    matter: 'other',
    forum: 'federal-administrative-court',
    partyCanton: 'VD',
    ...letter,
  })!.steps.map(({ what, from, to, basis }) => [what, from, to, basis]);

describe('the steps of a term, each with its article', () => {
  it.each<[Forum, unknown[]]>([
    [
      'federal-administrative-court',
      [
        ['received-by-fiction', '2026-07-03', '2026-07-10', 'PA 20(2bis)'],
        ['runs', '2026-07-11', '2026-07-14', 'PA 20(1)'],
        ['stands-still', '2026-07-15', '2026-08-15', 'PA 22a(1)'],
        ['runs', '2026-08-16', '2026-09-10', 'PA 20(1)'],
      ],
    ],
    [
      'federal-court',
      [
        ['received-by-fiction', '2026-07-03', '2026-07-10', 'LTF 44(2)'],
        ['runs', '2026-07-11', '2026-07-14', 'LTF 44(1)'],
        ['stands-still', '2026-07-15', '2026-08-15', 'LTF 46(1)'],
        ['runs', '2026-08-16', '2026-09-10', 'LTF 44(1)'],
      ],
    ],
    [
      'canton',
      [
        ['received-by-fiction', '2026-07-03', '2026-07-10', 'cantonal law, as LTF 44(2)'],
        ['runs', '2026-07-11', '2026-08-09', 'cantonal law, as LTF 44(1)'],
        ['moved', '2026-08-09', '2026-08-10', 'cantonal law; SR 173.110.3 art. 1'],
      ],
    ],
  ])('before the forum %s, of a letter nobody fetched for long', (forum, expected) => {
    expect(steps({ forum, firstAttemptOn: '2026-07-03' })).toEqual(expected);
  });

  it.each<[Forum, string, string]>([
    ['federal-administrative-court', 'PA 20(1)', 'PA 20(3)'],
    ['federal-court', 'LTF 44(1)', 'LTF 45'],
  ])('before the forum %s, of a term that ends on a Sunday', (forum, start, end) => {
    expect(steps({ forum, receivedOn: '2026-03-05', days: 10 })).toEqual([
      ['received', '2026-03-05', '2026-03-05', start],
      ['runs', '2026-03-06', '2026-03-15', start],
      ['moved', '2026-03-15', '2026-03-16', end],
    ]);
  });

  it('stand still from before New Year until after it, and on the last of the holidays', () => {
    expect(steps({ receivedOn: '2026-12-31', days: 5 })).toEqual([
      ['received', '2026-12-31', '2026-12-31', 'PA 20(1)'],
      ['stands-still', '2027-01-01', '2027-01-02', 'PA 22a(1)'],
      ['runs', '2027-01-03', '2027-01-07', 'PA 20(1)'],
    ]);
    expect(steps({ receivedOn: '2026-08-14', days: 10 })).toEqual([
      ['received', '2026-08-14', '2026-08-14', 'PA 20(1)'],
      ['stands-still', '2026-08-15', '2026-08-15', 'PA 22a(1)'],
      ['runs', '2026-08-16', '2026-08-25', 'PA 20(1)'],
    ]);
  });
});

it('a letter fetched on the seventh day was received, and not only held to be', () => {
  expect(receiptOf({ receivedOn: '2026-02-10', delivery: 'registered', firstAttemptOn: '2026-02-03' })).toEqual({
    on: '2026-02-10',
    byFiction: false,
  });
});
