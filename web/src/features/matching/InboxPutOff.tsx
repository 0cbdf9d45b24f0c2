import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, type View } from '../../api/client';
import { Button } from '../../kit/Button';
import { addDays, longDay, shortDay, useToday } from '../../kit/days';
import { Dialog } from '../../kit/Dialog';
import { Choices } from '../../kit/Choices';
import { DayField, TextArea } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Icon } from '../../kit/icons';
import { spokenName } from '../../kit/languages';
import { lacking } from '../../kit/lacking';
import { Loaded, Skeleton } from '../../kit/states';
import { useDraft } from '../../offline/drafts';
import { letterOf } from './inbox-queries';
import { useDone } from './useDone';
import { useRaced } from './useRaced';

interface Props {
  open: boolean;
  request: View<'CaseView'>;
  onClose: () => void;
  onDone: () => void;
}

type Inner = Omit<Props, 'open' | 'onClose'>;

const PRESETS = [1, 3, 7, 14, 30] as const;
const WHY = ['person', 'papers', 'nobody'] as const;

/** Not now: until a day, with the reason for those who come after. */
export function Snooze({ open, onClose, ...rest }: Props) {
  const { t } = useTranslation('inbox');
  return (
    <Dialog title={t('snooze.title')} open={open} onClose={onClose}>
      <SnoozeInside {...rest} />
    </Dialog>
  );
}

function SnoozeInside({ request, onDone }: Inner) {
  const { t } = useTranslation('inbox');
  const today = useToday();
  const draft = useDraft(`snooze/${request.id}`, { until: '', reason: '' });
  const { until, reason } = draft.value;
  const { onRefused, notice } = useRaced(request.id);
  const done = useDone(request.id, onDone);
  const send = async (to: string | null, why: string): Promise<void> => {
    lacking({ '/reason': !why.trim() });
    await answer(
      api.PUT('/api/cases/{id}/waiting', {
        params: { path: { id: request.id } },
        body: { until: to, reason: why },
        ...ifMatch(request.version),
      }),
    );
    draft.clear();
    await done(
      to
        ? t('toast.snoozed', { person: request.person.firstName, day: shortDay(to) })
        : t('toast.woken', { person: request.person.firstName }),
    );
  };
  if (notice) return notice;
  if (!draft.ready) return <Skeleton />;
  return (
    <>
      {request.snoozedUntil && (
        <Form submit={t('snooze.wake')} onSend={() => send(null, t('snooze.wakeReason'))} onRefused={onRefused}>
          <p>{t('snooze.now', { day: longDay(request.snoozedUntil) })}</p>
        </Form>
      )}
      <Form submit={t('snooze.save')} onSend={() => send(until, reason)} onRefused={onRefused}>
        <div className="field">
          <span className="buttons">
            {PRESETS.map((days) => {
              const day = addDays(today, days);
              return (
                <Button
                  key={days}
                  small
                  aria-pressed={until === day}
                  kind={until === day ? 'primary' : 'plain'}
                  onClick={() => draft.change({ until: day })}
                >
                  {t('snooze.in', { count: days })}
                </Button>
              );
            })}
          </span>
        </div>
        <DayField
          label={t('snooze.until')}
          pointer="/until"
          required
          min={addDays(today, 1)}
          value={until}
          onChange={(day) => draft.change({ until: day })}
        />
        <TextArea
          label={t('snooze.reason')}
          hint={t('snooze.reasonHint')}
          pointer="/reason"
          maxLength={500}
          rows={2}
          value={reason}
          onChange={(words) => draft.change({ reason: words })}
        />
        <span className="buttons">
          {WHY.map((each) => (
            <Button
              key={each}
              small
              kind="quiet"
              icon="plus"
              onClick={() => draft.change({ reason: t(`snooze.why.${each}`) })}
            >
              {t(`snooze.why.${each}`)}
            </Button>
          ))}
        </span>
      </Form>
    </>
  );
}

const OUTCOMES = ['advised', 'referred', 'unreachable', 'not-ours', 'duplicate'] as const;

interface Words {
  outcome: (typeof OUTCOMES)[number] | '';
  reason: string;
  message: string;
}

/** We cannot take it on: why, for us; and the letter to the person as they will read it. */
export function Decline({ open, onClose, ...rest }: Props) {
  const { t } = useTranslation('inbox');
  return (
    <Dialog title={t('decline.title')} open={open} onClose={onClose} wide>
      <DeclineInside {...rest} />
    </Dialog>
  );
}

function DeclineInside({ request, onDone }: Inner) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation();
  const draft = useDraft<Words>(`decline/${request.id}`, { outcome: '', reason: '', message: '' });
  const { outcome, reason, message } = draft.value;
  const letter = useQuery(letterOf(request.id));
  const { onRefused, notice } = useRaced(request.id);
  const done = useDone(request.id, onDone);
  const send = async (): Promise<void> => {
    lacking({ '/decline': outcome === '', '/reason': !reason.trim() });
    await answer(
      api.PUT('/api/cases/{id}/waiting', {
        params: { path: { id: request.id } },
        body: { decline: outcome || 'not-ours', reason, ...(message.trim() ? { message } : {}) },
        ...ifMatch(request.version),
      }),
    );
    draft.clear();
    await done(t('toast.declined', { person: request.person.firstName }));
  };
  if (notice) return notice;
  if (!draft.ready) return <Skeleton />;
  return (
    <Form submit={t('decline.save')} kind="danger" onSend={send} onRefused={onRefused}>
      <Choices
        legend={t('decline.outcome')}
        pointer="/decline"
        columns={2}
        value={outcome}
        onChange={(value) => draft.change({ outcome: value })}
        options={OUTCOMES.map((value) => ({
          value,
          label: common(`outcome.${value}`),
          hint: t(`decline.hint.${value}`),
        }))}
      />
      <TextArea
        label={t('decline.reason')}
        hint={t('decline.reasonHint')}
        pointer="/reason"
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(words) => draft.change({ reason: words })}
      />
      <TextArea
        label={t('decline.message', { person: request.person.firstName })}
        hint={letter.data && t('decline.messageHint', { language: spokenName(letter.data.language) })}
        optional
        pointer="/message"
        maxLength={2000}
        value={message}
        onChange={(words) => draft.change({ message: words })}
      />
      <Loaded query={letter}>
        {({ sent, language, subject, before, after }) =>
          sent ? (
            <figure className="letter">
              <figcaption className="hint">{t('decline.letter')}</figcaption>
              <div lang={language} dir="auto" className="letter-page">
                <strong>{subject}</strong>
                {before.map((words) => (
                  <p key={words}>{words}</p>
                ))}
                {message.trim() && (
                  <p className="letter-mine" dir="auto">
                    {message}
                  </p>
                )}
                {after.map((words) => (
                  <p key={words}>{words}</p>
                ))}
              </div>
            </figure>
          ) : (
            <p className="notice notice-soon">
              <Icon name="phone" />
              {t('decline.noLetter')}
            </p>
          )
        }
      </Loaded>
    </Form>
  );
}
