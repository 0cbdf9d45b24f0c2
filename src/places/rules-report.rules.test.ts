import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { CANTON_CODES } from '../common/cantons.js';
import { cantonFiles, cellsOn } from './canton-files.js';
import { CELL_NAMES, isRead } from './cell.rules.js';

const report = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, ['src/places/rules-report.mjs', ...args], { encoding: 'utf8' });

it('counts what is read, by canton and by cell', () => {
  const { status, stdout } = report();
  expect(status).toBe(0);
  const today = new Date().toISOString().slice(0, 10);
  const rows = cantonFiles().map(({ canton }) => cellsOn(canton, today)!.cells);
  const lines = stdout.split('\n').map((line) => line.trim().split(/\s+/));
  for (const [i, canton] of CANTON_CODES.entries()) {
    const line = lines.find(([first]) => first === canton)!;
    expect([canton, line.length]).toEqual([canton, CELL_NAMES.length + 2]);
    expect([canton, line.at(-1)]).toEqual([canton, String(CELL_NAMES.filter((name) => isRead(rows[i][name])).length)]);
  }
  const sums = CELL_NAMES.map((name) => rows.filter((cells) => isRead(cells[name])).length);
  expect(lines.find(([first, second]) => first === 'sum' && /^\d/.test(second))).toEqual([
    'sum',
    ...[...sums, sums.reduce((sum, each) => sum + each, 0)].map(String),
  ]);
  expect(stdout).toContain(`${26 * 14} cells: `);
});

it('prints each cell of a canton, and says when there is no such canton', () => {
  const { stdout } = report('--canton', 'zg');
  for (const name of CELL_NAMES) expect(stdout).toMatch(new RegExp(`^[·rS] ${name}: `, 'm'));
  expect(report('--canton', 'XX')).toMatchObject({ status: 1, stderr: 'rules:report: there is no canton XX\n' });
});
