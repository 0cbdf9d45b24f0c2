import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { CantonLabels } from './CantonLabels';
import { useCantonName } from './cantons';
import { formatNumber } from './dates';
import { colourIndexOf, mapClassesOf } from './mapClasses';
import { CommuneMarks, MarkSymbol, type Mark, type MarkShape } from './mapMarks';
import { COUNTRY_BOX, loadDots, viewBoxAround, type Dots } from './swissDots';
import './swiss-map.css';

interface Props {
  label: string;
  /** One number per canton, shown as a colour class. Cantons without a number are outside of the data. */
  values: Readonly<Record<string, number>>;
  /** Title of the legend. */
  legend: string;
  format?: (value: number) => string;
  marks?: readonly Mark[];
  markLabels?: Partial<Record<MarkShape, string>>;
  /** Cantons to zoom to; the whole country by default. */
  focus?: readonly string[];
  selected?: string | undefined;
  /** `undefined` selects the whole country. Keyboard users use the table beside the map. */
  onSelect?: (canton: string | undefined) => void;
}

const NO_MARKS: readonly Mark[] = [];

/**
 * Draws each commune as a dot in the colour of its canton. Always beside a table with the same numbers, which serves
 * keyboards and screen readers. Not mirrored in right-to-left layouts.
 */
export function SwissMap({
  label,
  values,
  legend,
  format = formatNumber,
  marks = NO_MARKS,
  markLabels = {},
  focus,
  selected,
  onSelect,
}: Props) {
  const { t } = useTranslation('parts');
  const cantonName = useCantonName();
  const [dots, setDots] = useState<Dots | null | 'failed'>(null);
  useEffect(() => {
    let isMounted = true;
    loadDots().then(
      (loaded) => isMounted && setDots(loaded),
      () => isMounted && setDots('failed'),
    );
    return () => {
      isMounted = false;
    };
  }, []);
  const frame = useRef<HTMLDivElement>(null);
  const [frameWidth, setFrameWidth] = useState(600);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => entry && setFrameWidth(Math.max(entry.contentRect.width, 1)));
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  const classes = useMemo(() => mapClassesOf(Object.values(values)), [values]);
  const visibleCantons =
    dots && dots !== 'failed'
      ? dots.cantons.filter(({ canton }) => (selected ? canton === selected : focus?.includes(canton)))
      : [];
  const box = visibleCantons.length > 0 ? viewBoxAround(visibleCantons.map((each) => each.box)) : COUNTRY_BOX;
  const hasOutside = dots !== 'failed' && dots?.cantons.some(({ canton }) => values[canton] === undefined);
  /** Map units per screen pixel. */
  const unitPerPixel = box.width / frameWidth;
  const zoom = Math.sqrt(COUNTRY_BOX.width / box.width);
  const dotSize = Math.max(5.5 * unitPerPixel, 8.5 / zoom);

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
                    className={`canton canton-${values[canton] === undefined ? 'outside' : colourIndexOf(values[canton], classes)}${selected && selected !== canton ? ' canton-dimmed' : ''}${onSelect && values[canton] !== undefined ? ' canton-clickable' : ''}`}
                    onClick={
                      onSelect && values[canton] !== undefined
                        ? () => onSelect(canton === selected ? undefined : canton)
                        : undefined
                    }
                  >
                    <title>
                      {values[canton] === undefined
                        ? cantonName(canton)
                        : `${cantonName(canton)}: ${values[canton] ? format(values[canton]) : t('map.none')}`}
                    </title>
                    <path className="canton-area" d={path} strokeWidth={26} />
                    <path className="canton-dots" d={path} strokeWidth={dotSize} />
                  </g>
                ))}
                <CommuneMarks dots={dots} marks={marks} unitPerPixel={unitPerPixel} />
                <CantonLabels dots={dots} unitPerPixel={unitPerPixel} box={box} selected={selected} />
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
              <span className={`swatch swatch-${colourIndexOf(to, classes)}`} aria-hidden="true" />
              {from === to ? format(to) : t('map.to', { from: format(from), to: format(to) })}
            </span>
          ))}
          {hasOutside && (
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
                  <MarkSymbol shape={shape} x={0} y={0} size={6} unitPerPixel={1} />
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
