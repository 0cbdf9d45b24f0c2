import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'wouter';
import { Button, ButtonLink } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { Menu } from '../../kit/Menu';
import { Page } from '../../kit/Page';
import { useShortcuts } from '../../kit/shortcuts';
import { positionInList } from '../../kit/storedList';
import { Tabs } from '../../kit/Tabs';
import { useFilters } from '../../kit/useFilters';
import { hrefTo } from '../../routes';
import { Attachments } from '../attachments/Attachments';
import { CaseCheckIns } from '../check-ins/CaseCheckIns';
import { Assessment } from '../eligibility/Assessment';
import { CaseDeadlines } from '../deadlines/CaseDeadlines';
import { LetterForm } from '../deadlines/LetterForm';
import { Term } from '../eligibility/Term';
import { CaseFacts } from './CaseFacts';
import { CaseFollowUps } from './CaseFollowUps';
import { CaseHelpers } from './CaseHelpers';
import { CaseHeader } from './CaseHeader';
import { CaseIrregularities } from './CaseIrregularities';
import { CasePeople } from './CasePeople';
import { Checklist } from './Checklist';
import { EditCase } from './EditCase';
import { EditDecision } from './EditDecision';
import { LastEvent } from './LastEvent';
import { NoteForm, type NoteKind } from './NoteForm';
import type { FullCase } from './queries';
import { RecordEvent } from './RecordEvent';
import { ReleaseCase } from './ReleaseCase';
import { Timeline } from './Timeline';

type OpenDialog =
  | 'happened'
  | 'letter'
  | 'refused'
  | 'edit'
  | 'decision'
  | 'release'
  | 'follow-up'
  | 'facts'
  | { note: NoteKind }
  | null;
const isAdded = (add: string | null): boolean => add === 'follow-up' || add === 'letter';
const TABS = ['overview', 'timeline', 'checklist'] as const;

export function CaseDetails({ theCase }: { theCase: FullCase }) {
  const { t } = useTranslation('cases');
  const [, navigate] = useLocation();
  const [params, setParams] = useSearchParams();
  const { filters, href } = useFilters(['tab']);
  const tab = TABS.find((each) => each === (params.has('write') ? 'timeline' : filters.tab)) ?? 'overview';
  const [open, setOpen] = useState<OpenDialog>(
    params.get('edit') === 'facts' ? 'facts' : isAdded(params.get('add')) ? (params.get('add') as 'letter') : null,
  );
  const isWritingNote = params.has('write');
  useEffect(() => {
    // Removes one-time parameters, so that going back does not open the dialog again.
    if (!params.has('edit') && !params.has('add')) return;
    const next = new URLSearchParams(params);
    next.delete('edit');
    next.delete('add');
    setParams(next, { replace: true });
  }, [params, setParams]);
  const { back, previous, next } = positionInList('cases', theCase.id);
  const close = (): void => setOpen(null);
  const focusNote = (): void => {
    setParams(
      (previousParams) => {
        previousParams.set('tab', 'timeline');
        return previousParams;
      },
      { replace: true },
    );
    requestAnimationFrame(() => document.querySelector<HTMLTextAreaElement>('#timeline textarea')?.focus());
  };
  useShortcuts({
    n: focusNote,
    f: () => setOpen('follow-up'),
    i: () => navigate(hrefTo('newIrregularity', { case: theCase.id })),
    e: () => setOpen('facts'),
    ...(previous ? { '[': () => navigate(hrefTo('case', { id: previous })) } : {}),
    ...(next ? { ']': () => navigate(hrefTo('case', { id: next })) } : {}),
  });
  const hasEnded = theCase.stage === 'closed' || theCase.stage === 'withdrawn';
  return (
    <Page
      wide
      title={theCase.reference}
      back={{ href: back, label: t('page.back') }}
      actions={
        <>
          {previous && (
            <ButtonLink kind="quiet" iconOnly icon="back" href={hrefTo('case', { id: previous })} aria-keyshortcuts="[">
              {t('page.previous')}
            </ButtonLink>
          )}
          {next && (
            <ButtonLink kind="quiet" iconOnly icon="forward" href={hrefTo('case', { id: next })} aria-keyshortcuts="]">
              {t('page.next')}
            </ButtonLink>
          )}
          {!hasEnded && (
            <Button kind="primary" icon="mail" onClick={() => setOpen('letter')}>
              {t('happened.letter')}
            </Button>
          )}
          <Button kind="primary" onClick={() => setOpen('happened')}>
            {t('page.happened')}
          </Button>
          <Menu label={t('page.more')}>
            <Button icon="edit" onClick={() => setOpen('edit')}>
              {t('edit.title')}
            </Button>
            {theCase.adviser && !hasEnded && (
              <Button icon="back" onClick={() => setOpen('release')}>
                {t('release.title')}
              </Button>
            )}
          </Menu>
        </>
      }
    >
      <CaseHeader theCase={theCase} />
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
            <CaseDeadlines caseId={theCase.id} onCorrect={() => setOpen('decision')} />
            <Term caseId={theCase.id} />
            <LastEvent id={theCase.id} />
            <CaseCheckIns caseId={theCase.id} person={theCase.person} />
            <CaseFollowUps
              theCase={theCase}
              adding={open === 'follow-up'}
              onAdding={(adding) => setOpen(adding ? 'follow-up' : null)}
              onDecision={() => setOpen('decision')}
            />
          </div>
          <div className="in-timeline">
            <Timeline theCase={theCase} isWritingNote={isWritingNote} />
          </div>
          <div className="in-overview stack">
            <Attachments owner={{ kind: 'cases', id: theCase.id }} />
            <CaseIrregularities caseId={theCase.id} />
            {!hasEnded && <Assessment theCase={theCase} onFacts={() => setOpen('facts')} />}
          </div>
        </div>
        <div className="stack case-side">
          <div className="in-checklist">
            <Checklist caseId={theCase.id} />
          </div>
          <div className="in-overview stack">
            <CasePeople theCase={theCase} />
            <CaseHelpers caseId={theCase.id} />
            <CaseFacts
              theCase={theCase}
              editing={open === 'facts'}
              onEditing={(editing) => setOpen(editing ? 'facts' : null)}
            />
          </div>
        </div>
      </div>
      <Dialog title={t('happened.title')} open={open === 'happened'} onClose={close}>
        {open === 'happened' && (
          <RecordEvent
            theCase={theCase}
            onNote={(kind) => setOpen({ note: kind })}
            onLetter={(to) => setOpen(to ?? 'letter')}
            onDone={(changedCase) =>
              setOpen(
                changedCase.nextDueOn === null && changedCase.stage !== 'closed' && changedCase.stage !== 'withdrawn'
                  ? 'follow-up'
                  : null,
              )
            }
          />
        )}
      </Dialog>
      <Dialog title={t('happened.letter')} open={open === 'letter' || open === 'refused'} onClose={close}>
        {(open === 'letter' || open === 'refused') && (
          <LetterForm
            theCase={theCase}
            {...(open === 'refused' ? { preset: { kind: 'refusal', stage: 'refused' } } : {})}
            onDone={close}
          />
        )}
      </Dialog>
      <Dialog title={t('note.title')} open={open !== null && typeof open === 'object'} onClose={close}>
        {open !== null && typeof open === 'object' && (
          <NoteForm
            caseId={theCase.id}
            reference={theCase.reference}
            initialKind={open.note}
            onSaved={close}
            initialFocus
          />
        )}
      </Dialog>
      <Dialog title={t('edit.title')} open={open === 'edit'} onClose={close}>
        {open === 'edit' && <EditCase theCase={theCase} onDone={close} />}
      </Dialog>
      <Dialog title={t('decision.title')} open={open === 'decision'} onClose={close}>
        {open === 'decision' && <EditDecision theCase={theCase} onDone={close} />}
      </Dialog>
      <Dialog title={t('release.title')} open={open === 'release'} onClose={close}>
        {open === 'release' && <ReleaseCase theCase={theCase} />}
      </Dialog>
    </Page>
  );
}
