import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CONDITIONS } from '../../eligibility/verdict.js';
import { readTexts } from '../../texts/texts.js';
import type { Answers } from '../pages/answers.cookie.js';
import { formOf } from '../pages/form.rules.js';
import {
  answersThatApply,
  fieldsOf,
  isAnswered,
  nextStep,
  previousStep,
  questionsOf,
  stepOf,
  STEPS,
  stepsFor,
} from './check.steps.js';
import { readStep } from './check.reader.js';
import { ASKED } from './condition.page.js';

const TODAY = '2026-11-30';
const read = (step: string, fields: Record<string, string>, known: Answers = {}) =>
  readStep(stepOf(step)!, formOf(fields), known, TODAY, () => Promise.resolve({ places: [], certain: false }));
const namesFor = (answers: Answers): string[] => stepsFor(answers, TODAY).map(({ name }) => name);
const asked = (step: string, answers: Answers): string[] =>
  questionsOf(stepOf(step)!, answers, TODAY).map(({ name }) => name);

describe('"I don’t know"', () => {
  it('answers what is open on a page and leaves the rest', async () => {
    const { answers, faults } = await read(
      'partner',
      { 'partner-swiss': 'yes', ties: 'no', unknown: '1' },
      { union: 'married' },
    );
    expect(answers).toEqual({ 'partner-swiss': 'yes', 'partner-by': '', 'lived-abroad': '', ties: 'no' });
    expect(faults).toEqual([]);
    expect((await read('record', { record: 'no', unknown: '1' })).answers).toMatchObject({ record: 'no' });
  });

  it('answers the first question when nothing is answered', async () => {
    expect((await read('social', { unknown: '1' })).answers).toEqual({ social: 'unknown', 'social-until': '' });
    expect((await read('since', { before: 'B', unknown: '1' })).answers).toEqual({
      since: 'unknown',
      before: 'B',
      absent: '',
    });
    expect((await read('origins', { unknown: '1' }, { born: '1980' })).answers).toEqual({
      'was-swiss': 'unknown',
      'lost-on': '',
    });
  });

  it('takes what cannot be read for not known', async () => {
    const { answers, faults } = await read('place', { place: 'Atlantis', 'place-since-year': '2012', unknown: '1' });
    expect(answers).toEqual({ place: 'unknown', 'place-name': '', 'place-since': '2012', 'canton-since': '' });
    expect(faults).toEqual([]);
    expect((await read('language', { proof: 'speaks', unknown: '1' })).answers).toEqual({
      proof: 'speaks',
      national: '',
    });
    expect((await read('born', { 'born-year': '99', unknown: '1' })).answers).toEqual({ born: 'unknown' });
  });
});

describe('the pages of the self-check', () => {
  it('leave out permits and places for who lives abroad', () => {
    expect(namesFor({ permit: 'abroad' })).toEqual([
      'born',
      'permit',
      'language',
      'social',
      'record',
      'family',
      'origins',
    ]);
    expect(asked('partner', { permit: 'abroad', union: 'married' })).toEqual(['partner-swiss', 'partner-by', 'ties']);
    expect(asked('origins', { permit: 'abroad', born: '1980' })).toEqual(['was-swiss', 'lost-on', 'ties']);
  });

  it('ask for the level of a certificate only, and for a reason only where something may be lacking', () => {
    expect(namesFor({ proof: 'certificate' })).toContain('level');
    expect(namesFor({ proof: 'school' })).not.toContain('level');
    const lackingSomething: Answers[] = [
      { proof: 'speaks' },
      { proof: 'not-yet' },
      { proof: 'certificate', oral: 'A2', written: 'B1' },
      { proof: 'certificate', oral: 'B1', written: 'A2' },
      { social: 'past' },
      { social: 'now' },
    ];
    for (const lacking of lackingSomething)
      expect([lacking, namesFor(lacking).includes('circumstances')]).toEqual([lacking, true]);
    const nothingLacking: Answers[] = [
      {},
      { proof: 'certificate' },
      { proof: 'certificate', oral: 'C1', written: 'B1' },
      { proof: 'school', oral: 'A1' },
      { social: 'repaid' },
    ];
    for (const fine of nothingLacking) expect([fine, namesFor(fine).includes('circumstances')]).toEqual([fine, false]);
  });

  it('ask for what depends on age only of who may be young enough', () => {
    const of = (born: string): string[] => asked('origins', { born });
    expect(of('2001-11-30')).toEqual(['was-swiss', 'lost-on']);
    expect(of('2001-12-01')).toContain('born-here');
    expect(of('2001')).toContain('born-here');
    expect(of('2004-11-30')).not.toContain('parent-naturalised');
    expect(of('2004-12')).toContain('parent-naturalised-on');
    expect(of('2008-11-30')).not.toContain('stateless');
    expect(of('2008-12-01')).toContain('stateless');
    expect(of('unknown')).toEqual(asked('origins', {}));
  });

  it('of a partner are for who has one', () => {
    expect(namesFor({ union: 'no' })).not.toContain('partner');
    expect(asked('partner', { union: 'registered' })).toEqual(['partner-swiss', 'partner-by']);
    expect(asked('partner', { union: 'married' })).toEqual(['partner-swiss', 'partner-by', 'lived-abroad', 'ties']);
  });

  it('are never more than twelve, and lead from the first to the last and back, whatever is answered', () => {
    const values = (name: string): string[] => {
      const question = STEPS.flatMap(({ questions }) => questions).find((each) => each.name === name)!;
      if (question.kind === 'choice') return ['', 'unknown', ...question.values, 'no such value'];
      return question.kind === 'date' ? ['', 'unknown', '1980', '2004-06', '2010-05-01'] : ['', 'unknown', '5586'];
    };
    const names = [...new Set(STEPS.flatMap(({ questions }) => questions.map(({ name }) => name)))];
    const lives = fc.record(Object.fromEntries(names.map((name) => [name, fc.constantFrom(...values(name))])));
    fc.assert(
      fc.property(lives, (answers) => {
        const steps = stepsFor(answers, TODAY);
        expect(steps.length).toBeLessThanOrEqual(12);
        const walked = [steps[0]];
        for (let step = nextStep(steps[0], answers, TODAY); step; step = nextStep(step, answers, TODAY))
          walked.push(step);
        expect(walked).toEqual(steps);
        steps.forEach((step, i) => expect(previousStep(step, answers, TODAY)).toBe(steps[i - 1] ?? null));
        for (const step of steps) {
          expect(questionsOf(step, answers, TODAY).length).toBeGreaterThan(0);
          const [first] = fieldsOf(step, answers, TODAY);
          expect(isAnswered(step, answers, TODAY)).toBe(answers[first] !== '');
        }
        // No page asks a question that another asks too.
        const fields = steps.flatMap((step) => fieldsOf(step, answers, TODAY));
        expect(new Set(fields).size).toBe(fields.length);
        expect(answersThatApply(answersThatApply(answers, TODAY), TODAY)).toEqual(answersThatApply(answers, TODAY));
      }),
      { numRuns: 3000 },
    );
  });

  it('take answers of an earlier version for not given', () => {
    const former = { born: '1988', permit: 'C', spouse: 'yes', 'spouse-since': '2019', proof: 'certificate' };
    expect(isAnswered(stepOf('family')!, former, TODAY)).toBe(false);
    expect(isAnswered(stepOf('level')!, former, TODAY)).toBe(false);
  });

  it('have words for each question and each choice', () => {
    const { texts } = readTexts('de')!;
    const missing = STEPS.flatMap((step) => [
      ...['title', 'why'].map((what) => `check.${step.name}.${what}`),
      ...step.questions.flatMap((question) => [
        `check.${question.name}`,
        ...(question.kind === 'choice'
          ? question.values
              .filter((value) => !['yes', 'no', 'unknown'].includes(value) && !/^[ABC][12]$/.test(value))
              .map((value) => `check.${question.name}.${value}`)
          : []),
      ]),
    ]).filter((key) => !(key in texts));
    expect(missing).toEqual([]);
  });

  it('ask for what the conditions name, and each condition that is not asked for is known', () => {
    const names = STEPS.flatMap(({ questions }) => questions.map(({ name }) => name));
    for (const { questions = [], dates = [] } of Object.values(ASKED))
      for (const name of [...questions, ...dates]) expect(names).toContain(name);
    // Settled with an adviser: school and permit of a parent, whom the public page does not ask about.
    expect(CONDITIONS.filter((code) => !ASKED[code])).toEqual([
      'parent-settled',
      'parent-residence',
      'parent-school',
      'own-school',
    ]);
  });
});
