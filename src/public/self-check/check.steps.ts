import type { Answers } from '../pages/answers.cookie.js';
import { certainlyAfter, dateOf, typedDate, valueOf, type Fault, type Form } from '../pages/form.rules.js';
import { placeName, readPlace, type FindPlace, type Place } from '../pages/place.form.js';

/** Texts are `check.<name>` and, for a choice, `check.<name>.<value>`. */
export type Question =
  | { kind: 'choice'; name: string; values: readonly string[]; needed?: boolean }
  | { kind: 'date'; name: string; needed?: boolean }
  | { kind: 'place'; name: string };

export interface Step {
  name: StepName;
  questions: readonly Question[];
}

export const STEP_NAMES = ['born', 'permit', 'since', 'place', 'language', 'social', 'record', 'family'] as const;
export type StepName = (typeof STEP_NAMES)[number];

const YES_NO = ['yes', 'no', 'unknown'] as const;

/** What is asked first on a page must be answered, if only by "I don't know". */
export const STEPS: readonly Step[] = [
  { name: 'born', questions: [{ kind: 'date', name: 'born', needed: true }] },
  {
    name: 'permit',
    questions: [
      { kind: 'choice', name: 'permit', values: ['C', 'B', 'Ci', 'F', 'S', 'N', 'L'], needed: true },
      { kind: 'date', name: 'permit-since' },
    ],
  },
  {
    name: 'since',
    questions: [
      { kind: 'date', name: 'since', needed: true },
      { kind: 'choice', name: 'before', values: ['same', 'B', 'F', 'N', 'L', 'S', 'unknown'] },
    ],
  },
  {
    name: 'place',
    questions: [
      { kind: 'place', name: 'place' },
      { kind: 'date', name: 'place-since' },
    ],
  },
  {
    name: 'language',
    questions: [
      {
        kind: 'choice',
        name: 'proof',
        values: ['certificate', 'school', 'mother-tongue', 'speaks', 'not-yet'],
        needed: true,
      },
      { kind: 'choice', name: 'national', values: ['de', 'fr', 'it', 'rm'] },
    ],
  },
  {
    name: 'social',
    questions: [
      { kind: 'choice', name: 'social', values: ['never', 'past', 'repaid', 'now'], needed: true },
      { kind: 'date', name: 'social-until' },
    ],
  },
  {
    name: 'record',
    questions: [
      { kind: 'choice', name: 'record', values: YES_NO, needed: true },
      { kind: 'choice', name: 'pending', values: YES_NO },
      { kind: 'choice', name: 'debts', values: YES_NO },
    ],
  },
  {
    name: 'family',
    questions: [
      { kind: 'choice', name: 'spouse', values: YES_NO, needed: true },
      { kind: 'date', name: 'spouse-since' },
      { kind: 'choice', name: 'born-here', values: YES_NO },
      { kind: 'choice', name: 'grandparent', values: YES_NO },
    ],
  },
];

export function stepOf(name: string): Step | undefined {
  return STEPS.find((step) => step.name === name);
}

export function nextStep(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) + 1] ?? null;
}

export function previousStep(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) - 1] ?? null;
}

export function fieldsOf(step: Step): string[] {
  return step.questions.flatMap((question) => (question.kind === 'place' ? ['place', 'place-name'] : [question.name]));
}

export const CHECK_FIELDS: readonly string[] = [...STEPS.flatMap(fieldsOf), 'stays', 'stays-aside'];

export function isAnswered(step: Step, answers: Answers): boolean {
  const [first] = step.questions;
  return first !== undefined && (answers[first.name] ?? '') !== '';
}

export function withoutCheck(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !CHECK_FIELDS.includes(name)));
}

export interface Read {
  answers: Record<string, string>;
  faults: Fault[];
  places: Place[];
}

/** "I don't know" answers what is open: what was answered stays, and nothing is wrong. */
export async function readStep(step: Step, form: Form, known: Answers, today: string, find: FindPlace): Promise<Read> {
  const read: Read = {
    answers: Object.fromEntries(fieldsOf(step).map((field) => [field, ''])),
    faults: [],
    places: [],
  };
  for (const question of step.questions) {
    if (question.kind === 'choice') readChoice(question, form, read);
    else if (question.kind === 'date') readDate(question, form, known, today, read);
    else await readTheirPlace(form, find, read);
  }
  if (form.has('unknown')) {
    const [{ name: first }] = step.questions;
    // On a page that is answered completely it takes back the first answer.
    const whole = step.questions.every(({ name }) => read.answers[name] !== '');
    return {
      answers: { ...read.answers, ...(whole || read.answers[first] === '' ? { [first]: 'unknown' } : {}) },
      faults: [],
      places: [],
    };
  }
  // Without the language nobody can say whether a proof counts.
  if (
    ['certificate', 'school', 'mother-tongue', 'speaks'].includes(read.answers['proof'] ?? '') &&
    read.answers['national'] === ''
  )
    read.faults.push({ field: 'national', text: 'error.choose' });
  return read;
}

function readChoice(question: Extract<Question, { kind: 'choice' }>, form: Form, read: Read): void {
  const value = valueOf(form, question.name);
  if (question.values.includes(value)) read.answers[question.name] = value;
  else if (question.needed) read.faults.push({ field: question.name, text: 'error.choose' });
}

function readDate(
  question: Extract<Question, { kind: 'date' }>,
  form: Form,
  known: Answers,
  today: string,
  read: Read,
): void {
  const { name, needed } = question;
  const date = dateOf(typedDate(form, name), today);
  if ('fault' in date) return void read.faults.push({ field: name, text: date.fault });
  if (date.value === '') return void (needed && read.faults.push({ field: name, text: 'error.date.needed' }));
  const born = known['born'];
  if (name === 'born' && date.value.slice(0, 4) < String(Number(today.slice(0, 4)) - 120))
    return void read.faults.push({ field: name, text: 'error.date.old' });
  if (name !== 'born' && born && born !== 'unknown' && certainlyAfter(born, date.value))
    return void read.faults.push({ field: name, text: 'error.date.before-birth' });
  read.answers[name] = date.value;
}

async function readTheirPlace(form: Form, find: FindPlace, read: Read): Promise<void> {
  const { place, places, faults } = await readPlace(form, 'place', find);
  if (place) Object.assign(read.answers, { place: String(place.bfs), 'place-name': placeName(place) });
  read.places = places;
  read.faults.push(...faults);
}
