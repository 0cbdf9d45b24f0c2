import { describe, expect, it } from '@jest/globals';
import {
  adviceByCondition,
  generalAdvice,
  questionsOf,
  sortProcedures,
  splitProcedures,
} from '../web/src/features/eligibility/procedures.js';

const advice = (code: string, from: string | null = null) => ({ code, from });
type Advice = ReturnType<typeof advice>;
const condition = (code: string, better: Advice[], from: string | null = null) => ({ code, from, better });

describe('the ways to the passport on the page of a case', () => {
  const ways = [
    { procedure: 'ordinary', answer: 'ask' },
    { procedure: 'facilitated-spouse', answer: 'likely' },
    { procedure: 'facilitated-third-generation', answer: 'not-yet' },
  ].map((way) => ({ ...way, until: null as string | null, opensWith: null as string | null }));
  it('begin with that of the case, then the most hopeful', () => {
    const order = (procedure: string): string[] => sortProcedures(ways, procedure).map((each) => each.procedure);
    expect(order('facilitated-third-generation')).toEqual([
      'facilitated-third-generation',
      'facilitated-spouse',
      'ordinary',
    ]);
    expect(order('reinstatement')).toEqual(['facilitated-spouse', 'facilitated-third-generation', 'ordinary']);
  });

  it('begin with what closes, by its last day, unless it is filed or not their way', () => {
    const closing = [
      ...ways,
      { procedure: 'facilitated-child', answer: 'not-yet', until: '2027-05-01', opensWith: null },
      { procedure: 'facilitated-stateless-child', answer: 'ask', until: '2027-01-01', opensWith: null },
      { procedure: 'reinstatement', answer: 'other-way', until: '2026-12-31', opensWith: null },
    ];
    const order = (isFiled?: boolean): string[] =>
      sortProcedures(closing, 'ordinary', isFiled).map((each) => each.procedure);
    expect(order().slice(0, 3)).toEqual(['facilitated-stateless-child', 'facilitated-child', 'ordinary']);
    expect(order().at(-1)).toBe('reinstatement');
    expect(order(true)[0]).toBe('ordinary');
  });

  it('are questions as long as nobody has asked what opens them, but that of the case is shown', () => {
    const toAsk = ways.map((way) => ({ ...way, opensWith: way.procedure === 'ordinary' ? null : 'marriage' }));
    const { shown, toAsk: questions } = splitProcedures(toAsk, 'facilitated-spouse');
    expect(shown.map(({ procedure }) => procedure)).toEqual(['ordinary', 'facilitated-spouse']);
    expect(questions.map(({ procedure }) => procedure)).toEqual(['facilitated-third-generation']);
  });

  it('are asked for by one question each, and both ways of spouses by the same', () => {
    const way = (procedure: string, opensWith: string) => ({ procedure, answer: 'ask', until: null, opensWith });
    const questions = questionsOf([
      way('facilitated-spouse', 'marriage'),
      way('reinstatement', 'loss'),
      way('facilitated-spouse-abroad', 'marriage-abroad'),
    ]);
    expect(questions.map(([question, ways]) => [question, ways.map(({ procedure }) => procedure)])).toEqual([
      ['marriage', ['facilitated-spouse', 'facilitated-spouse-abroad']],
      ['loss', ['reinstatement']],
    ]);
  });

  it('say each advice once, but of each condition why it is open, and not again the day that stands beside it', () => {
    const conditions = [
      condition('permit', [advice('tell-more'), advice('ask-authority')]),
      condition('language', [advice('tell-more'), advice('ask-authority')]),
      condition('debts', [advice('ask-adviser')]),
      condition('criminal-record', [advice('ask-adviser')]),
      condition('federal-residence', [advice('wait', '2027-01-01')], '2027-01-01'),
      condition('social-assistance', [advice('wait', '2027-01-01'), advice('repay')]),
    ];
    expect([...adviceByCondition({ conditions }).values()].map((each) => each.map(({ code }) => code))).toEqual([
      ['tell-more', 'ask-authority'],
      ['tell-more'],
      ['ask-adviser'],
      ['ask-adviser'],
      [],
      ['repay'],
    ]);
  });

  it('say beside their conditions what belongs to none, without the last day that stands there already', () => {
    const one = condition('social-assistance', [advice('repay')]);
    expect(
      generalAdvice({
        conditions: [one],
        better: [advice('repay'), advice('come-back'), advice('file-before', '2027-01-01')],
      }).map(({ code }) => code),
    ).toEqual(['come-back']);
  });
});
