import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const WEB = path.resolve('web');
const LOCALES = ['de', 'fr', 'it', 'en'] as const;
const NAMESPACES = readdirSync(path.join(WEB, 'src/texts/de')).map((file) => file.replace('.json', ''));
const PLURAL = /_(zero|one|two|few|many|other)$/;

type Texts = { [key: string]: string | Texts };

function filesOf(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** All texts of a namespace by their full key. */
function flat(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

const textsOf = (locale: string, namespace: string): Map<string, string> =>
  flat(JSON.parse(readFileSync(path.join(WEB, `src/texts/${locale}/${namespace}.json`), 'utf8')) as Texts);
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort();

describe('the texts of the client', () => {
  for (const namespace of NAMESPACES)
    it(`are there in four languages, with the same keys, placeholders and the plural forms each language has: ${namespace}`, () => {
      const german = textsOf('de', namespace);
      const stems = new Set([...german.keys()].map((key) => key.replace(PLURAL, '')));
      for (const locale of LOCALES) {
        const texts = textsOf(locale, namespace);
        expect({ locale, keys: [...new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')))].sort() }).toEqual({
          locale,
          keys: [...stems].sort(),
        });
        const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.slice().sort();
        for (const stem of stems) {
          const has = [...texts.keys()]
            .filter((key) => key !== stem && key.replace(PLURAL, '') === stem)
            .map((key) => PLURAL.exec(key)![1])
            .sort();
          const counted = [...german.keys()].some((key) => key !== stem && key.replace(PLURAL, '') === stem);
          expect({ locale, stem, forms: has }).toEqual({ locale, stem, forms: counted ? forms : [] });
        }
        for (const [key, text] of texts) {
          expect({ locale, key, empty: text.trim() === '' }).toEqual({ locale, key, empty: false });
          const stem = key.replace(PLURAL, '');
          const model = german.get(key) ?? german.get(`${stem}_other`)!;
          // A form for one may say the number in words.
          const may = /_(zero|one|two)$/.test(key)
            ? placeholders(model).filter((name) => name !== 'count' || placeholders(text).includes('count'))
            : placeholders(model);
          expect({ locale, key, placeholders: placeholders(text) }).toEqual({ locale, key, placeholders: may });
        }
      }
    });

  it('are written as one writes in Switzerland', () => {
    for (const namespace of NAMESPACES) {
      for (const [key, text] of textsOf('de', namespace))
        expect({ key, text: text.match(/ß|„|“/g) }).toEqual({ key, text: null });
      for (const [key, text] of textsOf('fr', namespace))
        expect({ key, text: /\S[?!;](\s|$)/.exec(text)?.[0] ?? null }).toEqual({ key, text: null });
    }
  });

  it('are all used: none waits for a screen that has gone', () => {
    const code = filesOf(path.join(WEB, 'src'), /\.tsx?$/)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const literal = new Set(
      [...code.matchAll(/['"`]([\w:-]+(?:\.[\w-]+)*)['"`]/g)].map(([, key]) => key.replace(/^\w+:/, '')),
    );
    const built = [...code.matchAll(/`(?:\w+:)?([\w.-]*)\$\{/g)]
      .map(([, prefix]) => prefix)
      .filter((prefix) => prefix.includes('.'));
    const unused = NAMESPACES.flatMap((namespace) =>
      [...textsOf('de', namespace).keys()]
        .map((key) => key.replace(PLURAL, ''))
        .filter((key) => !literal.has(key) && !built.some((prefix) => key.startsWith(prefix)))
        .map((key) => `${namespace}:${key}`),
    );
    expect([...new Set(unused)]).toEqual([]);
  });
});

describe('the client', () => {
  it('has the types and limits of the API as they are now (npm run api writes them)', () => {
    const description = execFileSync(process.execPath, ['dist/openapi-print.js'], { maxBuffer: 50_000_000 });
    const types = execFileSync(process.execPath, ['node_modules/openapi-typescript/bin/cli.js'], {
      input: description,
      maxBuffer: 50_000_000,
    }).toString();
    expect(readFileSync(path.join(WEB, 'src/api/schema.d.ts'), 'utf8')).toBe(types);
    const limits = execFileSync(process.execPath, ['dist/openapi-print.js', '--limits']).toString();
    expect(readFileSync(path.join(WEB, 'src/api/limits.ts'), 'utf8')).toBe(limits);
  });

  it('is laid out by start and end, so that it can run from right to left', () => {
    const physical =
      /(?<![\w-])(left|right|margin-(top|bottom)|padding-(top|bottom)|(min-|max-)?(width|height)|border-(top|bottom)|top|bottom)\s*:/;
    for (const file of filesOf(path.join(WEB, 'src'), /\.css$/))
      for (const line of readFileSync(file, 'utf8')
        .replaceAll(/@media[^{]*/g, '')
        .split('\n'))
        expect({ file: path.relative(WEB, file), line: physical.exec(line)?.[0] ?? null }).toEqual({
          file: path.relative(WEB, file),
          line: null,
        });
  });

  it('calls nobody but us', () => {
    const known =
      /^https?:\/\/(www\.w3\.org|react\.dev|simplewebauthn\.dev|(\w+\.)?i18next\.com|locize\.com|[\w.-]*\.example|localhost)/;
    const found = filesOf(path.join(WEB, 'dist'), /\.(js|css|html|svg|webmanifest)$/).flatMap((file) =>
      (readFileSync(file, 'utf8').match(/https?:\/\/[\w.-]+\.[a-z]{2,}/g) ?? []).filter(
        (address) => !known.test(address),
      ),
    );
    expect([...new Set(found)]).toEqual([]);
  });
});
