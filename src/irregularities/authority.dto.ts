import type { Level, Organ } from '../places/authority.dto.js';

export class AuthorityView {
  level: Level;
  canton: string | null;
  commune: number | null;
  communeName: string | null;
  organ: Organ | null;
}
