// Runs the tests of the rules within the process of Stryker: they need neither a database nor an environment of their own.
// Jest looks for its files anew for each mutant, which takes a second; this takes some hundredths.
import { transformSync } from '@swc/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import jestConfig from '../../jest.config.mjs';

const real = createRequire(import.meta.url);
const { jestExpect: expect } = real('@jest/expect');
const { bind } = real('jest-each');
const mocker = new (real('jest-mock').ModuleMocker)(globalThis);
const swc = jestConfig.transform['^.+\\.ts$'][1];
/** Properties are tried once per mutant: a few examples tell most mutants apart. */
const MAX_RUNS = 25;

class RulesRunner {
  sources = new Map();
  /** What does not lead to a rule is loaded once. */
  kept = new Map();

  constructor() {
    const room = process.env.MUTATED_ROOM;
    const files = readdirSync(`src/${room}`, { recursive: true }).filter((name) => name.endsWith('.rules.test.ts'));
    this.files = [...files.map((name) => `src/${room}/${name}`), `test/rules/${room}.test.ts`]
      .map((name) => path.resolve(name))
      .filter((name) => existsSync(name));
    this.stryker = globalThis.__stryker__ ??= {};
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    this.stryker.activeMutant = undefined;
    this.stryker.mutantCoverage = { static: {}, perTest: {} };
    const tests = await this.run();
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    this.stryker.activeMutant = activeMutant.id;
    this.stryker.hitLimit = hitLimit;
    this.stryker.hitCount = hitLimit === undefined ? undefined : 0;
    const tests = await this.run(testFilter, !disableBail);
    const endless = determineHitLimitReached(this.stryker.hitCount, this.stryker.hitLimit);
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests });
  }

  async run(wanted, bail = false) {
    const results = [];
    for (const file of this.files) {
      const collected = new Collector(path.relative('.', file));
      try {
        this.load(file, collected);
      } catch (error) {
        results.push(failed(`${collected.file} loads`, error));
      }
      for (const test of collected.tests) {
        if (wanted && !wanted.includes(test.id)) continue;
        results.push(await this.try(test));
        if (bail && results.at(-1).status === TestStatus.Failed) return results;
      }
      if (bail && results.at(-1)?.status === TestStatus.Failed) return results;
    }
    return results;
  }

  async try({ id, group, body }) {
    const began = performance.now();
    const groups = [];
    for (let each = group; each; each = each.parent) groups.unshift(each);
    try {
      for (const each of groups) {
        const first = each.first.splice(0);
        for (const prepare of first) await prepare();
      }
      this.stryker.currentTestId = id;
      for (const each of groups) for (const prepare of each.before) await prepare();
      await body();
      return { id, name: id, status: TestStatus.Success, timeSpentMs: performance.now() - began };
    } catch (error) {
      return failed(id, error, performance.now() - began);
    } finally {
      this.stryker.currentTestId = undefined;
    }
  }

  /** Loads a test and whatever leads to a rule anew, so that tables of a module are mutated too. */
  load(file, collected) {
    const mocks = new Map();
    const loaded = new Map();
    const everything = this.source(file).text.includes('jest.mock(');
    const load = (name) => {
      if (mocks.has(name)) return mocks.get(name)();
      if (name.endsWith('.json')) return real(name);
      const fresh = everything || this.leadsToRule(name);
      const known = fresh ? loaded : this.kept;
      if (known.has(name)) return known.get(name).exports;
      const module = { exports: {} };
      known.set(name, module);
      const required = (id) => {
        if (id === '@jest/globals') return { expect, ...collected.globals, jest: jestFor(name) };
        if (id === 'fast-check') return fewerRuns(real(id));
        return id.startsWith('.') ? load(resolved(name, id)) : real(id);
      };
      this.source(name).run(module.exports, required, module, name, path.dirname(name));
      return module.exports;
    };
    const jestFor = (from) => ({
      fn: mocker.fn.bind(mocker),
      mocked: (mock) => mock,
      mock: (id, make) => void mocks.set(resolved(from, id), once(make)),
      requireActual: (id) => {
        const name = resolved(from, id);
        const make = mocks.get(name);
        mocks.delete(name);
        const actual = load(name);
        mocks.set(name, make);
        return actual;
      },
    });
    load(file);
  }

  source(name) {
    const known = this.sources.get(name);
    if (known) return known;
    const text = readFileSync(name, 'utf8');
    const { code } = transformSync(text, { ...swc, filename: name, sourceMaps: false });
    const run = compileFunction(code, ['exports', 'require', 'module', '__filename', '__dirname'], { filename: name });
    const imports = [...code.matchAll(/require\("(\.[^"]+)"\)/g)].map(([, id]) => resolved(name, id));
    const source = { text, run, imports };
    this.sources.set(name, source);
    return source;
  }

  leadsToRule(name, seen = new Set()) {
    const source = this.source(name);
    if (source.leads !== undefined) return source.leads;
    if (seen.has(name)) return false;
    seen.add(name);
    const leads =
      /\.(rules|test)\.ts$/.test(name) ||
      source.imports.some((each) => each.endsWith('.ts') && this.leadsToRule(each, seen));
    source.leads = leads;
    return leads;
  }
}

class Collector {
  tests = [];

  constructor(file) {
    this.file = file;
    this.group = { name: file, parent: null, first: [], before: [] };
    const it = (name, body) => {
      const id = `${this.nameOf(this.group)} ${name}`;
      this.tests.push({ id: this.unique(id), group: this.group, body });
    };
    const describe = (name, body) => {
      this.group = { name, parent: this.group, first: [], before: [] };
      body();
      this.group = this.group.parent;
    };
    it.each = bind(it);
    describe.each = bind(describe);
    this.globals = {
      it,
      test: it,
      describe,
      beforeAll: (prepare) => this.group.first.push(prepare),
      beforeEach: (prepare) => this.group.before.push(prepare),
    };
  }

  nameOf({ name, parent }) {
    return parent ? `${this.nameOf(parent)} ${name}` : name;
  }

  unique(id) {
    const same = this.tests.filter((each) => each.id === id || each.id.startsWith(`${id} #`)).length;
    return same === 0 ? id : `${id} #${same + 1}`;
  }
}

function failed(id, error, timeSpentMs = 0) {
  return { id, name: id, status: TestStatus.Failed, timeSpentMs, failureMessage: String(error?.message ?? error) };
}

function resolved(from, id) {
  const name = path.resolve(path.dirname(from), id);
  return name.endsWith('.json') ? name : `${name.replace(/\.js$/, '')}.ts`;
}

function once(make) {
  let made;
  return () => (made ??= make());
}

function fewerRuns(module) {
  const { default: fc, ...rest } = module;
  const assert = (property, parameters) =>
    fc.assert(property, { ...parameters, numRuns: Math.min(parameters?.numRuns ?? 100, MAX_RUNS) });
  return { __esModule: true, ...rest, assert, default: { ...fc, assert } };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'rules', RulesRunner)];
