import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { Loaded } from '../../kit/Loaded';
import { hrefTo } from '../../routes';
import { CandidateCard } from './CandidateCard';
import type { Candidate } from './inboxQueries';
import { NoSuggestions } from './NoSuggestions';

export function Suggestions({
  request,
  query,
  selectedIndex,
  otherCandidate,
  onSelect,
  onOffer,
  onSearch,
}: {
  request: Schema<'CaseView'>;
  query: UseQueryResult<Schema<'SuggestionsView'>>;
  selectedIndex: number;
  otherCandidate: Candidate | null;
  onSelect: (index: number) => void;
  onOffer: () => void;
  onSearch: () => void;
}) {
  const { t } = useTranslation('inbox');
  const offerButton = (
    <Button kind="primary" onClick={onOffer} aria-keyshortcuts="a">
      {t('suggestions.ask')} <kbd>a</kbd>
    </Button>
  );
  return (
    <section className="stack" aria-labelledby="suggestions-heading">
      <div className="section-head">
        <h2 id="suggestions-heading">{t('suggestions.title')}</h2>
        {query.data && (
          <Button kind="quiet" small icon="search" onClick={onSearch} aria-keyshortcuts="o">
            {t('suggestions.others')} <kbd>o</kbd>
          </Button>
        )}
      </div>
      {otherCandidate && (
        <div className="suggestion suggestion-other">
          <div>
            <Icon name="check" />
            <CandidateCard adviser={otherCandidate} />
          </div>
          {offerButton}
        </div>
      )}
      <Loaded query={query} lines={3} tall>
        {({ items, excluded }) => (
          <>
            {items.length === 0 ? (
              <NoSuggestions request={request} excluded={excluded} />
            ) : (
              <>
                <fieldset className="suggestions">
                  <legend className="visually-hidden">{t('suggestions.choose')}</legend>
                  {items.slice(0, 5).map((adviser, index) => (
                    <div key={adviser.adviserId} className="suggestion">
                      <label>
                        <input
                          type="radio"
                          name="suggestion"
                          checked={index === selectedIndex}
                          onChange={() => onSelect(index)}
                          aria-keyshortcuts={String(index + 1)}
                        />
                        <CandidateCard adviser={adviser} number={index + 1} />
                      </label>
                      {index === selectedIndex && offerButton}
                    </div>
                  ))}
                </fieldset>
              </>
            )}
            {excluded.length > 0 && (
              <details className="excluded">
                <summary>{t('suggestions.whyNot', { count: excluded.length })}</summary>
                <ul className="stack">
                  {excluded.map(({ adviserId, firstName, lastName, reasons }) => (
                    <li key={adviserId}>
                      <Link href={hrefTo('adviser', { id: adviserId })}>
                        <bdi>
                          {firstName} {lastName}
                        </bdi>
                      </Link>
                      : {reasons.map(({ text }) => text).join(', ')}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
