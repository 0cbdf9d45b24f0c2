import { CommuneQuery } from '../places/place.dto.js';
import type { PlacesService } from '../places/places.service.js';
import { lineOf, valueOf, westernDigits, type Fault, type Form } from './form.rules.js';

/** A commune as the pages speak of it. */
export interface Place {
  bfs: number;
  name: string;
  canton: string;
}

/** A commune as somebody wrote it, looked up: one, several to choose from, or none. */
export type FindPlace = (text: string) => Promise<Place[]>;

export interface ReadPlace {
  one: Place | null;
  /** What it may have meant, when it is not one. */
  places: Place[];
  faults: Fault[];
}

export const inWords = ({ name, canton }: Place): string => `${name} (${canton})`;

/** Reads a field for a commune, and the choice beside it where the name alone meant several. */
export async function readPlace(form: Form, field: string, find: FindPlace): Promise<ReadPlace> {
  const text = lineOf(form, field).slice(0, 60);
  if (text === '') return { one: null, places: [], faults: [{ field, text: 'error.place.needed' }] };
  const places = await find(westernDigits(text));
  const one = places.length === 1 ? places[0] : places.find(({ bfs }) => String(bfs) === valueOf(form, `${field}-choice`));
  if (one) return { one, places: [], faults: [] };
  return { one: null, places, faults: [places.length === 0 ? { field, text: 'error.place.unknown' } : { field: `${field}-choice`, text: 'error.place.several' }] };
}

/** Looks a commune up by its name, its postcode, or the canton behind its name: the very name goes before all that only contain it. */
export function finder(places: PlacesService): FindPlace {
  return async (text) => {
    const plain = text.replace(/\s*\([A-Z]{2}\)$/, '').slice(0, 60);
    if (plain === '') return [];
    const query = Object.assign(new CommuneQuery(), /^[1-9]\d{3}$/.test(plain) ? { postcode: Number(plain), limit: 21 } : { q: plain.replace(/^\d{4}\s+/, ''), limit: 21 });
    if (query.q !== undefined && !/\p{L}/u.test(query.q)) return [];
    const { items } = await places.communes(query);
    const found = items.map(({ bfs, name, canton }) => ({ bfs, name: name.replace(/ \([A-Z]{2}\)$/, ''), canton: String(canton) }));
    const same = found.filter(({ name }) => folded(name) === folded(plain));
    return same.length > 0 ? same : found;
  };
}

function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
