import type { Answers } from '../pages/answers.cookie.js';
import { certainlyAfter, dateOf, typedDate, valueOf, type Fault, type Form } from '../pages/form.rules.js';
import { placeName, readPlace, type FindPlace, type Place } from '../pages/place.form.js';
import { fieldsOfQuestions, questionsOf, type Question, type Step } from './check.steps.js';

export interface Read {
  answers: Record<string, string>;
  faults: Fault[];
  places: Place[];
}

/** "I don't know" answers what is open: what was answered stays, and nothing is wrong. */
export async function readStep(step: Step, form: Form, known: Answers, today: string, find: FindPlace): Promise<Read> {
  const questions = questionsOf(step, known, today);
  const [first] = questions;
  const read: Read = {
    answers: Object.fromEntries(fieldsOfQuestions(questions).map((field) => [field, ''])),
    faults: [],
    places: [],
  };
  for (const question of questions) {
    const needed = question === first;
    if (question.kind === 'choice') readChoice(question, form, needed, read);
    else if (question.kind === 'date') readDate(question, form, known, today, needed, read);
    else await readTheirPlace(form, find, read);
  }
  if (form.has('unknown')) {
    // On a page that is answered completely it takes back the first answer.
    const whole = questions.every(({ name }) => read.answers[name] !== '');
    return {
      answers: { ...read.answers, ...(whole || read.answers[first.name] === '' ? { [first.name]: 'unknown' } : {}) },
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

function readChoice(
  { name, values }: Extract<Question, { kind: 'choice' }>,
  form: Form,
  needed: boolean,
  read: Read,
): void {
  const value = valueOf(form, name);
  if (values.includes(value)) read.answers[name] = value;
  else if (needed) read.faults.push({ field: name, text: 'error.choose' });
}

function readDate(
  { name }: Extract<Question, { kind: 'date' }>,
  form: Form,
  known: Answers,
  today: string,
  needed: boolean,
  read: Read,
): void {
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
