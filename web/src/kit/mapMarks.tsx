import type { Dots } from './swissDots';

export type MarkShape = 'ring' | 'diamond';

export interface Mark {
  commune: number;
  shape: MarkShape;
  /** Tooltip. */
  title: string;
  /** Makes the mark slightly larger. */
  count?: number;
}

export function MarkSymbol({
  shape,
  x,
  y,
  size,
  unitPerPixel,
}: {
  shape: MarkShape;
  x: number;
  y: number;
  size: number;
  unitPerPixel: number;
}) {
  const half = size * unitPerPixel;
  if (shape === 'diamond')
    return (
      <path
        className="mark-diamond"
        strokeWidth={1.5 * unitPerPixel}
        d={`M${x} ${y - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`}
      />
    );
  return (
    <>
      <circle className="mark-ring" cx={x} cy={y} r={half} strokeWidth={2 * unitPerPixel} />
      <circle className="mark-point" cx={x} cy={y} r={half * 0.38} />
    </>
  );
}

export function CommuneMarks({
  dots,
  marks,
  unitPerPixel,
}: {
  dots: Dots;
  marks: readonly Mark[];
  unitPerPixel: number;
}) {
  const communesWithRing = new Set(marks.filter(({ shape }) => shape === 'ring').map(({ commune }) => commune));
  return (
    <g className="swiss-map-marks">
      {marks.map(({ commune, shape, title, count = 1 }) => {
        const position = dots.positionOf.get(commune);
        if (!position) return null;
        const size = (shape === 'ring' ? 5 : 4.2) + Math.min(4, Math.sqrt(count) - 1) * 2;
        // Shifted where the commune has both marks.
        const offset = shape === 'diamond' && communesWithRing.has(commune) ? 9 * unitPerPixel : 0;
        return (
          <g key={`${commune}-${shape}`}>
            <title>{title}</title>
            <MarkSymbol
              shape={shape}
              x={position[0] + offset}
              y={position[1] - offset}
              size={size}
              unitPerPixel={unitPerPixel}
            />
          </g>
        );
      })}
    </g>
  );
}
