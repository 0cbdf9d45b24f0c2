import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { Dialog } from '../../kit/Dialog';
import { Form } from '../../kit/Form';
import { Icon } from '../../kit/Icon';
import { spokenName } from '../../kit/languages';
import { Loaded } from '../../kit/Loaded';
import { RadioGroup } from '../../kit/RadioGroup';
import { Skeleton } from '../../kit/Skeleton';
import { TextArea } from '../../kit/TextArea';
import { throwIfMissing } from '../../kit/throwIfMissing';
import { useDraft } from '../../offline/drafts';
import { declineLetterQuery } from './inboxQueries';
import type { FormProps, RequestDialogProps } from './requestDialog';
import { useCompleteRequest } from './useCompleteRequest';
import { useConcurrentChange } from './useConcurrentChange';

interface DeclineDraft {
  outcome: (typeof OUTCOMES)[number] | '';
  reason: string;
  message: string;
}

const OUTCOMES = limits.UpdateWaiting.decline.values;

function DeclineForm({ request, onDone }: FormProps) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation();
  const draft = useDraft<DeclineDraft>(`decline/${request.id}`, { outcome: '', reason: '', message: '' });
  const { outcome, reason, message } = draft.value;
  const letter = useQuery(declineLetterQuery(request.id));
  const { onApiError, notice } = useConcurrentChange(request.id);
  const complete = useCompleteRequest(request.id, onDone);
  const send = async (): Promise<void> => {
    throwIfMissing({ '/decline': outcome === '', '/reason': !reason.trim() });
    await unwrap(
      api.PUT('/api/cases/{id}/waiting', {
        params: { path: { id: request.id } },
        body: { decline: outcome || 'not-ours', reason, ...(message.trim() ? { message } : {}) },
        ...ifMatchHeader(request.version),
      }),
    );
    draft.clear();
    await complete(t('toast.declined', { person: request.person.firstName }));
  };
  if (notice) return notice;
  if (!draft.ready) return <Skeleton />;
  return (
    <Form submitLabel={t('decline.save')} kind="danger" onSubmit={send} onApiError={onApiError}>
      <RadioGroup
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
        limits={limits.UpdateWaiting.reason}
        value={reason}
        onChange={(text) => draft.change({ reason: text })}
      />
      <TextArea
        label={t('decline.message', { person: request.person.firstName })}
        hint={letter.data && t('decline.messageHint', { language: spokenName(letter.data.language) })}
        optional
        pointer="/message"
        limits={limits.UpdateWaiting.message}
        value={message}
        onChange={(text) => draft.change({ message: text })}
      />
      <Loaded query={letter}>
        {({ notSent, language, subject, before, after }) =>
          notSent === null ? (
            <figure className="letter">
              <figcaption className="hint">{t('decline.letter')}</figcaption>
              <div lang={language} dir="auto" className="letter-page">
                <strong>{subject}</strong>
                {before.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
                {message.trim() && (
                  <p className="letter-own-text" dir="auto">
                    {message}
                  </p>
                )}
                {after.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </div>
            </figure>
          ) : (
            <p className="notice notice-soon">
              <Icon name="phone" />
              {t(`decline.noLetter.${notSent}`)}
            </p>
          )
        }
      </Loaded>
    </Form>
  );
}

export function DeclineDialog({ open, onClose, ...rest }: RequestDialogProps) {
  const { t } = useTranslation('inbox');
  return (
    <Dialog title={t('decline.title')} open={open} onClose={onClose} wide>
      <DeclineForm {...rest} />
    </Dialog>
  );
}
