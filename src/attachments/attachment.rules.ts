const HOURS = 24;

/** What is asked of an attachment that somebody wants to take away. */
export interface RemovalFacts {
  /** Whether they attached it. */
  mine: boolean;
  /** Whether they look after the place: coordination of the canton, or staff where it hangs on an irregularity. */
  inCharge: boolean;
  attachedAt: Date;
}

/** Whoever attached something may take a mistake back for a day; whoever is in charge, at any time. */
export function mayRemove({ mine, inCharge, attachedAt }: RemovalFacts, now: Date): boolean {
  return inCharge || (mine && now.getTime() - attachedAt.getTime() < HOURS * 3_600_000);
}

/** What the sweep finds in the folder and in the table. */
export interface FileInventory {
  /** Files old enough that nobody can be in the middle of attaching them. */
  settled: readonly string[];
  rows: ReadonlySet<string>;
}

const FEW = 20;

/**
 * Files to which no row belongs. None where they are more than a few and the greater part: then it is not files that are
 * too many, but folder and database that do not belong together, and both are left alone.
 */
export function strayFiles({ settled, rows }: FileInventory): { stray: string[]; suspicious: boolean } {
  const stray = settled.filter((id) => !rows.has(id));
  const suspicious = stray.length > FEW && stray.length * 2 > settled.length;
  return { stray: suspicious ? [] : stray, suspicious };
}
