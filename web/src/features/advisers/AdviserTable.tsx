import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { View } from '../../api/client';
import { Bar, Tag } from '../../kit/bits';
import { figure, shortDay, useToday } from '../../kit/days';
import { useFilters } from '../../kit/filters';
import { spokenName } from '../../kit/languages';
import { placeName, useCommuneName } from '../../kit/places';
import { SortHead, type Order } from '../../kit/SortHead';
import { hrefTo } from '../../routes';

export const COLUMNS = ['name', 'place', 'load', 'open', 'overdue', 'state'] as const;

type Adviser = View<'AdviserView'>;

/** The workload: every number leads to the cases behind it. */
export function AdviserTable({ advisers, order }: { advisers: Adviser[]; order: Order<(typeof COLUMNS)[number]> }) {
  const { t } = useTranslation('advisers');
  const { href } = useFilters(['sort']);
  const sort = { order, href: (written: string) => href({ sort: written }) };
  return (
    <div className="advisers-table">
      <table>
        <caption className="unseen">{t('title')}</caption>
        <thead>
          <tr>
            <SortHead column="name" {...sort}>
              {t('column.name')}
            </SortHead>
            <SortHead column="place" {...sort}>
              {t('column.place')}
            </SortHead>
            <th scope="col">{t('column.languages')}</th>
            <SortHead column="load" first="descending" {...sort}>
              {t('column.load')}
            </SortHead>
            <SortHead column="open" first="descending" number {...sort}>
              {t('column.open')}
            </SortHead>
            <SortHead column="overdue" first="descending" number {...sort}>
              {t('column.overdue')}
            </SortHead>
            <SortHead column="state" {...sort}>
              {t('column.state')}
            </SortHead>
          </tr>
        </thead>
        <tbody>
          {advisers.map((adviser) => (
            <tr key={adviser.id}>
              <th scope="row">
                <Link href={hrefTo('adviser', { id: adviser.id })}>
                  <bdi>
                    {adviser.firstName} {adviser.lastName}
                  </bdi>
                </Link>
              </th>
              <td>
                <Place adviser={adviser} />
              </td>
              <td>{adviser.languages.map(({ code }) => spokenName(code)).join(', ')}</td>
              <td className="advisers-load">
                <Load adviser={adviser} />
              </td>
              <td className="number">
                <Open adviser={adviser} />
              </td>
              <td className="number">
                <Overdue adviser={adviser} />
              </td>
              <td>
                <State adviser={adviser} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same for a phone. */
export function AdviserCards({ advisers }: { advisers: Adviser[] }) {
  const { t } = useTranslation('advisers');
  return (
    <ul className="rows advisers-cards">
      {advisers.map((adviser) => (
        <li key={adviser.id} className="row">
          <span className="row-head">
            <Link className="row-title" href={hrefTo('adviser', { id: adviser.id })}>
              <bdi>
                {adviser.firstName} {adviser.lastName}
              </bdi>
            </Link>
            <State adviser={adviser} />
          </span>
          <span className="row-meta">
            <Place adviser={adviser} />
            <span>{adviser.languages.map(({ code }) => spokenName(code)).join(', ')}</span>
          </span>
          <span className="advisers-load">
            <Load adviser={adviser} />
          </span>
          <span className="row-meta">
            <span>
              {t('column.open')}: <Open adviser={adviser} />
            </span>
            <span>
              {t('column.overdue')}: <Overdue adviser={adviser} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Place({ adviser: { communes, homeCanton, remote } }: { adviser: Adviser }) {
  const { t } = useTranslation('advisers');
  const name = useCommuneName(communes[0] ?? null);
  return (
    <span>
      <bdi>{name ? placeName(name, homeCanton) : homeCanton}</bdi>
      {remote && <span className="hint"> · {t('remoteToo')}</span>}
    </span>
  );
}

function Load({ adviser: { load, capacity } }: { adviser: Adviser }) {
  const { t } = useTranslation('advisers');
  return (
    <>
      <span>{t('loadOf', { load: figure(load), capacity: figure(capacity) })}</span>
      <Bar share={capacity === 0 ? 1 : load / capacity} />
    </>
  );
}

function Open({ adviser: { id, openCases, openInSight, firstName } }: { adviser: Adviser }) {
  const { t } = useTranslation('advisers');
  return (
    <Cases
      all={openCases}
      seen={openInSight}
      href={hrefTo('cases', { adviser: id })}
      words={(count) => t('openOf', { count, name: firstName })}
    />
  );
}

function Overdue({ adviser: { id, overdue, overdueInSight, firstName } }: { adviser: Adviser }) {
  const { t } = useTranslation('advisers');
  return (
    <Cases
      all={overdue}
      seen={overdueInSight}
      late
      href={hrefTo('cases', { adviser: id, due: 'overdue' })}
      words={(count) => t('overdueOf', { count, name: firstName })}
    />
  );
}

/** A number that leads to its cases; where one does not see them all, it says so, and the link is that of those one sees. */
function Cases({
  all,
  seen,
  href,
  words,
  late,
}: {
  all: number;
  seen: number;
  href: string;
  words: (count: number) => string;
  late?: boolean;
}) {
  const { t } = useTranslation('advisers');
  if (all === 0) return <span className="hint">0</span>;
  if (seen === all)
    return (
      <Link className={late ? 'number-link late' : 'number-link'} href={href} aria-label={words(all)}>
        {figure(all)}
      </Link>
    );
  return (
    <span className="number-part">
      <span className={late ? 'late' : undefined}>{figure(all)}</span>{' '}
      {seen === 0 ? (
        <span className="hint">{t('elsewhere')}</span>
      ) : (
        <Link className="number-link" href={href}>
          {t('ofThem', { count: seen })}
          <span className="unseen">: {words(seen)}</span>
        </Link>
      )}
    </span>
  );
}

const TONES = { active: 'good', applying: 'info', paused: 'soon', left: 'plain' } as const;

/** Whether somebody advises; and that they are away, or soon will be. */
export function State({
  adviser: { state, absent, absences },
}: {
  adviser: Pick<Adviser, 'state' | 'absent' | 'absences'>;
}) {
  const { t } = useTranslation('advisers');
  const today = useToday();
  const next = absences
    .filter(({ to }) => to === null || to >= today)
    .sort((one, other) => one.from.localeCompare(other.from))[0];
  return (
    <span className="advisers-state">
      <Tag tone={TONES[state]}>{t(`state.${state}`)}</Tag>
      {absent && next ? (
        <Tag tone="soon" icon="calendar">
          {next.to ? t('awayUntil', { day: shortDay(next.to) }) : t('away')}
        </Tag>
      ) : (
        next && <span className="hint">{t('awayFrom', { day: shortDay(next.from) })}</span>
      )}
    </span>
  );
}
