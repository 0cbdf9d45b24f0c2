import type { PlacesService } from '../../places/places.service.js';
import { westernDigits } from '../../common/signs.js';
import { lineOf, valueOf, type Fault, type Form } from './form.rules.js';

export interface Place {
  bfs: number;
  name: string;
  canton: string;
  alias?: string;
}

/** `certain`: what was written is just their name. */
export interface FoundPlaces {
  places: Place[];
  certain: boolean;
}

export type FindPlace = (text: string) => Promise<FoundPlaces>;

export interface PlaceResult {
  place: Place | null;
  places: Place[];
  faults: Fault[];
}

export const MAX_PLACES = 20;
export const NONE = 'none';
/** Of the name of a place, as it is typed. */
export const MAX_PLACE = 60;

export const placeName = ({ name, canton }: Place): string => `${name} (${canton})`;

export async function readPlace(form: Form, field: string, find: FindPlace): Promise<PlaceResult> {
  const text = lineOf(form, field).slice(0, MAX_PLACE);
  const refused = (where: string, why: Fault['text'], places: Place[] = []): PlaceResult => ({
    place: null,
    places,
    faults: [{ field: where, text: why }],
  });
  if (text === '') return refused(field, 'error.place.needed');
  const { places, certain } = await find(westernDigits(text));
  const choice = valueOf(form, `${field}-choice`);
  const place = places.find(({ bfs }) => String(bfs) === choice) ?? (certain && places.length === 1 ? places[0] : null);
  if (place) return { place, places: [place], faults: [] };
  if (places.length === 0) return refused(field, 'error.place.unknown');
  if (choice === NONE) return refused(field, 'error.place.other');
  return refused(`${field}-choice`, places.length === 1 ? 'error.place.perhaps' : 'error.place.several', places);
}

/** Exact names precede those that contain it. */
export function placeFinder(places: PlacesService): FindPlace {
  return async (text) => {
    const { communes, exact, certain } = await places.findByName(text, MAX_PLACES);
    const matches = (exact > 0 ? communes.slice(0, exact) : communes).map(({ bfs, name, canton, alias }) => ({
      bfs,
      name: name.replace(/ \([A-Z]{2}\)$/, ''),
      canton: String(canton),
      ...(alias ? { alias } : {}),
    }));
    return { places: matches, certain };
  };
}
