import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { View } from '../../api/client';
import { Bar, Tag } from '../../kit/bits';
import { Button, ButtonLink } from '../../kit/Button';
import { figure } from '../../kit/days';
import { Dialog } from '../../kit/Dialog';
import { TextField } from '../../kit/fields';
import { Icon } from '../../kit/icons';
import { Empty, Loaded } from '../../kit/states';
import { hrefTo } from '../../routes';
import type { Candidate } from './inbox-queries';

type Reason = View<'ReasonView'>;

const SIGNS = { for: 'check', soft: 'note', warning: 'alert' } as const;

/** Whether a reason speaks for somebody, is only to be known, or speaks against them, though not so much that they are left out. */
function signOf({ code, value }: Reason): keyof typeof SIGNS {
  if (code === 'speciality' && value['has'] === false) return 'soft';
  const against =
    code === 'absence' ||
    (code === 'place' && value['way'] === 'far') ||
    (code === 'language' && value['level'] === 'basic');
  return against ? 'warning' : 'for';
}

/** Three to five who fit, best first, each with the reasons in words; and why the others are left out. */
export function Suggestions({
  request,
  query,
  chosen,
  other,
  onChoose,
  onAsk,
  onOthers,
}: {
  request: View<'CaseView'>;
  query: UseQueryResult<View<'SuggestionsView'>>;
  chosen: number;
  other: Candidate | null;
  onChoose: (index: number) => void;
  onAsk: () => void;
  onOthers: () => void;
}) {
  const { t } = useTranslation('inbox');
  const ask = (
    <Button kind="primary" onClick={onAsk} aria-keyshortcuts="a">
      {t('suggestions.ask')} <kbd>a</kbd>
    </Button>
  );
  return (
    <section className="stack" aria-labelledby="suggestions-heading">
      <div className="section-head">
        <h2 id="suggestions-heading">{t('suggestions.title')}</h2>
        {query.data && (
          <Button kind="quiet" small icon="search" onClick={onOthers} aria-keyshortcuts="o">
            {t('suggestions.others')} <kbd>o</kbd>
          </Button>
        )}
      </div>
      {other && (
        <div className="suggestion suggestion-other">
          <div>
            <Icon name="check" />
            <Card adviser={other} />
          </div>
          {ask}
        </div>
      )}
      <Loaded query={query} lines={3} tall>
        {({ items, excluded }) => (
          <>
            {items.length === 0 ? (
              <Nobody request={request} excluded={excluded} />
            ) : (
              <>
                <fieldset className="suggestions">
                  <legend className="unseen">{t('suggestions.choose')}</legend>
                  {items.slice(0, 5).map((adviser, index) => (
                    <div key={adviser.adviserId} className="suggestion">
                      <label>
                        <input
                          type="radio"
                          name="suggestion"
                          checked={index === chosen}
                          onChange={() => onChoose(index)}
                          aria-keyshortcuts={String(index + 1)}
                        />
                        <Card adviser={adviser} number={index + 1} />
                      </label>
                      {index === chosen && ask}
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

function Card({
  adviser: { firstName, lastName, load, capacity, reasons },
  number,
}: {
  adviser: Candidate;
  number?: number;
}) {
  const { t } = useTranslation('inbox');
  // Places and waiting time are said elsewhere on the screen.
  const told = reasons.filter(({ code }) => code !== 'waiting' && code !== 'room');
  return (
    <span className="suggestion-card">
      <span className="row-head">
        <strong>
          <bdi>
            {firstName} {lastName}
          </bdi>
        </strong>
        {number !== undefined && <kbd aria-hidden="true">{number}</kbd>}
      </span>
      <span className="suggestion-room">
        <Bar share={capacity === 0 ? 1 : load / capacity} />{' '}
        {t('suggestions.room', { load: figure(load), capacity: figure(capacity) })}
      </span>
      <span className="suggestion-reasons">
        {told.map((reason) => (
          <span key={reason.code} className={`reason reason-${signOf(reason)}`}>
            <Icon name={SIGNS[signOf(reason)]} size={16} />
            {reason.text}
          </span>
        ))}
      </span>
    </span>
  );
}

/** Nobody fits: which rule left most out, and where else one can look. */
function Nobody({ request, excluded }: { request: View<'CaseView'>; excluded: View<'ExcludedView'>[] }) {
  const { t } = useTranslation('inbox');
  const counted = new Map<string, { text: string; count: number }>();
  for (const { reasons } of excluded)
    for (const { code, text } of reasons) counted.set(code, { text, count: (counted.get(code)?.count ?? 0) + 1 });
  const most = [...counted.values()].sort((one, two) => two.count - one.count)[0];
  const language = request.person.languages[0];
  return (
    <Empty
      icon="people"
      title={t('nobody.title')}
      action={
        <div className="buttons nobody-ways">
          {language && (
            <ButtonLink small href={hrefTo('advisers', { language, state: 'active' })}>
              {t('nobody.language')}
            </ButtonLink>
          )}
          <ButtonLink small href={hrefTo('advisers', { remote: 'yes', state: 'active', free: 'yes' })}>
            {t('nobody.remote')}
          </ButtonLink>
          <ButtonLink small href={hrefTo('advisers', { canton: request.canton })}>
            {t('nobody.all')}
          </ButtonLink>
        </div>
      }
    >
      {most
        ? t('nobody.most', { reason: most.text, count: most.count, all: figure(excluded.length) })
        : t('nobody.none', { canton: request.canton })}
    </Empty>
  );
}

/** All who serve the canton, to be found by name: those who fit can be chosen, the others say why not. */
export function Others({
  open,
  request,
  suggestions: { items, excluded },
  onClose,
  onChoose,
}: {
  open: boolean;
  request: View<'CaseView'>;
  suggestions: View<'SuggestionsView'>;
  onClose: () => void;
  onChoose: (adviser: Candidate) => void;
}) {
  const { t } = useTranslation('inbox');
  const [typed, setTyped] = useState('');
  const fits = ({ firstName, lastName }: { firstName: string; lastName: string }): boolean =>
    `${firstName} ${lastName}`.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());
  const again = ({ reasons }: View<'ExcludedView'>): boolean => reasons.every(({ code }) => code === 'declined-before');
  return (
    <Dialog title={t('suggestions.othersTitle')} open={open} onClose={onClose}>
      <TextField label={t('suggestions.find')} value={typed} onChange={setTyped} initialFocus autoComplete="off" />
      <ul className="rows">
        {items.filter(fits).map((adviser) => (
          <li key={adviser.adviserId} className="row">
            <Card adviser={adviser} />
            <div>
              <Button small onClick={() => onChoose(adviser)}>
                {t('suggestions.choose1', { name: adviser.firstName })}
              </Button>
            </div>
          </li>
        ))}
        {excluded.filter(fits).map((adviser) => (
          <li key={adviser.adviserId} className="row">
            <span className="row-head">
              <Link href={hrefTo('adviser', { id: adviser.adviserId })}>
                <bdi>
                  {adviser.firstName} {adviser.lastName}
                </bdi>
              </Link>
              <span className="hint">
                {t('suggestions.room', { load: figure(adviser.load), capacity: figure(adviser.capacity) })}
              </span>
            </span>
            <span className="row-meta">
              {adviser.reasons.map(({ code, text }) => (
                <Tag key={code} tone="soon" icon="alert">
                  {text}
                </Tag>
              ))}
            </span>
            {again(adviser) && (
              <div>
                <Button small onClick={() => onChoose({ ...adviser, score: 0, reasons: [] })}>
                  {t('suggestions.askAgain')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="hint">
        {[...items, ...excluded].some(fits) ? '' : t('suggestions.noneFound')}
      </p>
      <p>
        <Link href={hrefTo('advisers', { canton: request.canton })}>{t('nobody.all')}</Link>
      </p>
    </Dialog>
  );
}
