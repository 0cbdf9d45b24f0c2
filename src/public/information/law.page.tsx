import type { VNode } from 'preact';
import { cited } from '../../eligibility/cited.rules.js';
import {
  CELL_NAMES,
  isRead,
  RULE_STATES,
  type Cell,
  type CellName,
  type Cells,
  type ResidenceValue,
} from '../../places/cell.rules.js';
import type { CantonLaw } from '../../places/places.service.js';
import { languageOfQuote } from '../../places/quote-language.rules.js';
import { isLocale, type Language } from '../../texts/languages.js';
import type { Texts } from '../../texts/texts.js';
import { Frame, Original, tagOf } from '../pages/frame.js';
import type { PageRequest } from '../pages/page-request.js';

/** Of the table: what names a day, and what is urgent. */
const FIRST: readonly CellName[] = ['residence', 'assistance', 'language', 'remedyCommune'];

const readIn = (cells: Cells): number => CELL_NAMES.filter((name) => isRead(cells[name])).length;

/** In its own language where the reader's has no name for it. */
function nameOf({ names, languages }: CantonLaw, language: Language): string {
  const own = languages[0] as Language;
  return names[isLocale(language) ? language : isLocale(own) ? own : 'de'];
}

export function LawPage({ request, cantons }: { request: PageRequest; cantons: readonly CantonLaw[] }): VNode {
  const { texts } = request;
  const isSigned = cantons.some(({ row }) => CELL_NAMES.some((name) => row.cells[name].state === 'signed'));
  return (
    <Frame request={request} title={texts.t('law.title')} indexable>
      <h1>{texts.t('law.title')}</h1>
      <p class="lead">{texts.t('law.lead')}</p>
      <Original request={request} say={(original) => original.t('law.lead')} />
      <dl class="said">
        {RULE_STATES.map((state) => (
          <div>
            <dt>{texts.t(`law.state.${state}`)}</dt>
            <dd>
              {texts.t(`law.what.${state}`)}
              <Original request={request} say={(original) => original.t(`law.what.${state}`)} />
            </dd>
          </div>
        ))}
      </dl>
      {!isSigned && <p class="inset">{texts.t('law.nobody')}</p>}
      <table class="cells">
        <thead>
          <tr>
            {(['law.canton', ...FIRST.map((name) => `law.cell.${name}` as const), 'law.state.read'] as const).map(
              (key) => (
                <th scope="col">{texts.t(key)}</th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {cantons.map((canton) => (
            <tr>
              <th scope="row">
                <a href={`/${texts.language}/law/${canton.code}`}>{nameOf(canton, texts.language)}</a>
              </th>
              {FIRST.map((name) => (
                <td class={canton.row.cells[name].state} data-label={texts.t(`law.cell.${name}`)}>
                  {texts.t(`law.state.${canton.row.cells[name].state}`)}
                </td>
              ))}
              <td data-label={texts.t('law.state.read')}>
                <bdi dir="ltr">
                  {readIn(canton.row.cells)} / {CELL_NAMES.length}
                </bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export function CantonLawPage({ request, canton }: { request: PageRequest; canton: CantonLaw }): VNode {
  const { texts } = request;
  const { law, cells } = canton.row;
  const title = texts.t('law.of', { canton: nameOf(canton, texts.language) });
  return (
    <Frame request={request} title={title} indexable>
      <p class="back">
        <a href={`/${texts.language}/law`}>{texts.t('law.title')}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{texts.t('law.count', { read: readIn(cells), all: CELL_NAMES.length })}</p>
      <p class="hint">{texts.t('law.act', { law: cited(texts.language, [law]) })}</p>
      <ul class="conditions">
        {CELL_NAMES.map((name) => (
          <CellItem request={request} canton={canton} name={name} />
        ))}
      </ul>
    </Frame>
  );
}

function CellItem({ request, canton, name }: { request: PageRequest; canton: CantonLaw; name: CellName }): VNode {
  const { texts } = request;
  const cell: Cell = canton.row.cells[name];
  const { state, says, article, edition, source, readOn, quote, signedBy, signedOn } = cell;
  const heading = (words: Texts): string =>
    words.t('joined', { what: words.t(`law.cell.${name}`), answer: words.t(`law.state.${state}`) });
  const fact = (words: Texts): string => {
    const what = words.language === 'en' ? says : factOf(words, name, canton.row.cells);
    return what === '' || isRead(cell) ? what : words.t('law.hint', { what });
  };
  return (
    <li class={isRead(cell) ? 'met' : 'ask'}>
      <span aria-hidden="true" class="sign">
        {isRead(cell) ? '✓' : '?'}
      </span>
      <div>
        <p>
          <strong>{heading(texts)}</strong>
        </p>
        <Original request={request} say={heading} />
        {fact(texts) !== '' && <p>{fact(texts)}</p>}
        {isRead(cell) && quote && (
          <blockquote class="original" lang={tagOf(languageOfQuote(quote, canton.languages) as Language)} dir="ltr">
            «{quote}»
          </blockquote>
        )}
        <p class="source">
          {isRead(cell) &&
            `${texts.t('law.line', { article: cited(texts.language, [article ?? '']), edition: texts.day(edition ?? ''), day: texts.day(readOn ?? '') })} `}
          {signedBy && signedOn && `${texts.t('law.signed', { name: signedBy, day: texts.day(signedOn) })} `}
          {source && (
            <a href={source} rel="noreferrer noopener" target="_blank" dir="ltr">
              {texts.t('source.link')}
              <span class="away"> ({new URL(source).hostname})</span>
            </a>
          )}
        </p>
      </div>
    </li>
  );
}

/** What names a day, in the reader's words; empty for all else, which the quote says. */
function factOf(texts: Texts, name: CellName, { residence, assistance, language }: Cells): string {
  if (name === 'assistance' && assistance.value) return texts.t('years', { count: assistance.value.years });
  if (name === 'language' && language.value) return texts.t('law.fact.level', { ...language.value });
  if (name !== 'residence' || !residence.value) return '';
  const inCommune = communalYears(texts, residence.value);
  return [
    residence.value.canton &&
      texts.t('law.fact.canton', { years: texts.t('years', { count: residence.value.canton.years }) }),
    inCommune && texts.t('law.fact.commune', { years: inCommune }),
  ]
    .filter(Boolean)
    .join(' · ');
}

function communalYears(texts: Texts, { commune }: ResidenceValue): string {
  if (!commune) return '';
  const [least, most] =
    'most' in commune ? [commune.least?.years ?? 0, commune.most.years] : [commune.years, commune.years];
  const years = texts.t('years', { count: most });
  return least === most ? years : `${least}–${years}`;
}
