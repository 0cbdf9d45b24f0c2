import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { spokenName } from '../../kit/languages';
import { hrefTo } from '../../routes';
import { AdviserLoad, AdviserPlace, OpenCases, OverdueCases } from './AdviserCells';
import { AdviserStateTags } from './AdviserStateTags';
import type { Adviser } from './queries';

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
            <AdviserStateTags adviser={adviser} />
          </span>
          <span className="row-meta">
            <AdviserPlace adviser={adviser} />
            <span>{adviser.languages.map(({ code }) => spokenName(code)).join(', ')}</span>
          </span>
          <span className="advisers-load">
            <AdviserLoad adviser={adviser} />
          </span>
          <span className="row-meta">
            <span>
              {t('column.open')}: <OpenCases adviser={adviser} />
            </span>
            <span>
              {t('column.overdue')}: <OverdueCases adviser={adviser} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
