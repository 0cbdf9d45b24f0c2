import { withoutOverlaps, type Box, type Dots } from './swissDots';

const LETTER_WIDTH_PX = 8.5;

/** Largest cantons first; labels that would overlap are left out. */
export function CantonLabels({
  dots,
  unitPerPixel,
  box,
  selected,
}: {
  dots: Dots;
  unitPerPixel: number;
  box: Box;
  selected: string | undefined;
}) {
  const labels = dots.cantons
    .filter(
      ({ canton, centre: [x, y] }) =>
        canton === selected || (x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height),
    )
    .toSorted(
      (one, other) =>
        Number(other.canton === selected) - Number(one.canton === selected) || other.communes - one.communes,
    )
    .map(({ canton, centre: [x, y] }) => ({
      canton,
      x,
      y,
      width: LETTER_WIDTH_PX * 2.6 * unitPerPixel,
      height: 16 * unitPerPixel,
    }));
  return (
    <g className="swiss-map-labels" aria-hidden="true" fontSize={12 * unitPerPixel} strokeWidth={3.5 * unitPerPixel}>
      {withoutOverlaps(labels).map(({ canton, x, y }) => (
        <text key={canton} x={x} y={y}>
          {canton}
        </text>
      ))}
    </g>
  );
}
