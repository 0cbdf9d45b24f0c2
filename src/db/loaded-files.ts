import { Entity, PrimaryColumn, type EntityManager } from 'typeorm';
import { realNow } from '../common/clock.js';
import { InstantColumn, TextColumn } from './columns.js';

@Entity('loaded_files')
export class LoadedFile {
  @PrimaryColumn('text') name: string;
  @TextColumn() digest: string;
  @InstantColumn() loadedAt: Date;
}

/** Returns whether `load` ran. */
export async function loadWhenChanged(
  tx: EntityManager,
  name: string,
  digest: string,
  load: () => Promise<void>,
): Promise<boolean> {
  const loaded = await tx.findOneBy(LoadedFile, { name });
  if (loaded?.digest === digest) return false;
  await load();
  await tx.upsert(LoadedFile, { name, digest, loadedAt: realNow() }, ['name']);
  return true;
}
