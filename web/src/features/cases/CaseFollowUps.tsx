import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { DueDay } from '../../kit/DueDay';
import { ErrorText } from '../../kit/ErrorText';
import { Icon } from '../../kit/Icon';
import { Loaded } from '../../kit/Loaded';
import { Menu } from '../../kit/Menu';
import { Section } from '../../kit/Section';
import { useAction } from '../../kit/useAction';
import { FinishDialog } from '../follow-ups/FinishDialog';
import { useOverrides, withOverrides } from '../follow-ups/overrides';
import { PostponeDialog } from '../follow-ups/PostponeDialog';
import { caseFollowUpsQuery, INVALIDATED_BY_FOLLOW_UP, type FollowUp } from '../follow-ups/queries';
import { DoneFollowUps } from './DoneFollowUps';
import { NewFollowUpForm } from './NewFollowUpForm';
import type { FullCase } from './queries';

export function CaseFollowUps({
  theCase,
  adding,
  onAdding,
  onDecision,
}: {
  theCase: FullCase;
  adding: boolean;
  onAdding: (adding: boolean) => void;
  onDecision: () => void;
}) {
  const { t } = useTranslation('cases');
  const query = useQuery(caseFollowUpsQuery(theCase.id));
  const overrides = useOverrides();
  const [open, setOpen] = useState<{ action: 'done' | 'later'; followUp: FollowUp } | null>(null);
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const cancel = useAction(
    (id: string) => unwrap(api.POST('/api/follow-ups/{id}/cancel', { params: { path: { id } } })),
    {
      invalidates: INVALIDATED_BY_FOLLOW_UP,
      successMessage: () => t('followUp.cancelled'),
    },
  );
  const hasEnded = theCase.stage === 'closed' || theCase.stage === 'withdrawn';
  return (
    <Section
      title={t('followUp.title')}
      id="follow-ups"
      actions={
        hasEnded ? undefined : (
          <Button small icon="plus" onClick={() => onAdding(true)} aria-keyshortcuts="f">
            {t('followUp.add')}
          </Button>
        )
      }
    >
      <Loaded query={query} lines={2}>
        {(items) => {
          const visible = withOverrides(items, overrides);
          return visible.length === 0 ? (
            <p className={hasEnded ? 'hint' : 'notice notice-soon'}>
              {t(hasEnded ? 'followUp.ended' : 'followUp.none')}
            </p>
          ) : (
            <ul className="stack">
              {visible.map((followUp) => (
                <li key={followUp.id} className="follow-up">
                  <p className="follow-up-title">
                    {followUp.alarm && <Icon name="alert" size={18} />}
                    <bdi>{followUp.title}</bdi> <DueDay day={followUp.dueOn} former={followUp.formerDueOn} />
                  </p>
                  {followUp.alarm === null ? (
                    <div className="buttons">
                      <Button small icon="check" onClick={() => setOpen({ action: 'done', followUp })}>
                        {t('followUp.done')}
                      </Button>
                      <Button small icon="clock" onClick={() => setOpen({ action: 'later', followUp })}>
                        {t('followUp.later')}
                      </Button>
                      <Menu label={t('followUp.more')} bare>
                        <Button onClick={() => cancel.run(followUp.id)}>{t('followUp.cancel')}</Button>
                      </Menu>
                    </div>
                  ) : (
                    followUp.alarm === 'refusal-letter' && (
                      <Button small kind="primary" onClick={onDecision}>
                        {t('deadline.enter')}
                      </Button>
                    )
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      <ErrorText boxed>{cancel.errorMessage}</ErrorText>
      <details className="more" onToggle={(event) => setHistoryOpen(event.currentTarget.open)}>
        <summary>{t('followUp.past')}</summary>
        {isHistoryOpen && <DoneFollowUps caseId={theCase.id} />}
      </details>
      <FinishDialog followUp={open?.action === 'done' ? open.followUp : null} onClose={() => setOpen(null)} />
      <PostponeDialog followUp={open?.action === 'later' ? open.followUp : null} onClose={() => setOpen(null)} />
      <Dialog title={t('followUp.addTitle')} open={adding} onClose={() => onAdding(false)}>
        {adding && <NewFollowUpForm caseId={theCase.id} onDone={() => onAdding(false)} />}
      </Dialog>
    </Section>
  );
}
