const HOURS = 24;

export interface RemovalFacts {
  mine: boolean;
  inCharge: boolean;
  attachedAt: Date;
}

export function mayRemove({ mine, inCharge, attachedAt }: RemovalFacts, now: Date): boolean {
  return inCharge || (mine && now.getTime() - attachedAt.getTime() < HOURS * 3_600_000);
}

export interface FileInventory {
  /** Files old enough that no upload can still be running. */
  settled: readonly string[];
  rows: ReadonlySet<string>;
}

const FEW = 20;

/** Files without a row. None when they are most of the folder: then folder and database do not belong together. */
export function strayFiles({ settled, rows }: FileInventory): { stray: string[]; suspicious: boolean } {
  const stray = settled.filter((id) => !rows.has(id));
  const suspicious = stray.length > FEW && stray.length * 2 > settled.length;
  return { stray: suspicious ? [] : stray, suspicious };
}
