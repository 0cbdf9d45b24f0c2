import book from './data/taxonomy.json' with { type: 'json' };
import type { Level } from '../places/authority.dto.js';

/** A decision, or something else that is known, in which this kind of irregularity was found or discussed. */
export interface LeadingCase {
  citation: string;
  /** Where in it. */
  at?: string;
  /** What it is known as or about. */
  note?: string;
  /** Day or year of the decision; null: it is no decision that can be cited and dated, and is listed only. */
  decided: string | null;
  /** Whose act was judged. */
  level?: Level;
  canton?: string | null;
}

/** One kind of irregularity. */
export interface TaxonomyKind {
  code: string;
  core: boolean;
  names: { de: string; fr: string; it: string; en: string };
  definition: string;
  legalBasis: string[];
  leadingCases: LeadingCase[];
  typicalEvidence: string[];
  /** How soon one must act, in words; null where nothing can be said. */
  deadline: string | null;
  defaultSeverity: number;
}

/**
 * The kinds of irregularities, in data/taxonomy.json: an excerpt of public law and decisions, to be confirmed by a jurist
 * of the network. A change of meaning takes a new version; each irregularity keeps the one it was logged under. A BGE is
 * dated by its volume (1874 + volume) unless the day is known.
 */
export const TAXONOMY_VERSION: string = book.version;
export const TAXONOMY = book.kinds as TaxonomyKind[];
export const CODES: readonly string[] = TAXONOMY.map((kind) => kind.code);
