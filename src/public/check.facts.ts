import type { CaseFacts } from '../cases/case.facts.js';
import type { Permit, Stay } from '../eligibility/facts.js';
import type { Answers } from './answers.cookie.js';

/** A period as the exact count has it. */
export interface Period {
  permit: string;
  from: string;
  to: string;
}

/** The periods of the exact count; none when somebody has not counted. */
export function periodsOf(answers: Answers): Period[] {
  return (answers['stays'] ?? '').split('|').filter(Boolean).map((row) => {
    const [permit = '', from = '', to = ''] = row.split(',');
    return { permit, from, to };
  });
}

export function periodsKept(periods: readonly Period[]): string {
  return periods.map(({ permit, from, to }) => `${permit},${from},${to}`).join('|');
}

const YES_NO: Record<string, boolean> = { yes: true, no: false };
const yesNo = (answer: string | undefined): boolean | 'unknown' => YES_NO[answer ?? ''] ?? 'unknown';
const known = (answer: string | undefined): string | null => (answer === undefined || answer === '' || answer === 'unknown' ? null : answer);

/** What somebody answered, by the names of the rules; what they do not know is `unknown`, which is never taken against them. */
export function factsOf(answers: Answers, today: string): CaseFacts {
  const permit = known(answers['permit']) as Permit | null;
  const place = known(answers['place']);
  const placeSince = known(answers['place-since']);
  return {
    birthDate: known(answers['born']) ?? 'unknown',
    permit: permit ?? 'unknown',
    stays: staysOf(answers, permit),
    residence: place && placeSince ? [{ commune: Number(place), from: placeSince, to: null }] : 'unknown',
    language: languageOf(answers),
    socialAssistance: assistanceOf(answers, today),
    criminalRecord: yesNo(answers['record']),
    pendingProceedings: yesNo(answers['pending']),
    debts: yesNo(answers['debts']),
    marriedToSwissSince: answers['spouse'] === 'no' ? null : answers['spouse'] === 'yes' ? (known(answers['spouse-since']) ?? 'unknown') : 'unknown',
    thirdGeneration: generationOf(answers),
  };
}

/** The periods of the exact count, or what follows from arrival, the permit of today, and the one before it. */
function staysOf(answers: Answers, permit: Permit | null): Stay[] | 'unknown' {
  const exact = periodsOf(answers);
  if (exact.length > 0) return exact.map(({ permit: of, from, to }) => ({ permit: of as Stay['permit'], from, to: to === '' ? null : to }));
  const since = known(answers['since']);
  const permitSince = known(answers['permit-since']);
  const earlier = known(answers['before']);
  if (!since) return 'unknown';
  if (earlier === 'same') return [{ permit: permit ?? 'unknown', from: since, to: null }];
  if (!permitSince) return [{ permit: 'unknown', from: since, to: null }];
  const now: Stay = { permit: permit ?? 'unknown', from: permitSince, to: null };
  // Whoever has had the permit of today since they came has had none before.
  if (permitSince <= since.slice(0, permitSince.length)) return [{ ...now, from: since }];
  return [{ permit: (earlier as Permit | null) ?? 'unknown', from: since, to: permitSince }, now];
}

function languageOf(answers: Answers): CaseFacts['language'] {
  const proof = known(answers['proof']);
  if (!proof) return 'unknown';
  const code = known(answers['national']) ?? 'de';
  switch (proof) {
    case 'certificate':
      return { code, oral: 'B1', written: 'A2', proof: 'certificate' };
    case 'school':
      return { code, oral: 'unknown', written: 'unknown', proof: 'school' };
    case 'mother-tongue':
      return { code, oral: 'native', written: 'native', proof: 'mother-tongue' };
    default:
      return { code, oral: proof === 'speaks' ? 'unknown' : 'none', written: proof === 'speaks' ? 'unknown' : 'none', proof: 'none' };
  }
}

function assistanceOf(answers: Answers, today: string): CaseFacts['socialAssistance'] {
  const last = known(answers['social-until']) ?? 'unknown';
  switch (answers['social']) {
    case 'never':
      return { lastReceivedOn: null, repaid: false };
    case 'now':
      return { lastReceivedOn: today, repaid: false };
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
