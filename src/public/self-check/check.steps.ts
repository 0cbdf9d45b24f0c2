import { CIRCUMSTANCES, SWISS_BY } from '../../eligibility/facts.js';
import type { Answers } from '../pages/answers.cookie.js';

/** Texts are `check.<name>` and, for a choice, `check.<name>.<value>`. What does not apply to somebody is not asked. */
export type Question = { name: string; applies?: Applies } & (
  { kind: 'choice'; values: readonly string[] } | { kind: 'date' } | { kind: 'place' }
);

/** By what was answered so far; `today` for ages. */
export type Applies = (answers: Answers, today: string) => boolean;

/** At most twelve; each leaves out who it cannot concern. */
export const STEP_NAMES = [
  'born',
  'permit',
  'since',
  'place',
  'language',
  'level',
  'social',
  'circumstances',
  'record',
  'family',
  'partner',
  'origins',
] as const;
export type StepName = (typeof STEP_NAMES)[number];

export interface Step {
  name: StepName;
  questions: readonly Question[];
  applies?: Applies;
}

const YES_NO = ['yes', 'no', 'unknown'] as const;
const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
/** No canton asks for more than B2 spoken and B1 written. */
const ENOUGH = { oral: 'B2', written: 'B1' } as const;

export const livesAbroad: Applies = ({ permit }) => permit === 'abroad';
const livesHere: Applies = (answers, today) => !livesAbroad(answers, today);
const isMarried: Applies = ({ union }) => union === 'married';
const hasPartner: Applies = ({ union }) => union === 'married' || union === 'registered';

/** Who gave no day of birth may have any age. */
const mayBeUnder =
  (years: number): Applies =>
  ({ born }, today) => {
    if (born === undefined || born === '' || born === 'unknown') return true;
    const limit = `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
    return born.length === limit.length ? limit < born : limit.slice(0, born.length) <= born;
  };

function isLow(answers: Answers, of: keyof typeof ENOUGH): boolean {
  const level = LEVELS.findIndex((each) => each === answers[of]);
  return level >= 0 && level < LEVELS.indexOf(ENOUGH[of]);
}

/** Where language or assistance may be lacking, which personal circumstances excuse (LN 12(2), OLN 9). */
const mayBeExcused: Applies = (answers) =>
  ['speaks', 'not-yet'].includes(answers['proof'] ?? '') ||
  (answers['proof'] === 'certificate' && (isLow(answers, 'oral') || isLow(answers, 'written'))) ||
  ['past', 'now'].includes(answers['social'] ?? '');

/** What is asked first on a page must be answered, if only by "I don't know". */
export const STEPS: readonly Step[] = [
  { name: 'born', questions: [{ kind: 'date', name: 'born' }] },
  {
    name: 'permit',
    questions: [
      { kind: 'choice', name: 'permit', values: ['C', 'B', 'Ci', 'F', 'S', 'N', 'L', 'abroad'] },
      { kind: 'date', name: 'permit-since' },
    ],
  },
  {
    name: 'since',
    applies: livesHere,
    questions: [
      { kind: 'date', name: 'since' },
      { kind: 'choice', name: 'before', values: ['same', 'B', 'F', 'N', 'L', 'S', 'unknown'] },
      { kind: 'choice', name: 'absent', values: ['no', 'work', 'longer', 'unknown'] },
    ],
  },
  {
    name: 'place',
    applies: livesHere,
    questions: [
      { kind: 'place', name: 'place' },
      { kind: 'date', name: 'place-since' },
      { kind: 'date', name: 'canton-since' },
    ],
  },
  {
    name: 'language',
    questions: [
      { kind: 'choice', name: 'proof', values: ['certificate', 'school', 'mother-tongue', 'speaks', 'not-yet'] },
      { kind: 'choice', name: 'national', values: ['de', 'fr', 'it', 'rm'] },
    ],
  },
  {
    name: 'level',
    applies: ({ proof }) => proof === 'certificate',
    questions: [
      { kind: 'choice', name: 'oral', values: LEVELS },
      { kind: 'choice', name: 'written', values: LEVELS },
    ],
  },
  {
    name: 'social',
    questions: [
      { kind: 'choice', name: 'social', values: ['never', 'past', 'repaid', 'now'] },
      { kind: 'date', name: 'social-until' },
    ],
  },
  {
    name: 'circumstances',
    applies: mayBeExcused,
    questions: [{ kind: 'choice', name: 'circumstances', values: ['no', ...CIRCUMSTANCES, 'unknown'] }],
  },
  {
    name: 'record',
    questions: [
      { kind: 'choice', name: 'record', values: YES_NO },
      { kind: 'choice', name: 'pending', values: YES_NO },
      { kind: 'choice', name: 'debts', values: YES_NO },
    ],
  },
  {
    name: 'family',
    questions: [
      { kind: 'choice', name: 'union', values: ['married', 'registered', 'no', 'unknown'] },
      { kind: 'date', name: 'union-since' },
    ],
  },
  {
    name: 'partner',
    applies: hasPartner,
    questions: [
      { kind: 'choice', name: 'partner-swiss', values: YES_NO },
      { kind: 'choice', name: 'partner-by', values: [...SWISS_BY, 'unknown'] },
      {
        kind: 'choice',
        name: 'lived-abroad',
        values: YES_NO,
        applies: (...said) => isMarried(...said) && livesHere(...said),
      },
      { kind: 'choice', name: 'ties', values: YES_NO, applies: isMarried },
    ],
  },
  {
    name: 'origins',
    questions: [
      { kind: 'choice', name: 'born-here', values: YES_NO, applies: mayBeUnder(25) },
      { kind: 'choice', name: 'grandparent', values: YES_NO, applies: mayBeUnder(25) },
      { kind: 'choice', name: 'parent-naturalised', values: YES_NO, applies: mayBeUnder(22) },
      { kind: 'date', name: 'parent-naturalised-on', applies: mayBeUnder(22) },
      { kind: 'choice', name: 'stateless', values: YES_NO, applies: mayBeUnder(18) },
      { kind: 'choice', name: 'was-swiss', values: YES_NO },
      { kind: 'date', name: 'lost-on' },
      // Close ties open the way of spouses, asked above, and reinstatement to who lives abroad.
      {
        kind: 'choice',
        name: 'ties',
        values: YES_NO,
        applies: (...said) => livesAbroad(...said) && !isMarried(...said),
      },
    ],
  },
];

export function stepsFor(answers: Answers, today: string): Step[] {
  return STEPS.filter(({ applies }) => applies?.(answers, today) ?? true);
}

/** Never empty for a step that applies. */
export function questionsOf(step: Step, answers: Answers, today: string): readonly Question[] {
  return step.questions.filter(({ applies }) => applies?.(answers, today) ?? true);
}

export function stepOf(name: string): Step | undefined {
  return STEPS.find((step) => step.name === name);
}

/** Of those that apply; of a step that does not, the one in whose place it would stand. */
export function nextStep(step: Step, answers: Answers, today: string): Step | null {
  const after = STEPS.indexOf(step);
  return stepsFor(answers, today).find((each) => STEPS.indexOf(each) > after) ?? null;
}

export function previousStep(step: Step, answers: Answers, today: string): Step | null {
  const before = STEPS.indexOf(step);
  return stepsFor(answers, today).findLast((each) => STEPS.indexOf(each) < before) ?? null;
}

/** Where it is asked of this person; null where it is not. */
export function stepAsking(name: string, answers: Answers, today: string): Step | null {
  const asks = (step: Step): boolean => questionsOf(step, answers, today).some((question) => question.name === name);
  return stepsFor(answers, today).find(asks) ?? null;
}

export function fieldsOfQuestions(questions: readonly Question[]): string[] {
  return questions.flatMap(({ kind, name }) => (kind === 'place' ? ['place', 'place-name'] : [name]));
}

export function fieldsOf(step: Step, answers: Answers, today: string): string[] {
  return fieldsOfQuestions(questionsOf(step, answers, today));
}

export const CHECK_FIELDS: readonly string[] = [
  ...STEPS.flatMap(({ questions }) => fieldsOfQuestions(questions)),
  'stays',
  'stays-aside',
];

export function isAnswered(step: Step, answers: Answers, today: string): boolean {
  const [first] = questionsOf(step, answers, today);
  return (answers[first.name] ?? '') !== '';
}

export function isBegun(answers: Answers, today: string): boolean {
  return stepsFor(answers, today).some((step) => isAnswered(step, answers, today));
}

/** Without what was answered before a later answer made the question one that is not theirs. */
export function answersThatApply(answers: Answers, today: string): Answers {
  const asked = new Set(stepsFor(answers, today).flatMap((step) => fieldsOf(step, answers, today)));
  return Object.fromEntries(
    Object.entries(answers).filter(([name]) => asked.has(name) || !CHECK_FIELDS.includes(name) || name === 'stays'),
  );
}

export function withoutCheck(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !CHECK_FIELDS.includes(name)));
}
