import book from './data/taxonomy.json' with { type: 'json' };
import type { Level } from '../places/authority.dto.js';

export interface LeadingCase {
  citation: string;
  at?: string;
  note?: string;
  /** Day or year; null: listed only. */
  decided: string | null;
  level?: Level;
  canton?: string | null;
}

export interface TaxonomyKind {
  code: string;
  core: boolean;
  names: { de: string; fr: string; it: string; en: string };
  definition: string;
  legalBasis: string[];
  leadingCases: LeadingCase[];
  typicalEvidence: string[];
  deadline: string | null;
  defaultSeverity: number;
}

/** Irregularities keep their version. A BGE is dated by its volume (1874 + volume) unless the day is known. */
export const TAXONOMY_VERSION: string = book.version;
export const TAXONOMY = book.kinds as TaxonomyKind[];
export const CODES: readonly string[] = TAXONOMY.map((kind) => kind.code);
