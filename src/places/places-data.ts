import type { CantonCode } from '../common/cantons.js';
import type { FederalRule, RuleRow } from './legal-rule.rules.js';
import type { Names } from './place.entity.js';

export type CommuneRow = [bfs: number, name: string, canton: CantonCode, language: string, lat: number, lon: number];
export type FormerRow = [bfs: number, name: string, canton: CantonCode, endedOn: string, mergedInto: number];
export type PostcodeRow = [plz: number, addition: number, locality: string, bfs: number];

export interface PlacesData {
  digest: string;
  validOn: string;
  cantons: { code: CantonCode; names: Names; languages: string[] }[];
  rules: RuleRow[];
  federal: FederalRule[];
  communes: CommuneRow[];
  merged: { bfs: number; name: string; canton: CantonCode; endedOn: string; mergedInto: number }[];
  postcodes: PostcodeRow[];
  names: { bfs: number; said: string[]; quarters?: string[] }[];
}
