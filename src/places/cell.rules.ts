import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import type { ResidenceRule, ResidenceYears } from './legal-rule.rules.js';
import { placeKey, withoutDigraphs } from './place-name.rules.js';

/** Who has vouched for a cell (docs/adr/0038): nobody, somebody who read the law, a jurist who is named. */
export const RULE_STATES = ['unread', 'read', 'signed'] as const;
export type RuleState = (typeof RULE_STATES)[number];

export const CELL_NAMES = [
  'residence',
  'assistance',
  'language',
  'deciderCommune',
  'deciderCanton',
  'feesCanton',
  'feesCommune',
  'test',
  'filing',
  'easierWays',
  'timeLimits',
  'remedyCommune',
  'remedyCanton',
  'standstill',
] as const;
export type CellName = (typeof CELL_NAMES)[number];

/** What the assessment counts by: a cell of these that is read has a value. */
export const JUDGED = ['residence', 'assistance', 'language'] as const satisfies readonly CellName[];

export const MAX_QUOTED_WORDS = 25;

export interface ResidenceValue extends ResidenceRule, ResidenceYears {}

export interface Fees {
  /** Null where the act names a range or no amount. */
  fees: { who: string; francs: number | null }[];
  waivers: string | null;
  instalments: string | null;
}

export interface Remedy {
  body: string;
  kind: 'authority' | 'court';
  remedy: string;
  days: number | null;
  reasonsWithAppeal: boolean | null;
  next: { body: string; kind: 'authority' | 'court'; days: number | null } | null;
  trap: string | null;
}

/** `easter`: 7 days before to 7 after; `summer`: 15 July to 15 August; `winter`: 18 December to 2 January, or until the day named (`01-05`). */
export type StandstillPeriod = 'easter' | 'summer' | 'winter' | { winterUntil: string };

/** Silence of the law is never "no" by its text: then it is `unknown`, with the basis `silence`. */
export interface Standstill {
  authority: 'yes' | 'no' | 'unknown';
  court: 'yes' | 'no' | 'unknown';
  authorityBasis: 'text' | 'silence' | 'unread';
  courtBasis: 'text' | 'silence' | 'unread';
  authorityPeriods: StandstillPeriod[];
  courtPeriods: StandstillPeriod[];
}

export interface CellValues {
  residence: ResidenceValue;
  /** `own` false: the canton names none, and the federal three years hold. */
  assistance: { years: number; own: boolean };
  language: { oral: string; written: string };
  deciderCommune: { bodies: string[]; says: string };
  deciderCanton: { body: string };
  feesCanton: Fees;
  feesCommune: Fees;
  test: {
    kind: 'written' | 'interview' | 'none' | null;
    exempt: string[];
    passMark: string | null;
    repeat: string | null;
  };
  filing: { office: string; form: string | null };
  easierWays: { ways: { who: string; what: string; article: string }[] };
  timeLimits: { limits: { what: string; months: number | null; article: string }[] };
  remedyCommune: Remedy;
  remedyCanton: Remedy;
  standstill: Standstill;
}

export interface Cell<Value = unknown> {
  state: RuleState;
  /** Null: unknown. What an unread cell holds is a hint, and never names a day. */
  value: Value | null;
  /** In English, one sentence. */
  says: string;
  article: string | null;
  /** Day of the consolidation that was read. */
  edition: string | null;
  /** Address of the official text. */
  source: string | null;
  /** Which copy of it was read, in words. */
  copy: string | null;
  readOn: string | null;
  /** Verbatim, at most {@link MAX_QUOTED_WORDS} words. */
  quote: string | null;
  /** What is open. */
  note: string | null;
  signedBy?: string | null;
  signedOn?: string | null;
}

export type Cells = { [Name in CellName]: Cell<CellValues[Name]> };

/** What a canton asks for from `validFrom` on. */
export interface CantonRow {
  validFrom: string;
  /** False: the day is that of the federal Act, since that of the cantonal one is not known. */
  validFromKnown: boolean;
  law: string;
  cells: Cells;
}

export interface CantonFile {
  canton: CantonCode;
  /** The whole history, the oldest first. */
  rows: CantonRow[];
}

export const isRead = ({ state }: Pick<Cell, 'state'>): boolean => state !== 'unread';

/** The row in force on a day; undefined before the first. */
export function rowOn<Row extends { validFrom: string }>(rows: readonly Row[], day: string): Row | undefined {
  return rows.findLast(({ validFrom }) => validFrom <= day);
}

/** What keeps a row from being shown as it stands, in words; empty where all is right. `communes`: names of those whose own pages may be a source. */
export function rowFaults(canton: CantonCode, row: CantonRow, communes: readonly string[] = []): string[] {
  const cells = row.cells as Partial<Record<string, Cell>>;
  return [
    ...(isDay(row.validFrom) ? [] : [`validFrom ${row.validFrom} is no day`]),
    ...CELL_NAMES.filter((name) => !cells[name]).map((name) => `${name} is missing`),
    ...Object.keys(cells)
      .filter((name) => !(CELL_NAMES as readonly string[]).includes(name))
      .map((name) => `${name} is no cell`),
    ...CELL_NAMES.flatMap((name) => cellFaults(name, cells[name], (address) => isOfficial(address, canton, communes))),
  ];
}

function cellFaults(name: CellName, cell: Cell | undefined, official: (address: string) => boolean): string[] {
  if (!cell) return [];
  const faults: string[] = [];
  const { state, value, says, article, edition, source, readOn, quote } = cell;
  const want = (right: unknown, fault: string): void => {
    if (!right) faults.push(`${name}: ${fault}`);
  };
  want(RULE_STATES.includes(state), `${state} is no state`);
  want(says, 'says nothing');
  for (const day of [edition, readOn, cell.signedOn ?? null])
    want(day === null || isDay(day), `${String(day)} is no day`);
  want(source === null || official(source), `${String(source)} is no official address`);
  want((quote ?? '').split(/\s+/).length <= MAX_QUOTED_WORDS, `quotes more than ${MAX_QUOTED_WORDS} words`);
  if (!isRead(cell)) {
    want(!cell.signedBy && !cell.signedOn, 'is signed and unread');
    return faults;
  }
  for (const [field, given] of Object.entries({ article, edition, source, readOn, quote }))
    want(given, `is ${state} without ${field}`);
  want(value !== null || !(JUDGED as readonly string[]).includes(name), `is ${state} without value`);
  if (state === 'signed') {
    want(cell.signedBy, 'is signed by nobody');
    want(cell.signedOn && readOn && cell.signedOn >= readOn, 'is signed before it was read, or on no day');
  } else want(!cell.signedBy && !cell.signedOn, 'is read, and somebody has signed');
  return faults;
}

/** Collections of the Confederation and of several cantons, and those of cantons that use another name than their code. */
const COLLECTIONS = ['admin.ch', 'lexfind.ch', 'clex.ch', 'silgeneve.ch', 'jura.ch'];
const COMMUNE_HOST = /^(?:www\.)?(?:stadt|gemeinde|bg|ville|commune)?-?([a-z-]+)\.ch$/;

/**
 * Whether an address is one of the Confederation, of the canton, of one of its `communes` (names) or of a collection of
 * laws. Papers, law firms and parties are no source, however well they quote.
 */
export function isOfficial(address: string, canton: CantonCode, communes: readonly string[] = []): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (!/^https?:$/.test(protocol)) return false;
  const code = canton.toLowerCase();
  if ([`${code}.ch`, ...COLLECTIONS].some((host) => hostname === host || hostname.endsWith(`.${host}`))) return true;
  const own = withoutDigraphs(COMMUNE_HOST.exec(hostname)?.[1] ?? '');
  return (
    own !== '' &&
    communes.some((name) => {
      const [first = ''] = placeKey(name).split(' ');
      return [first, `${first}${code}`].map(withoutDigraphs).includes(own);
    })
  );
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

export const isCanton = (code: string): code is CantonCode => (CANTON_CODES as readonly string[]).includes(code);
