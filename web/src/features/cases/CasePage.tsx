import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'wouter';
import { Facts, Tabs, Tag } from '../../kit/bits';
import { Button, ButtonLink } from '../../kit/Button';
import { dayOf, longDay } from '../../kit/days';
import { Dialog, Menu } from '../../kit/Dialog';
import { useFilters } from '../../kit/filters';
import { useKeys } from '../../kit/keys';
import { Page, Section } from '../../kit/Page';
import { recordScreen } from '../../kit/recordScreen';
import { Loaded } from '../../kit/states';
import { positionInList } from '../../kit/listMemory';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { Attachments } from '../attachments/Attachments';
import { Assessment } from '../eligibility/Assessment';
import { Term } from '../eligibility/Term';
import { CaseFollowUps } from './CaseFollowUps';
import { CaseHead } from './CaseHead';
import { CaseIrregularities } from './CaseIrregularities';
import { Checklist } from './Checklist';
import { Deadline } from './Deadline';
import { EditCase, EditDecision, Release } from './EditCase';
import { FactsPart } from './FactsPart';
import { Happened } from './Happened';
import { NoteForm, type NoteKind } from './NoteForm';
import { PeoplePart } from './PeoplePart';
import { caseOf, eventsOf, isFull, type AnyCase, type FullCase } from './queries';
import { EventRow, Timeline } from './Timeline';
import './cases.css';

/** One case: who, where it stands, what is next, what happened. */
export default recordScreen(CasePage);

function CasePage({ id }: { id: string }) {
  const query = useQuery(caseOf(id));
  return (
    <Loaded query={query} tall lines={6}>
      {(theCase) => (isFull(theCase) ? <WholeCase theCase={theCase} /> : <StaffCase theCase={theCase} />)}
    </Loaded>
  );
}

type Open = 'happened' | 'edit' | 'decision' | 'release' | 'follow-up' | 'facts' | { note: NoteKind } | null;
const TABS = ['overview', 'timeline', 'checklist'] as const;

function WholeCase({ theCase }: { theCase: FullCase }) {
  const { t } = useTranslation('cases');
  const [, go] = useLocation();
  const [params, setParams] = useSearchParams();
  const { filters, href } = useFilters(['tab']);
  const tab = TABS.find((each) => each === (params.has('write') ? 'timeline' : filters.tab)) ?? 'overview';
  const [open, setOpen] = useState<Open>(
    params.get('edit') === 'facts' ? 'facts' : params.get('add') === 'follow-up' ? 'follow-up' : null,
  );
  const writing = params.has('write');
  useEffect(() => {
    // What the address asked for once is not asked for again when one comes back.
    if (!params.has('edit') && !params.has('add')) return;
    const next = new URLSearchParams(params);
    next.delete('edit');
    next.delete('add');
    setParams(next, { replace: true });
  }, [params, setParams]);
  const { back, previous, next } = positionInList('cases', theCase.id);
  const close = (): void => setOpen(null);
  const write = (): void => {
    setParams(
      (now) => {
        now.set('tab', 'timeline');
        return now;
      },
      { replace: true },
    );
    requestAnimationFrame(() => document.querySelector<HTMLTextAreaElement>('#timeline textarea')?.focus());
  };
  useKeys({
    n: write,
    f: () => setOpen('follow-up'),
    i: () => go(hrefTo('newIrregularity', { case: theCase.id })),
    e: () => setOpen('facts'),
    ...(previous ? { '[': () => go(hrefTo('case', { id: previous })) } : {}),
    ...(next ? { ']': () => go(hrefTo('case', { id: next })) } : {}),
  });
  const ended = theCase.stage === 'closed' || theCase.stage === 'withdrawn';
  return (
    <Page
      wide
      title={theCase.reference}
      back={{ href: back, label: t('page.back') }}
      actions={
        <>
          {previous && (
            <ButtonLink kind="quiet" bare icon="back" href={hrefTo('case', { id: previous })} aria-keyshortcuts="[">
              {t('page.previous')}
            </ButtonLink>
          )}
          {next && (
            <ButtonLink kind="quiet" bare icon="forward" href={hrefTo('case', { id: next })} aria-keyshortcuts="]">
              {t('page.next')}
            </ButtonLink>
          )}
          <Button kind="primary" onClick={() => setOpen('happened')}>
            {t('page.happened')}
          </Button>
          <Menu label={t('page.more')}>
            <Button icon="edit" onClick={() => setOpen('edit')}>
              {t('edit.title')}
            </Button>
            {theCase.adviser && !ended && (
              <Button icon="back" onClick={() => setOpen('release')}>
                {t('release.title')}
              </Button>
            )}
          </Menu>
        </>
      }
    >
      <CaseHead theCase={theCase} />
      <div className="case-tabs">
        <Tabs
          label={t('page.tabs')}
          items={TABS.map((each) => ({
            href: href({ tab: each === 'overview' ? '' : each }),
            label: t(`page.${each}`),
            current: each === tab,
          }))}
        />
      </div>
      <div className="case" data-tab={tab}>
        <div className="stack case-main">
          <div className="in-overview stack">
            <Deadline theCase={theCase} onEdit={() => setOpen('decision')} />
            <Term caseId={theCase.id} />
            <LastEvent id={theCase.id} />
            <CaseFollowUps
              theCase={theCase}
              adding={open === 'follow-up'}
              onAdding={(adding) => setOpen(adding ? 'follow-up' : null)}
              onDecision={() => setOpen('decision')}
            />
          </div>
          <div className="in-timeline">
            <Timeline theCase={theCase} writing={writing} />
          </div>
          <div className="in-overview stack">
            <Attachments holder={{ kind: 'cases', id: theCase.id }} />
            <CaseIrregularities caseId={theCase.id} />
            {!ended && <Assessment theCase={theCase} onFacts={() => setOpen('facts')} />}
          </div>
        </div>
        <div className="stack case-side">
          <div className="in-checklist">
            <Checklist caseId={theCase.id} />
          </div>
          <div className="in-overview stack">
            <PeoplePart theCase={theCase} />
            <FactsPart
              theCase={theCase}
              editing={open === 'facts'}
              onEditing={(editing) => setOpen(editing ? 'facts' : null)}
            />
          </div>
        </div>
      </div>
      <Dialog title={t('happened.title')} open={open === 'happened'} onClose={close}>
        {open === 'happened' && (
          <Happened
            theCase={theCase}
            onNote={(kind) => setOpen({ note: kind })}
            onDone={(moved) =>
              setOpen(
                moved.nextDueOn === null && moved.stage !== 'closed' && moved.stage !== 'withdrawn'
                  ? 'follow-up'
                  : null,
              )
            }
          />
        )}
      </Dialog>
      <Dialog title={t('note.title')} open={open !== null && typeof open === 'object'} onClose={close}>
        {open !== null && typeof open === 'object' && (
          <NoteForm caseId={theCase.id} reference={theCase.reference} first={open.note} onSaved={close} initialFocus />
        )}
      </Dialog>
      <Dialog title={t('edit.title')} open={open === 'edit'} onClose={close}>
        {open === 'edit' && <EditCase theCase={theCase} onDone={close} />}
      </Dialog>
      <Dialog title={t('decision.title')} open={open === 'decision'} onClose={close}>
        {open === 'decision' && <EditDecision theCase={theCase} onDone={close} />}
      </Dialog>
      <Dialog title={t('release.title')} open={open === 'release'} onClose={close}>
        {open === 'release' && <Release theCase={theCase} />}
      </Dialog>
    </Page>
  );
}

/** The last thing that happened, on top of everything for whoever picks up the phone. */
function LastEvent({ id }: { id: string }) {
  const { t } = useTranslation('cases');
  const { data } = useInfiniteQuery(eventsOf(id));
  const last = data?.pages[0]?.items[0];
  if (!last) return null;
  return (
    <div className="last-event">
      <Section title={t('timeline.last')}>
        <ol className="events">
          <EventRow event={last} />
        </ol>
      </Section>
    </div>
  );
}

/** What staff see: the course of a case, no person. */
function StaffCase({ theCase }: { theCase: AnyCase }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const me = useMe();
  const { back } = positionInList('cases', theCase.id);
  return (
    <Page
      title={theCase.reference}
      back={{ href: back, label: t('page.back') }}
      lead={me.role === 'staff' ? t('page.staff') : undefined}
      actions={<Tag>{common(`stage.${theCase.stage}`)}</Tag>}
    >
      <Section title={common(`procedure.${theCase.procedure}`)}>
        <Facts
          items={[
            [
              t('edit.commune'),
              <>
                <bdi>{theCase.communeName}</bdi> {theCase.canton}
              </>,
            ],
            [t('page.since'), longDay(dayOf(theCase.createdAt))],
            theCase.waitingSince !== null && [t('page.waitingSince'), longDay(dayOf(theCase.waitingSince))],
            theCase.filedOn !== null && [t('edit.filedOn'), longDay(theCase.filedOn)],
            theCase.closedOn !== null && [t('page.closedOn'), longDay(theCase.closedOn)],
            theCase.outcome !== null && [t('happened.outcome'), common(`outcome.${theCase.outcome}`)],
          ]}
        />
      </Section>
      <CaseIrregularities caseId={theCase.id} />
    </Page>
  );
}
