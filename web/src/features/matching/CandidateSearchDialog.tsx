import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { formatNumber } from '../../kit/dates';
import { Dialog } from '../../kit/Dialog';
import { Tag } from '../../kit/Tag';
import { TextField } from '../../kit/TextField';
import { hrefTo } from '../../routes';
import { CandidateCard } from './CandidateCard';
import type { Candidate } from './inboxQueries';

export function CandidateSearchDialog({
  open,
  request,
  suggestions: { items, excluded },
  onClose,
  onSelect,
}: {
  open: boolean;
  request: Schema<'CaseView'>;
  suggestions: Schema<'SuggestionsView'>;
  onClose: () => void;
  onSelect: (adviser: Candidate) => void;
}) {
  const { t } = useTranslation('inbox');
  const [typed, setTyped] = useState('');
  const matches = ({ firstName, lastName }: { firstName: string; lastName: string }): boolean =>
    `${firstName} ${lastName}`.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());
  const declinedBefore = ({ reasons }: Schema<'ExcludedView'>): boolean =>
    reasons.every(({ code }) => code === 'declined-before');
  return (
    <Dialog title={t('suggestions.othersTitle')} open={open} onClose={onClose}>
      <TextField
        label={t('suggestions.find')}
        limits={null}
        value={typed}
        onChange={setTyped}
        initialFocus
        autoComplete="off"
      />
      <ul className="rows">
        {items.filter(matches).map((adviser) => (
          <li key={adviser.adviserId} className="row">
            <CandidateCard adviser={adviser} />
            <div>
              <Button small onClick={() => onSelect(adviser)}>
                {t('suggestions.choose1', { name: adviser.firstName })}
              </Button>
            </div>
          </li>
        ))}
        {excluded.filter(matches).map((adviser) => (
          <li key={adviser.adviserId} className="row">
            <span className="row-head">
              <Link href={hrefTo('adviser', { id: adviser.adviserId })}>
                <bdi>
                  {adviser.firstName} {adviser.lastName}
                </bdi>
              </Link>
              <span className="hint">
                {t('suggestions.room', { load: formatNumber(adviser.load), capacity: formatNumber(adviser.capacity) })}
              </span>
            </span>
            <span className="row-meta">
              {adviser.reasons.map(({ code, text }) => (
                <Tag key={code} tone="soon" icon="alert">
                  {text}
                </Tag>
              ))}
            </span>
            {declinedBefore(adviser) && (
              <div>
                <Button small onClick={() => onSelect({ ...adviser, score: 0, reasons: [] })}>
                  {t('suggestions.askAgain')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="hint">
        {[...items, ...excluded].some(matches) ? '' : t('suggestions.noneFound')}
      </p>
      <p>
        <Link href={hrefTo('advisers', { canton: request.canton })}>{t('nobody.all')}</Link>
      </p>
    </Dialog>
  );
}
