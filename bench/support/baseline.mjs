// The figures of an earlier run, frozen in bench/baseline: printed beside today's. BENCH_RECORD=1 replaces them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { SMALLEST } from './size.mjs';

const RECORDS = process.env.BENCH_RECORD === '1' && !SMALLEST;
const rounded = (value) => Number(value.toPrecision(3));
const fileOf = (part) => new URL(`../baseline/${part}.json`, import.meta.url);

let known = {};
let figures = {};

export function beginPart(part) {
  figures = {};
  try {
    known = JSON.parse(readFileSync(fileOf(part), 'utf8')).figures;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    known = {};
  }
}

/** Notes a figure; answers its ratio in the baseline, or null. `a` and `b`: the two sides in `unit`. */
export function compareWithBaseline(what, { ratio, a, b, unit }) {
  figures[what] = { ratio: rounded(ratio), a: rounded(a), b: rounded(b), unit };
  return known[what]?.ratio ?? null;
}

export function endPart(part) {
  if (!RECORDS || Object.keys(figures).length === 0) return;
  const machine = { node: process.version, cores: os.cpus().length, cpu: os.cpus()[0].model };
  const taken = { on: new Date().toISOString().slice(0, 10), machine, figures };
  mkdirSync(new URL('../baseline/', import.meta.url), { recursive: true });
  writeFileSync(fileOf(part), `${JSON.stringify(taken, null, 2)}\n`);
}
