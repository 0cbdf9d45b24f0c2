import { bareName, placeKey } from './place-name.rules.js';
import type { NameKind } from './place.entity.js';
import type { PlacesData } from './places-data.js';

export interface NameRow {
  bfs: number;
  key: string;
  name: string;
  kind: NameKind;
}

/** Over several mergers. */
export function heirsOf({ communes, merged }: Pick<PlacesData, 'communes' | 'merged'>): Map<number, number> {
  const today = new Set(communes.map(([bfs]) => bfs));
  const next = new Map(merged.map(({ bfs, mergedInto }) => [bfs, mergedInto]));
  const heirs = new Map<number, number>();
  for (const [bfs] of next) {
    let heir = next.get(bfs);
    for (let steps = 0; heir !== undefined && !today.has(heir) && steps < next.size; steps++) heir = next.get(heir);
    if (heir !== undefined && today.has(heir)) heirs.set(bfs, heir);
  }
  return heirs;
}

/** Own, foreign, former and local names of current communes; the first of a key wins. */
export function namesOf(data: PlacesData): NameRow[] {
  const rows = new Map<string, NameRow>();
  const add = (bfs: number, name: string, kind: NameKind, key = placeKey(name)): void => {
    if (key !== '' && !rows.has(`${bfs} ${key}`)) rows.set(`${bfs} ${key}`, { bfs, key, name, kind });
  };
  const heirs = heirsOf(data);
  for (const [bfs, name] of data.communes)
    for (const each of [name, bareName(name), ...name.split('/')]) add(bfs, each, 'own');
  for (const { bfs, said } of data.names) for (const name of said) add(bfs, name, 'said');
  for (const { bfs, name } of data.merged) {
    const heir = heirs.get(bfs);
    if (heir !== undefined)
      for (const each of [name, bareName(name), ...name.split('/')]) add(heir, name, 'former', placeKey(each));
  }
  for (const { bfs, quarters = [] } of data.names) for (const name of quarters) add(bfs, name, 'place');
  addLocalities(data.postcodes, rows, add);
  return [...rows.values()];
}

type Add = (bfs: number, name: string, kind: NameKind, key?: string) => void;

/** Postcodes cross borders: a commune of that name, current or former, takes precedence. */
function addLocalities(postcodes: PlacesData['postcodes'], rows: ReadonlyMap<string, NameRow>, add: Add): void {
  const holders = new Map<string, Set<number>>();
  for (const [, , locality, bfs] of postcodes) holders.set(locality, (holders.get(locality) ?? new Set()).add(bfs));
  for (const [locality, communes] of holders) {
    const keys = [placeKey(locality), placeKey(bareName(locality))];
    const named = [...communes].filter((bfs) => keys.some((key) => rows.has(`${bfs} ${key}`)));
    for (const bfs of named.length > 0 ? named : communes)
      for (const key of keys) add(bfs, locality.replace(/ \d+$/, ''), 'place', key);
  }
}
