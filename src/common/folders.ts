import path from 'node:path';

/** `dist`, also for the bundle in `dist/joined`; `src` in tests. */
const PROGRAM = path.resolve(import.meta.dirname, '..');

export const TEXTS_FOLDER = path.join(PROGRAM, 'texts/data');
export const CANTONS_FOLDER = path.join(PROGRAM, 'places/data/cantons');
export const PAGES_FOLDER = path.join(PROGRAM, 'public/data');
export const CLIENT_FOLDER = path.join(PROGRAM, '../web/dist');
