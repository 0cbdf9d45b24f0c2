export interface CantonDots {
  canton: string;
  /** One path of zero-length lines, drawn with round caps. */
  path: string;
  box: Box;
  centre: readonly [x: number, y: number];
  communes: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Dots {
  cantons: CantonDots[];
  positionOf: Map<number, readonly [x: number, y: number]>;
}

export const COUNTRY_BOX: Box = { x: -10, y: -10, width: 1000, height: 645 };

let loading: Promise<Dots> | undefined;

/** Loaded with the first map; retried after a failure. */
export function loadDots(): Promise<Dots> {
  loading ??= import('virtual:swiss-dots').then(
    ({ default: dots }) => unpack(dots),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

function unpack(packed: Record<string, number[]>): Dots {
  const positionOf = new Map<number, readonly [number, number]>();
  const cantons = Object.entries(packed).map(([canton, numbers]): CantonDots => {
    const xs: number[] = [];
    const ys: number[] = [];
    let bfs = 0;
    for (let index = 0; index < numbers.length; index += 3) {
      const [bfsDelta, x, y] = [numbers[index]!, numbers[index + 1]!, numbers[index + 2]!];
      bfs += bfsDelta;
      positionOf.set(bfs, [x, y]);
      xs.push(x);
      ys.push(y);
    }
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    return {
      canton,
      communes: xs.length,
      path: xs.map((one, index) => `M${one} ${ys[index]}h0`).join(''),
      box: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y },
      centre: [mean(xs), mean(ys)],
    };
  });
  return { cantons, positionOf };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Adds a margin, keeps the proportions of the map and limits the zoom. */
export function viewBoxAround(boxes: readonly Box[]): Box {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const [width, height] = [
    Math.max(...boxes.map((box) => box.x + box.width)) - x,
    Math.max(...boxes.map((box) => box.y + box.height)) - y,
  ];
  const scale = Math.max((width + 50) / COUNTRY_BOX.width, (height + 50) / COUNTRY_BOX.height, 0.12);
  const [viewWidth, viewHeight] = [COUNTRY_BOX.width * scale, COUNTRY_BOX.height * scale];
  return { x: x + (width - viewWidth) / 2, y: y + (height - viewHeight) / 2, width: viewWidth, height: viewHeight };
}

/** Keeps the labels that do not overlap an earlier one. */
export function withoutOverlaps<T extends { x: number; y: number; width: number; height: number }>(
  labels: readonly T[],
): T[] {
  const kept: T[] = [];
  for (const label of labels) {
    const overlaps = kept.some(
      (other) =>
        Math.abs(label.x - other.x) < (label.width + other.width) / 2 &&
        Math.abs(label.y - other.y) < (label.height + other.height) / 2,
    );
    if (!overlaps) kept.push(label);
  }
  return kept;
}
