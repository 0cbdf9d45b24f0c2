import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import { CANTONS_FOLDER } from '../common/folders.js';
import { rowOn, type CantonFile, type CantonRow } from './cell.rules.js';

const files = new Map<CantonCode, CantonFile>();

/** Read at the first use. */
export function cantonFile(canton: CantonCode): CantonFile {
  let file = files.get(canton);
  if (!file) {
    file = JSON.parse(readFileSync(path.join(CANTONS_FOLDER, `${canton}.json`), 'utf8')) as CantonFile;
    files.set(canton, file);
  }
  return file;
}

export const cantonFiles = (): CantonFile[] => CANTON_CODES.map(cantonFile);

/** The cells in force on a day; undefined before the first row of the canton. */
export const cellsOn = (canton: CantonCode, day: string): CantonRow | undefined => rowOn(cantonFile(canton).rows, day);
