import type { DataSource } from 'typeorm';
import { loadPublishedIrregularities } from './irregularities/published.js';

/** Loads what the rooms bring as files, each only when it has changed. */
export async function loadReferenceData(owner: DataSource, _demo: boolean): Promise<void> {
  await loadPublishedIrregularities(owner);
}
