import type { CaseFacts } from '../../cases/case.facts.js';
import type { AdviceView, AssessmentsView, AssessmentView } from '../../eligibility/eligibility.dto.js';
import type { Permit, Stay } from '../../eligibility/facts.js';
import type { Answers } from '../pages/answers.cookie.js';

export interface Period {
  permit: string;
  from: string;
  to: string;
}

export function periodsOf(answers: Answers): Period[] {
  return read(answers['stays']);
}

export function periodsAside(answers: Answers): Period[] {
  return read(answers['stays-aside']);
}

function read(kept: string | undefined): Period[] {
  return (kept ?? '')
    .split('|')
    .filter(Boolean)
    .map((row) => {
      const [permit = '', from = '', to = ''] = row.split(',');
      return { permit, from, to };
    });
}

export function periodsKept(periods: readonly Period[]): string {
  return periods.map(({ permit, from, to }) => `${permit},${from},${to}`).join('|');
}

const YES_NO: Record<string, boolean> = { yes: true, no: false };
const yesNo = (answer: string | undefined): boolean | 'unknown' => YES_NO[answer ?? ''] ?? 'unknown';
const known = (answer: string | undefined): string | null =>
  answer === undefined || answer === '' || answer === 'unknown' ? null : answer;

/** What the exact count says to the day. */
const ROUGHLY = ['permit-since', 'since', 'before'] as const;

/** Who changes since when they live here no longer means the exact periods: they are set aside, not lost. */
export function mergeAnswers(answers: Answers, added: Answers): Answers {
  const all = { ...answers, ...added };
  const changed = ROUGHLY.some(
    (field) => (answers[field] ?? '') !== '' && (all[field] ?? '') !== (answers[field] ?? ''),
  );
  return changed ? withoutExactCount(all) : all;
}

export function withoutExactCount(answers: Answers): Answers {
  return answers['stays'] ? { ...answers, stays: '', 'stays-aside': answers['stays'] } : answers;
}

/** Named as in the rules; what somebody does not know is `unknown`, never taken against them. */
export function factsOf(answers: Answers): CaseFacts {
  const permit = known(answers['permit']) as Permit | null;
  const place = known(answers['place']);
  const placeSince = known(answers['place-since']);
  return {
    birthDate: known(answers['born']) ?? 'unknown',
    permit: permit ?? 'unknown',
    stays: staysOf(answers, permit),
    residence: place && placeSince ? [{ commune: Number(place), from: placeSince, to: null }] : 'unknown',
    language: languageOf(answers),
    socialAssistance: assistanceOf(answers),
    criminalRecord: yesNo(answers['record']),
    pendingProceedings: yesNo(answers['pending']),
    debts: yesNo(answers['debts']),
    marriedToSwissSince:
      answers['spouse'] === 'no'
        ? null
        : answers['spouse'] === 'yes'
          ? (known(answers['spouse-since']) ?? 'unknown')
          : 'unknown',
    thirdGeneration: generationOf(answers),
  };
}

/** The facts cannot say "today": they leave the last day unknown. */
export const receivesAssistance = (answers: Answers): boolean => answers['social'] === 'now';

export function judgedFacts(answers: Answers, today: string): CaseFacts {
  const facts = factsOf(answers);
  return receivesAssistance(answers) ? { ...facts, socialAssistance: { lastReceivedOn: today, repaid: false } } : facts;
}

/** Time alone does not end the aid, so no day is named. */
export function withoutEndOfAssistance(judged: AssessmentsView, answers: Answers): AssessmentsView {
  if (!receivesAssistance(answers)) return judged;
  const procedures = judged.procedures.map((way): AssessmentView => {
    const aid = way.conditions.find(({ code, answer }) => code === 'social-assistance' && answer === 'not-yet');
    if (!aid) return way;
    const stays = ({ code, from }: AdviceView): boolean => code !== 'wait' || from !== aid.from;
    return {
      ...way,
      from: null,
      better: way.better.filter(stays),
      conditions: way.conditions.map((each) =>
        each === aid ? { ...aid, from: null, better: aid.better.filter(stays) } : each,
      ),
    };
  });
  return { ...judged, procedures };
}

/** Permits of which each day counts the same. */
const ALIKE: readonly (string | null)[] = ['B', 'C', 'Ci'];

/** The exact count, or what follows from arrival, today's permit and the one before. */
function staysOf(answers: Answers, permit: Permit | null): Stay[] | 'unknown' {
  const exact = periodsOf(answers);
  if (exact.length > 0)
    return exact.map(({ permit: of, from, to }) => ({ permit: of as Stay['permit'], from, to: to === '' ? null : to }));
  const since = known(answers['since']);
  const permitSince = known(answers['permit-since']);
  const earlier = known(answers['before']);
  if (!since) return 'unknown';
  if (earlier === 'same') return [{ permit: permit ?? 'unknown', from: since, to: null }];
  // Where both count alike, the day of the change does not matter.
  if (!permitSince && ALIKE.includes(earlier) && ALIKE.includes(permit))
    return [{ permit: earlier as Permit, from: since, to: null }];
  if (!permitSince) return [{ permit: 'unknown', from: since, to: null }];
  const now: Stay = { permit: permit ?? 'unknown', from: permitSince, to: null };
  if (permitSince <= since.slice(0, permitSince.length)) return [{ ...now, from: since }];
  return [{ permit: (earlier as Permit | null) ?? 'unknown', from: since, to: permitSince }, now];
}

function languageOf(answers: Answers): CaseFacts['language'] {
  const proof = known(answers['proof']);
  if (!proof) return 'unknown';
  const code = known(answers['national']) ?? (proof === 'not-yet' ? 'de' : null);
  if (!code) return 'unknown';
  switch (proof) {
    case 'certificate':
      return { code, oral: 'B1', written: 'A2', proof: 'certificate' };
    case 'school':
      return { code, oral: 'unknown', written: 'unknown', proof: 'school' };
    case 'mother-tongue':
      return { code, oral: 'native', written: 'native', proof: 'mother-tongue' };
    default:
      return {
        code,
        oral: proof === 'speaks' ? 'unknown' : 'none',
        written: proof === 'speaks' ? 'unknown' : 'none',
        proof: 'none',
      };
  }
}

function assistanceOf(answers: Answers): CaseFacts['socialAssistance'] {
  const last = known(answers['social-until']) ?? 'unknown';
  switch (answers['social']) {
    case 'never':
      return { lastReceivedOn: null, repaid: false };
    case 'now':
      return { lastReceivedOn: 'unknown', repaid: false };
    case 'past':
      return { lastReceivedOn: last, repaid: false };
    case 'repaid':
      return { lastReceivedOn: last, repaid: true };
    default:
      return 'unknown';
  }
}

function generationOf(answers: Answers): CaseFacts['thirdGeneration'] {
  const [born, grandparent] = [yesNo(answers['born-here']), yesNo(answers['grandparent'])];
  if (born === 'unknown' && grandparent === 'unknown') return 'unknown';
  return { bornInSwitzerland: born, grandparentRight: grandparent };
}
