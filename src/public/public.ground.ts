import { applyDecorators, Controller, UseFilters, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CommuneQuery } from '../places/place.dto.js';
import type { PlacesService } from '../places/places.service.js';
import { PageFilter, PageInterceptor } from './page.reply.js';
import type { FindPlace } from './check.steps.js';
import { NotOpenYet, type Visit } from './visit.js';

/** A controller of pages: drawn here, in the reader's language, faults among them. */
export function Pages(): ClassDecorator {
  return applyDecorators(Controller(), ApiExcludeController(), UseInterceptors(PageInterceptor), UseFilters(PageFilter));
}

/** With real use nothing is asked of anybody before it is set who answers for it. */
export function mustBeOpen(visit: Visit): void {
  if (!visit.controller) throw new NotOpenYet();
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
