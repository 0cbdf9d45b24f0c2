import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const NAME = 'virtual:swiss-dots';
const RESOLVED = `\0${NAME}`;
const COMMUNES = path.join(import.meta.dirname, '../src/places/data/communes.json');
/** The map's corner in the national grid, and how many metres one of its units is. */
const [WEST, NORTH, METRES] = [2_485_000, 1_296_000, 350] as const;

/** Degrees to the national grid LV95, by swisstopo's approximation (within a metre). */
function grid(lat: number, lon: number): [east: number, north: number] {
  const phi = (lat * 3600 - 169_028.66) / 10_000;
  const lambda = (lon * 3600 - 26_782.5) / 10_000;
  return [
    2_600_072.37 + 211_455.93 * lambda - 10_938.51 * lambda * phi - 0.36 * lambda * phi * phi - 44.54 * lambda ** 3,
    1_200_147.07 +
      308_807.95 * phi +
      3745.25 * lambda * lambda +
      76.63 * phi * phi -
      194.56 * lambda * lambda * phi +
      119.79 * phi ** 3,
  ];
}

/** The communes of each canton as [number (less the one before), x, y, …]: 8 kB on the way to the browser. */
function dots(): Record<string, number[]> {
  const { communes } = JSON.parse(readFileSync(COMMUNES, 'utf8')) as {
    communes: [bfs: number, name: string, canton: string, language: string, lat: number, lon: number][];
  };
  const found: Record<string, number[]> = {};
  const last: Record<string, number> = {};
  for (const [bfs, , canton, , lat, lon] of communes.toSorted((one, other) => one[0] - other[0])) {
    const [east, north] = grid(lat, lon);
    (found[canton] ??= []).push(
      bfs - (last[canton] ?? 0),
      Math.round((east - WEST) / METRES),
      Math.round((NORTH - north) / METRES),
    );
    last[canton] = bfs;
  }
  return found;
}

/** Makes the map of all communes out of the server's own list, as a module that only screens with a map fetch. */
export function swissDots(): Plugin {
  return {
    name: 'passerelle-swiss-dots',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      this.addWatchFile(COMMUNES);
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(dots()))});`;
    },
  };
}
