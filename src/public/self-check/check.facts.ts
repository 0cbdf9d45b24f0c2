import type { CaseFacts } from '../../cases/case.facts.js';
import { CIRCUMSTANCES, type Permit, type Stay, type SwissBy } from '../../eligibility/facts.js';
import type { Answers } from '../pages/answers.cookie.js';
import { answersThatApply, livesAbroad } from './check.steps.js';

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
const ROUGHLY = ['permit-since', 'since', 'before', 'absent'] as const;

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

/** Named as in the rules; what somebody does not know, or was not asked, is `unknown`, never taken against them. */
export function factsOf(all: Answers, today: string): CaseFacts {
  const answers = answersThatApply(all, today);
  const permit = answers['permit'] === 'abroad' ? null : (known(answers['permit']) as Permit | null);
  const place = known(answers['place']);
  const placeSince = known(answers['place-since']);
  return {
    birthDate: known(answers['born']) ?? 'unknown',
    permit: permit ?? 'unknown',
    stays: staysOf(answers, permit, livesAbroad(answers, today)),
    absences: absencesOf(answers),
    residence: place && placeSince ? [{ commune: Number(place), from: placeSince, to: null }] : 'unknown',
    inCantonSince: known(answers['canton-since']) ?? 'unknown',
    language: languageOf(answers),
    socialAssistance: assistanceOf(answers),
    circumstances: circumstancesOf(answers),
    criminalRecord: yesNo(answers['record']),
    pendingProceedings: yesNo(answers['pending']),
    debts: yesNo(answers['debts']),
    ...partnerOf(answers, livesAbroad(answers, today)),
    thirdGeneration: generationOf(answers),
    parentNaturalisedOn: dayIf(answers['parent-naturalised'], answers['parent-naturalised-on']),
    stateless: yesNo(answers['stateless']),
    lostSwissCitizenshipOn: dayIf(answers['was-swiss'], answers['lost-on']),
  };
}

/** Null for "no"; a "yes" without a day is known to be some day. */
function dayIf(answer: string | undefined, day: string | undefined): string | null {
  return answer === 'no' ? null : answer === 'yes' ? (known(day) ?? 'unknown') : 'unknown';
}

/** Up to a year for an employer or for studies takes nothing away (OLN 16); rows of the exact count are the time here. */
function absencesOf(answers: Answers): CaseFacts['absences'] {
  return answers['stays'] || ['no', 'work'].includes(answers['absent'] ?? '') ? [] : 'unknown';
}

function circumstancesOf(answers: Answers): CaseFacts['circumstances'] {
  const reason = known(answers['circumstances']);
  // "No" is none of them.
  return reason === null ? 'unknown' : CIRCUMSTANCES.filter((each) => each === reason);
}

type Partner = Pick<
  CaseFacts,
  'marriedToSwissSince' | 'registeredPartnerOfSwissSince' | 'swissAtWedding' | 'swissBy' | 'livedAbroad'
>;

function partnerOf(answers: Answers, isAbroad: boolean): Partner {
  const since = known(answers['union-since']) ?? 'unknown';
  const { union } = answers;
  const of = (kind: string): string | null =>
    union === kind ? since : ['married', 'registered', 'no'].includes(union ?? '') ? null : 'unknown';
  const swissAtWedding = yesNo(answers['partner-swiss']);
  return {
    marriedToSwissSince: of('married'),
    registeredPartnerOfSwissSince: of('registered'),
    swissAtWedding,
    swissBy: swissAtWedding === false ? ((known(answers['partner-by']) as SwissBy | null) ?? 'unknown') : 'unknown',
    livedAbroad:
      isAbroad || answers['lived-abroad'] === 'yes'
        ? { unionYears: 'unknown', closeTies: yesNo(answers['ties']) }
        : answers['lived-abroad'] === 'no'
          ? null
          : 'unknown',
  };
}

/** Permits of which each day counts the same. */
const ALIKE: readonly (string | null)[] = ['B', 'C', 'Ci'];

/** The exact count, or what follows from arrival, today's permit and the one before; none of who lives abroad. */
function staysOf(answers: Answers, permit: Permit | null, isAbroad: boolean): Stay[] | 'unknown' {
  const exact = periodsOf(answers);
  if (exact.length > 0)
    return exact.map(({ permit: of, from, to }) => ({ permit: of as Stay['permit'], from, to: to === '' ? null : to }));
  if (isAbroad) return [];
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

/**
 * As one stay, where one permit followed the other and both count alike: of a change in some month or year the worst
 * reading would have a gap, which nobody told.
 */
export function withoutGap(stays: CaseFacts['stays']): CaseFacts['stays'] {
  if (!Array.isArray(stays) || stays.length !== 2) return stays;
  const [before, now] = stays;
  const isChange = before.to === now.from && [before.permit, now.permit].every((permit) => ALIKE.includes(permit));
  return isChange ? [{ ...now, from: before.from }] : stays;
}

function languageOf(answers: Answers): CaseFacts['language'] {
  const proof = known(answers['proof']);
  if (!proof) return 'unknown';
  const code = known(answers['national']) ?? (proof === 'not-yet' ? 'de' : null);
  if (!code) return 'unknown';
  switch (proof) {
    case 'certificate':
      return {
        code,
        oral: known(answers['oral']) ?? 'unknown',
        written: known(answers['written']) ?? 'unknown',
        proof: 'certificate',
      };
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
      return { lastReceivedOn: 'unknown', repaid: false, ongoing: true };
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
