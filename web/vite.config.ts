import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { swissDots } from './swiss-dots';

const OUT = path.join(import.meta.dirname, 'dist');
const API = process.env.PASSERELLE_URL ?? 'http://localhost:3000';

/** Files below a folder, as paths that begin with `/`. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${path.relative(folder, path.join(entry.parentPath, entry.name))}`);
}

/**
 * After the build: tells the service worker which files there are (the version is their digest), and lays a compressed
 * copy beside each text file, so that the server compresses nothing while it serves.
 */
function afterwards(): Plugin {
  return {
    name: 'passerelle-afterwards',
    apply: 'build',
    closeBundle() {
      const worker = path.join(OUT, 'worker.js');
      const shell = filesOf(OUT).filter((file) => file !== '/worker.js' && !file.endsWith('.map'));
      const version = createHash('sha256')
        .update(shell.map((file) => readFileSync(path.join(OUT, file)).toString('base64')).join())
        .digest('hex')
        .slice(0, 12);
      writeFileSync(
        worker,
        readFileSync(worker, 'utf8')
          .replace(/(["'`])__FILES__\1/g, JSON.stringify(shell))
          .replaceAll('__VERSION__', version),
      );
      for (const file of filesOf(OUT).filter((name) => /\.(js|css|html|svg|json|webmanifest)$/.test(name))) {
        const bytes = readFileSync(path.join(OUT, file));
        writeFileSync(path.join(OUT, `${file}.gz`), gzipSync(bytes, { level: 9 }));
        writeFileSync(
          path.join(OUT, `${file}.br`),
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        );
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), swissDots(), afterwards()],
  server: { port: 5173, proxy: { '/api': API, '/link': API, '/requests': API } },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: 'es2022',
    // The page allows no inline script, style or data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        index: path.join(import.meta.dirname, 'index.html'),
        worker: path.join(import.meta.dirname, 'src/worker.ts'),
      },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        // What every screen needs comes in two files: over a slow line each further one costs a round trip.
        codeSplitting: {
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /node_modules/ },
            { name: 'kit', tags: ['$initial'], test: /src\/(?!worker|main)/ },
            // The small parts that most screens use, in one file.
            { name: 'controls', test: /src\/kit\//, minShareCount: 6 },
          ],
        },
      },
    },
  },
});
