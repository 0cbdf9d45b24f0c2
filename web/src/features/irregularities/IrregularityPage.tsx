import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'wouter';
import { Facts, Tag, Typed } from '../../kit/bits';
import { Button, ButtonLink } from '../../kit/Button';
import { moment } from '../../kit/days';
import { Icon } from '../../kit/icons';
import { Page, Section } from '../../kit/Page';
import { recordScreen } from '../../kit/recordScreen';
import { Loaded } from '../../kit/states';
import { positionInList } from '../../kit/listMemory';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { Duplicates } from './Duplicates';
import { Attachments } from '../attachments/Attachments';
import { Answer, ChangeConsent, Correct } from './Own';
import { EvidenceSection } from './Evidence';
import { History } from './History';
import { StatusTag, useAuthorityWords, useKindName, useWhenWords } from './parts';
import { CORRECTABLE, kinds, oneOf, type Detail } from './queries';
import { Review } from './Review';
import './irregularities.css';

/** One irregularity: what was logged, what it is proven by, what was decided, and what one may do with it. */
export default recordScreen(IrregularityPage);

function IrregularityPage({ id }: { id: string }) {
  // What the parts need too: texts that come later would take the focus away.
  const { t } = useTranslation(['irregularities', 'common', 'cases']);
  const [params] = useSearchParams();
  const query = useQuery(oneOf(id));
  const kindName = useKindName();
  const inQueue = params.get('queue') === '1';
  return (
    <Page
      wide
      title={query.data ? kindName(query.data.code) : t('list.title')}
      back={{ href: positionInList('irregularities', id).back, label: inQueue ? t('list.queue') : t('page.back') }}
    >
      <Loaded query={query} lines={4} tall>
        {(it) => <Inside it={it} adds={params.get('add') === 'evidence'} inQueue={inQueue} />}
      </Loaded>
    </Page>
  );
}

function Inside({ it, adds, inQueue }: { it: Detail; adds: boolean; inQueue: boolean }) {
  const { t } = useTranslation('irregularities');
  const me = useMe();
  const [open, setOpen] = useState<'correct' | 'consent' | null>(null);
  const published = it.origin === 'published';
  const reviews = me.role === 'staff' && !published;
  const corrects = it.mine && CORRECTABLE.includes(it.status);
  const close = (): void => setOpen(null);
  return (
    <div className="columns columns-2">
      <div className="stack page-stack">
        {published && (
          <div className="notice">
            <Icon name="file" />
            <p>{t('page.published')}</p>
          </div>
        )}
        {it.question !== null && <Answer it={it} />}
        <Section
          id="told"
          title={t('page.told')}
          actions={published ? <Tag icon="file">{t('origin.published')}</Tag> : <StatusTag status={it.status} />}
        >
          <p className="told" dir="auto">
            {it.description}
          </p>
          {it.rejectedBecause && (
            <div className="notice notice-soon">
              <Icon name="close" />
              <p>
                <strong>{t('page.rejected')}:</strong> <Typed>{it.rejectedBecause}</Typed>
              </p>
            </div>
          )}
          <What it={it} />
          {it.mine && (
            <div className="buttons">
              {corrects && (
                <Button icon="edit" onClick={() => setOpen('correct')}>
                  {t('own.correct')}
                </Button>
              )}
              <Button icon="shield" onClick={() => setOpen('consent')}>
                {t('own.consent')}
              </Button>
              {!corrects && <p className="hint">{t('own.past')}</p>}
            </div>
          )}
        </Section>
        {reviews && <Review it={it} inQueue={inQueue} />}
        <Law it={it} />
      </div>
      <div className="stack page-stack">
        {!published && <EvidenceSection it={it} adds={adds} />}
        {!published && <Attachments holder={{ kind: 'irregularities', id: it.id }} />}
        {reviews && <Duplicates it={it} />}
        {!published && <History it={it} />}
      </div>
      {open === 'correct' && <Correct it={it} onClose={close} />}
      {open === 'consent' && <ChangeConsent it={it} onClose={close} />}
    </div>
  );
}

function What({ it }: { it: Detail }) {
  const { t } = useTranslation('irregularities');
  const authority = useAuthorityWords();
  const when = useWhenWords();
  const { severity } = it;
  return (
    <Facts
      items={[
        [t('page.authority'), authority(it.authority)],
        [t('page.when'), when(it.occurred)],
        it.citation !== null && [t('page.citation'), <Typed key="c">{it.citation}</Typed>],
        it.caseId !== null && [
          t('page.case'),
          <Link key="k" href={hrefTo('case', { id: it.caseId })}>
            {t('page.caseSee')}
          </Link>,
        ],
        it.origin !== 'published' && [
          t('page.consent'),
          <span key="w">
            <strong>{t(`consent.${it.consent}`)}.</strong> {t(`consentHint.${it.consent}`)}
          </span>,
        ],
        it.kind !== null && [t('page.kind'), t(`kind.${it.kind}`)],
        severity !== null && [
          t('page.severity'),
          `${t('page.severityOf', { level: severity.level })}: ${t(`scale.${severity.scale as 1}`)}, ${t(`scope.${severity.scope}`)}, ${t(`remediable.${severity.remediable}`)}`,
        ],
        it.origin !== 'published' && [t('page.evidenceLevel'), t(`evidenceLevel.${it.evidenceLevel}`)],
        it.duplicateOf !== null && [
          t('page.duplicateOf'),
          <Link key="d" href={hrefTo('irregularity', { id: it.duplicateOf })}>
            {t('page.duplicateSee')}
          </Link>,
        ],
        it.origin !== 'published' && [
          t('page.logged'),
          `${moment(it.createdAt)}${it.mine ? ` (${t('event.you')})` : ''}`,
        ],
        [t('page.reference'), <Typed key="r">{it.reference}</Typed>],
      ]}
    />
  );
}

/** What the law says of this kind, and what courts have found. */
function Law({ it: { code, origin } }: { it: Detail }) {
  const { t } = useTranslation('irregularities');
  const { data } = useQuery(kinds);
  const kind = data?.items.find((each) => each.code === code);
  if (!kind || kind.legalBasis.length === 0) return null;
  return (
    <details className="section law">
      <summary>
        <strong>{t('page.law')}</strong>{' '}
        <span className="hint">
          <bdi>{kind.legalBasis.join(' · ')}</bdi>
        </span>
      </summary>
      {kind.leadingCases.length > 0 && (
        <p>
          <strong>{t('page.similarCases')}:</strong>{' '}
          <bdi>
            {kind.leadingCases
              .map(({ citation, at, note }) => [citation, at, note && `(${note})`].filter(Boolean).join(' '))
              .join('; ')}
          </bdi>
        </p>
      )}
      {origin !== 'published' && (
        <ButtonLink small href={hrefTo('irregularities', { origin: 'published', code })}>
          {t('list.published')}
        </ButtonLink>
      )}
    </details>
  );
}
