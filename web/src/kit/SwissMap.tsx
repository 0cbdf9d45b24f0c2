import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { useCantonName } from './cantons';
import { figure } from './days';
import { classesOf, colourOf } from './map-classes';
import { apart, around, fetchDots, WHOLE, type Dots } from './swiss-dots';
import './swiss-map.css';

export type MarkShape = 'ring' | 'diamond';

/** Something in a commune that is shown larger than its dot. */
export interface Mark {
  commune: number;
  shape: MarkShape;
  /** Said when the mouse rests on it. */
  title: string;
  /** How many; makes the mark a little larger. */
  count?: number;
}

interface Props {
  /** Its accessible name: what is shown, and where the numbers stand. */
  label: string;
  /** A number for each canton; its colour is the number's class. Those without a number, not even 0, are not part of what is shown. */
  values: Readonly<Record<string, number>>;
  /** What the numbers are, above the ranges of the legend. */
  legend: string;
  format?: (value: number) => string;
  marks?: readonly Mark[];
  /** What the shapes mean. */
  markLabels?: Partial<Record<MarkShape, string>>;
  /** The cantons to look at, when they are not the whole country. */
  focus?: readonly string[];
  /** The canton that is shown closer. */
  selected?: string | undefined;
  /** A click on a canton; `undefined` for the whole country. Keyboards use the table beside the map. */
  onSelect?: (canton: string | undefined) => void;
}

const NO_MARKS: readonly Mark[] = [];
const LETTER_PX = 8.5;

/**
 * Switzerland as its communes, each a dot in the colour of its canton. A picture: always beside a table with the same
 * numbers, whose rows are what a keyboard or a screen reader uses. Not mirrored from right to left.
 */
export function SwissMap({
  label,
  values,
  legend,
  format = figure,
  marks = NO_MARKS,
  markLabels = {},
  focus,
  selected,
  onSelect,
}: Props) {
  const { t } = useTranslation('parts');
  const nameOf = useCantonName();
  const [dots, setDots] = useState<Dots | null | 'failed'>(null);
  useEffect(() => {
    let here = true;
    fetchDots().then(
      (found) => here && setDots(found),
      () => here && setDots('failed'),
    );
    return () => {
      here = false;
    };
  }, []);
  const frame = useRef<HTMLDivElement>(null);
  const [px, setPx] = useState(600);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => entry && setPx(Math.max(entry.contentRect.width, 1)));
    if (frame.current) watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);
  const classes = useMemo(() => classesOf(Object.values(values)), [values]);
  const shown =
    dots && dots !== 'failed'
      ? dots.cantons.filter(({ canton }) => (selected ? canton === selected : focus?.includes(canton)))
      : [];
  const box = shown.length > 0 ? around(shown.map((each) => each.box)) : WHOLE;
  const outside = dots !== 'failed' && dots?.cantons.some(({ canton }) => values[canton] === undefined);
  /** Units of the map for one pixel of the screen. */
  const unit = box.width / px;
  const closer = Math.sqrt(WHOLE.width / box.width);
  const dot = Math.max(5.5 * unit, 8.5 / closer);

  return (
    <figure className="swiss-map">
      <div ref={frame} className="swiss-map-frame">
        {dots === 'failed' ? (
          <p className="hint">{t('map.noMap')}</p>
        ) : (
          <svg
            role="img"
            aria-label={label}
            viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
            aria-busy={dots === null || undefined}
          >
            {dots && (
              <>
                {dots.cantons.map(({ canton, path }) => (
                  <g
                    key={canton}
                    className={`canton canton-${values[canton] === undefined ? 'outside' : colourOf(values[canton], classes)}${selected && selected !== canton ? ' canton-away' : ''}${onSelect && values[canton] !== undefined ? ' canton-opens' : ''}`}
                    onClick={
                      onSelect && values[canton] !== undefined
                        ? () => onSelect(canton === selected ? undefined : canton)
                        : undefined
                    }
                  >
                    <title>
                      {values[canton] === undefined
                        ? nameOf(canton)
                        : `${nameOf(canton)}: ${values[canton] ? format(values[canton]) : t('map.none')}`}
                    </title>
                    <path className="canton-ground" d={path} strokeWidth={26} />
                    <path className="canton-dots" d={path} strokeWidth={dot} />
                  </g>
                ))}
                <Marks dots={dots} marks={marks} unit={unit} />
                <Labels dots={dots} unit={unit} box={box} selected={selected} />
              </>
            )}
          </svg>
        )}
        {selected && onSelect && (
          <Button small icon="back" className="swiss-map-back" onClick={() => onSelect(undefined)}>
            {t('map.whole')}
          </Button>
        )}
      </div>
      <figcaption className="swiss-map-legend">
        <div className="swiss-map-classes">
          <strong>{legend}</strong>
          {Object.values(values).includes(0) && (
            <span className="swiss-map-class">
              <span className="swatch swatch-0" aria-hidden="true" />
              {t('map.none')}
            </span>
          )}
          {classes.map(({ from, to }) => (
            <span key={from} className="swiss-map-class">
              <span className={`swatch swatch-${colourOf(to, classes)}`} aria-hidden="true" />
              {from === to ? format(to) : t('map.to', { from: format(from), to: format(to) })}
            </span>
          ))}
          {outside && (
            <span className="swiss-map-class">
              <span className="swatch swatch-outside" aria-hidden="true" />
              {t('map.outside')}
            </span>
          )}
        </div>
        {(['ring', 'diamond'] as const).map(
          (shape) =>
            markLabels[shape] && (
              <span key={shape} className="swiss-map-class">
                <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
                  <Shape shape={shape} x={0} y={0} size={6} unit={1} />
                </svg>
                {markLabels[shape]}
              </span>
            ),
        )}
        <span className="hint">
          {t('map.dots')} <span className="swiss-map-source">{t('map.source')}</span>
        </span>
      </figcaption>
    </figure>
  );
}

/** The letters of the cantons, the largest first; those that would touch are left away. */
function Labels({
  dots,
  unit,
  box,
  selected,
}: {
  dots: Dots;
  unit: number;
  box: typeof WHOLE;
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
    .map(({ canton, centre: [x, y] }) => ({ canton, x, y, width: LETTER_PX * 2.6 * unit, height: 16 * unit }));
  return (
    <g className="swiss-map-labels" aria-hidden="true" fontSize={12 * unit} strokeWidth={3.5 * unit}>
      {apart(labels).map(({ canton, x, y }) => (
        <text key={canton} x={x} y={y}>
          {canton}
        </text>
      ))}
    </g>
  );
}

function Marks({ dots, marks, unit }: { dots: Dots; marks: readonly Mark[]; unit: number }) {
  const both = new Set(marks.filter(({ shape }) => shape === 'ring').map(({ commune }) => commune));
  return (
    <g className="swiss-map-marks">
      {marks.map(({ commune, shape, title, count = 1 }) => {
        const place = dots.at.get(commune);
        if (!place) return null;
        const size = (shape === 'ring' ? 5 : 4.2) + Math.min(4, Math.sqrt(count) - 1) * 2;
        // Where somebody waits and an adviser is at home, the adviser stands beside them.
        const beside = shape === 'diamond' && both.has(commune) ? 9 * unit : 0;
        return (
          <g key={`${commune}-${shape}`}>
            <title>{title}</title>
            <Shape shape={shape} x={place[0] + beside} y={place[1] - beside} size={size} unit={unit} />
          </g>
        );
      })}
    </g>
  );
}

/** A ring with a point in it, or a square on its corner; told apart without their colours. */
function Shape({ shape, x, y, size, unit }: { shape: MarkShape; x: number; y: number; size: number; unit: number }) {
  const half = size * unit;
  if (shape === 'diamond')
    return (
      <path
        className="mark-diamond"
        strokeWidth={1.5 * unit}
        d={`M${x} ${y - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`}
      />
    );
  return (
    <>
      <circle className="mark-ring" cx={x} cy={y} r={half} strokeWidth={2 * unit} />
      <circle className="mark-point" cx={x} cy={y} r={half * 0.38} />
    </>
  );
}
