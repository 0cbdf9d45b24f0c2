import { expect, it } from '@jest/globals';
import { FEDERAL_RULES } from '../places/federal-rules.js';
import { assess, communeOf, inForce } from './assess.rules.js';
import type { Assessment } from './assessment.js';
import type { Communes } from './lived.rules.js';

const ON = '2026-11-28';
const COMMUNES: Communes = new Map([[5586, { bfs: 5586, canton: 'VD' }]]);
const rules = inForce(FEDERAL_RULES, ON);
const judged = (facts: object, on = ON): Assessment[] => assess(facts, on, rules, null, COMMUNES);
const said = ({ procedure, answer, because, better, until }: Assessment): unknown[] => [
  procedure,
  answer,
  because?.code ?? null,
  until,
  better.map(({ code }) => code),
];

it('of somebody nothing is known of, each procedure asks, and gives each piece of advice once', () => {
  const found = judged({});
  expect(found.map(said)).toEqual([
    ['ordinary', 'ask', null, null, ['tell-more']],
    ['facilitated-spouse', 'ask', null, null, ['tell-more']],
    ['facilitated-third-generation', 'ask', null, null, ['tell-more']],
    ['facilitated-spouse-abroad', 'ask', null, null, ['tell-more']],
    ['facilitated-child', 'ask', null, null, ['tell-more']],
    ['facilitated-stateless-child', 'ask', null, null, ['tell-more']],
    ['reinstatement', 'ask', null, null, ['tell-more']],
  ]);
  expect(found.map(({ opensWith }) => opensWith)).toEqual([
    null,
    'marriage',
    'born-in-switzerland',
    'marriage-abroad',
    'parent-naturalised',
    'stateless',
    'loss',
  ]);
  expect(found.slice(0, 3).map(({ conditions }) => conditions.map(({ code }) => code))).toEqual([
    [
      'permit',
      'federal-residence',
      'cantonal-residence',
      'language',
      'social-assistance',
      'criminal-record',
      'pending-proceedings',
      'debts',
    ],
    [
      'marriage',
      'swiss-partner',
      'spouse-residence',
      'language',
      'social-assistance',
      'criminal-record',
      'pending-proceedings',
      'debts',
    ],
    [
      'age-limit',
      'born-in-switzerland',
      'grandparent-right',
      'parent-settled',
      'parent-residence',
      'parent-school',
      'own-school',
      'own-permit',
      'language',
      'social-assistance',
      'criminal-record',
      'pending-proceedings',
      'debts',
    ],
  ]);
});

it('a procedure that is closed names why, and no condition', () => {
  const [, spouse] = judged({ marriedToSwissSince: null });
  expect([said(spouse), spouse.conditions]).toEqual([
    ['facilitated-spouse', 'other-way', 'not-married-to-swiss', null, []],
    [],
  ]);
  const tooOld = judged({ birthDate: '1990-05-05' })[2];
  expect([said(tooOld), tooOld.conditions]).toEqual([
    ['facilitated-third-generation', 'other-way', 'too-old', null, []],
    [],
  ]);
  expect(said(judged({ thirdGeneration: { grandparentRight: false } })[2])).toEqual([
    'facilitated-third-generation',
    'other-way',
    'not-third-generation',
    null,
    [],
  ]);
});

it('the third generation is told its last day while that is certain', () => {
  expect([
    said(judged({ birthDate: '2002-03-05' }, '2027-03-04')[2]),
    said(judged({ birthDate: '2002-03-05' }, '2027-03-05')[2]).slice(1, 3),
    said(judged({ birthDate: '2002' }, '2027-01-01')[2]),
  ]).toEqual([
    ['facilitated-third-generation', 'ask', null, '2027-03-04', ['tell-more', 'file-before']],
    ['other-way', 'too-old'],
    ['facilitated-third-generation', 'ask', null, null, ['exact-days', 'tell-more']],
  ]);
});

it('the advice to wait is not given for a day on which it is too late for the third generation', () => {
  const received = { lastReceivedOn: '2025-05-05', repaid: false };
  const waits = (birthDate: string): unknown[] =>
    judged({ birthDate, socialAssistance: received, circumstances: [] }, '2027-01-01')[2]
      .better.filter(({ code }) => code === 'wait')
      .map(({ from }) => from);
  expect([waits('2002-12-31'), waits('2003-05-06'), waits('2003-05-05')]).toEqual([[], ['2028-05-05'], []]);
});

it('the commune is the one of the day, and a rule that is missing is a fault of ours', () => {
  const residence = [{ commune: 5586, from: '2020-02-02', to: '2021-05-05' }];
  expect(
    ['2020-02-01', '2020-02-02', '2021-05-05', '2021-05-06'].map(
      (day) => communeOf({ residence }, COMMUNES, day)?.bfs ?? null,
    ),
  ).toEqual([null, 5586, 5586, null]);
  expect(() => assess({}, ON, new Map(), null, COMMUNES)).toThrow('there is no federal rule criminal-record');
});
