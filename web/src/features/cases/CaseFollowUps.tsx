import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, once } from '../../api/client';
import { DueDay } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { addDays, dayOf, longDay, plainDay, useToday } from '../../kit/days';
import { Dialog, Menu } from '../../kit/Dialog';
import { CheckField, DayField, TextField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Icon } from '../../kit/icons';
import { Section } from '../../kit/Page';
import { Loaded } from '../../kit/states';
import { useAct } from '../../kit/useAct';
import { DoneDialog } from '../follow-ups/DoneDialog';
import { LaterDialog } from '../follow-ups/Later';
import { useOverrides, withOverrides } from '../follow-ups/overrides';
import { useDraft } from '../../offline/drafts';
import { assessmentOf } from '../eligibility/queries';
import { FOLLOW_UPS_CHANGE, followUpsOf, type Due } from '../follow-ups/queries';
import type { FullCase } from './queries';

/** What is still to be done on a case, and what was. */
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
  const query = useQuery(followUpsOf(theCase.id));
  const overrides = useOverrides();
  const [open, setOpen] = useState<{ action: 'done' | 'later'; due: Due } | null>(null);
  const [past, setPast] = useState(false);
  const cancel = useAct((id: string) => answer(api.POST('/api/follow-ups/{id}/cancel', { params: { path: { id } } })), {
    changes: FOLLOW_UPS_CHANGE,
    done: () => t('followUp.cancelled'),
  });
  const ended = theCase.stage === 'closed' || theCase.stage === 'withdrawn';
  return (
    <Section
      title={t('followUp.title')}
      id="follow-ups"
      actions={
        ended ? undefined : (
          <Button small icon="plus" onClick={() => onAdding(true)} aria-keyshortcuts="f">
            {t('followUp.add')}
          </Button>
        )
      }
    >
      <Loaded query={query} lines={2}>
        {(items) => {
          const shown = withOverrides(items, overrides);
          return shown.length === 0 ? (
            <p className={ended ? 'hint' : 'notice notice-soon'}>{t(ended ? 'followUp.ended' : 'followUp.none')}</p>
          ) : (
            <ul className="stack">
              {shown.map((due) => (
                <li key={due.id} className="follow-up">
                  <p className="follow-up-what">
                    {due.alarm && <Icon name="alert" size={18} />}
                    <bdi>{due.title}</bdi> <DueDay day={due.dueOn} />
                  </p>
                  {due.alarm === null ? (
                    <div className="buttons">
                      <Button small icon="check" onClick={() => setOpen({ action: 'done', due })}>
                        {t('followUp.done')}
                      </Button>
                      <Button small icon="clock" onClick={() => setOpen({ action: 'later', due })}>
                        {t('followUp.later')}
                      </Button>
                      <Menu label={t('followUp.more')} bare>
                        <Button onClick={() => cancel.run(due.id)}>{t('followUp.cancel')}</Button>
                      </Menu>
                    </div>
                  ) : (
                    due.alarm === 'refusal-letter' && (
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
      {cancel.words && (
        <p className="refusal" role="alert">
          {cancel.words}
        </p>
      )}
      <details className="more" onToggle={(event) => setPast(event.currentTarget.open)}>
        <summary>{t('followUp.past')}</summary>
        {past && <Past caseId={theCase.id} />}
      </details>
      <DoneDialog due={open?.action === 'done' ? open.due : null} onClose={() => setOpen(null)} />
      <LaterDialog due={open?.action === 'later' ? open.due : null} onClose={() => setOpen(null)} />
      <Dialog title={t('followUp.addTitle')} open={adding} onClose={() => onAdding(false)}>
        {adding && <Add caseId={theCase.id} onDone={() => onAdding(false)} />}
      </Dialog>
    </Section>
  );
}

function Past({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const query = useQuery(followUpsOf(caseId, 'done'));
  return (
    <Loaded query={query} lines={2}>
      {(items) =>
        items.length === 0 ? (
          <p className="hint">{t('followUp.noPast')}</p>
        ) : (
          <ul className="stack">
            {items.toReversed().map((due) => (
              <li key={due.id}>
                <p>
                  <bdi>{due.title}</bdi> <span className="hint">{due.endedAt && longDay(dayOf(due.endedAt))}</span>
                </p>
                {due.note && (
                  <p className="event-text" dir="auto">
                    {due.note}
                  </p>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Add({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const { t } = useTranslation('cases');
  const today = useToday();
  const {
    value: { title, dueOn, early },
    change,
    clear,
    ready,
  } = useDraft(`follow-up/${caseId}`, { title: '', dueOn: addDays(today, 14), early: false });
  const { t: law } = useTranslation('eligibility');
  const term = useQuery(assessmentOf(caseId)).data?.term;
  // Before an authorisation lapses one can still do something; after a term of order one may ask why.
  const reminder =
    term &&
    term.until >= today &&
    (term.lapses
      ? {
          on: [addDays(term.until, -60), addDays(today, 1)].sort()[1]!,
          label: law('term.before'),
          title: law('term.reminderBefore', { day: plainDay(term.until) }),
        }
      : { on: addDays(term.until, 1), label: law('term.after'), title: law('term.reminder') });
  // What was proposed goes with the day it was proposed for.
  const choose = (day: string): void =>
    change({ dueOn: day, ...(reminder && title === reminder.title ? { title: '' } : {}) });
  // The same idempotency key as long as the same is sent.
  const attempt = useRef({ content: '', key: '' });
  const add = useAct(
    () => {
      const body = { title: title.trim() || t('followUp.default'), dueOn, remindDaysBefore: early ? [3, 0] : [0] };
      const content = JSON.stringify(body);
      if (attempt.current.content !== content) attempt.current = { content, key: crypto.randomUUID() };
      return answer(
        api.POST('/api/cases/{id}/follow-ups', {
          params: { path: { id: caseId } },
          body,
          ...once(attempt.current.key),
        }),
      );
    },
    {
      changes: FOLLOW_UPS_CHANGE,
      done: () => t('followUp.added', { day: longDay(dueOn) }),
      onDone: () => {
        clear();
        onDone();
      },
    },
  );
  if (!ready) return null;
  return (
    <Form submit={t('followUp.add')} onSend={() => add.runAsync(undefined)}>
      <TextField
        label={t('followUp.what')}
        pointer="/title"
        optional
        placeholder={t('followUp.default')}
        maxLength={200}
        value={title}
        onChange={(words) => change({ title: words })}
      />
      <DayField label={t('followUp.when')} pointer="/dueOn" required min={today} value={dueOn} onChange={choose} />
      <div className="kinds">
        {(
          [
            ['week', 7],
            ['weeks', 14],
            ['month', 30],
          ] as const
        ).map(([name, days]) => (
          <button
            key={name}
            type="button"
            className={dueOn === addDays(today, days) ? 'kind kind-on' : 'kind'}
            aria-pressed={dueOn === addDays(today, days)}
            onClick={() => choose(addDays(today, days))}
          >
            {t(`followUp.in.${name}`)}
          </button>
        ))}
        {reminder && (
          <button
            type="button"
            className={dueOn === reminder.on ? 'kind kind-on' : 'kind'}
            aria-pressed={dueOn === reminder.on}
            onClick={() => change({ dueOn: reminder.on, ...(title ? {} : { title: reminder.title }) })}
          >
            {reminder.label}
          </button>
        )}
      </div>
      <CheckField label={t('followUp.early')} checked={early} onChange={(on) => change({ early: on })} />
    </Form>
  );
}
