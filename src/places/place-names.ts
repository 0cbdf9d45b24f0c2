import { bareName, placeKey } from './place-name.rules.js';
import type { NameKind } from './place.entity.js';
import type { PlacesData } from './places-data.js';

/** One name under which a commune of today is found. */
export interface NameRow {
  bfs: number;
  key: string;
  name: string;
  kind: NameKind;
}

/** The commune of today behind the number of one that has gone, however many mergers lie between. */
export function heirsOf({ communes, merged }: Pick<PlacesData, 'communes' | 'merged'>): Map<number, number> {
  const today = new Set(communes.map(([bfs]) => bfs));
  const next = new Map(merged.map(({ bfs, mergedInto }) => [bfs, mergedInto]));
  const heirs = new Map<number, number>();
  for (const [bfs] of next) {
    let heir = next.get(bfs);
    // A way longer than all there are leads in a circle.
    for (let steps = 0; heir !== undefined && !today.has(heir) && steps < next.size; steps++) heir = next.get(heir);
    if (heir !== undefined && today.has(heir)) heirs.set(bfs, heir);
  }
  return heirs;
}

/** Every name of every commune of today: its own, as others say it, of what has gone into it, of the places in it. The first of a key stands. */
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

/** A postcode's name reaches over borders: where a commune has that name, or had it, the place is there and nowhere else. */
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
