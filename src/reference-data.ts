import type { DataSource } from 'typeorm';
import { loadPublishedIrregularities } from './irregularities/published.js';
import { loadPlaces } from './places/places.loader.js';

export async function loadReferenceData(owner: DataSource): Promise<void> {
  await owner.transaction((tx) => loadPlaces(tx));
  await loadPublishedIrregularities(owner);
}
