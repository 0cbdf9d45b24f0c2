import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, idempotencyKey, unwrap, type Schema } from '../../api/client';
import { Dialog } from '../../kit/Dialog';
import { Form } from '../../kit/Form';
import { RadioGroup } from '../../kit/RadioGroup';
import { SelectField } from '../../kit/SelectField';
import { hasWorkingAddress } from '../../kit/personLetter';
import type { Candidate } from './inboxQueries';
import { NoConflictField } from './NoConflictField';
import { ANSWER_CHANNELS, type AnswerChannel } from './offerQueries';
import { useCompleteRequest } from './useCompleteRequest';
import { useConcurrentChange } from './useConcurrentChange';

interface Props {
  open: boolean;
  request: Schema<'CaseView'>;
  adviser: Candidate;
  onClose: () => void;
  onDone: () => void;
}

export function OfferDialog({ open, onClose, ...rest }: Props) {
  const { t } = useTranslation('inbox');
  return (
    <Dialog
      title={t('ask.title', { name: `${rest.adviser.firstName} ${rest.adviser.lastName}` })}
      open={open}
      onClose={onClose}
    >
      <OfferForm {...rest} />
    </Dialog>
  );
}

function OfferForm({ request: { id, person }, adviser, onDone }: Omit<Props, 'open' | 'onClose'>) {
  const { t } = useTranslation('inbox');
  const formId = useId();
  const [mode, setMode] = useState<'ask' | 'yes'>(adviser.hasAccount ? 'ask' : 'yes');
  const [channel, setChannel] = useState<AnswerChannel>('phone');
  const [hasNoConflict, setHasNoConflict] = useState(false);
  const [attemptId] = useState(() => crypto.randomUUID());
  const { onApiError, notice } = useConcurrentChange(id);
  const complete = useCompleteRequest(id, onDone);
  const send = async (): Promise<void> => {
    const { adviserId } = adviser;
    const body =
      mode === 'yes' ? { adviserId, onBehalf: true, how: channel, noConflict: true as const } : { adviserId };
    // The key depends on the content: a refused offer may be sent again as an assignment.
    await unwrap(
      api.POST('/api/cases/{id}/offers', {
        params: { path: { id } },
        body,
        ...idempotencyKey(`${attemptId}${formId}${adviserId}${mode}`),
      }),
    );
    await complete(
      t(mode === 'yes' ? 'toast.assigned' : 'toast.asked', {
        person: person.firstName,
        adviser: `${adviser.firstName} ${adviser.lastName}`,
      }),
    );
  };
  if (notice) return notice;
  return (
    <Form submitLabel={t(mode === 'yes' ? 'ask.assign' : 'ask.send')} onSubmit={send} onApiError={onApiError}>
      {!adviser.hasAccount && <p className="notice notice-soon">{t('ask.noAccount', { name: adviser.firstName })}</p>}
      {adviser.hasAccount && (
        <RadioGroup
          legend={t('ask.legend', { person: person.firstName })}
          value={mode}
          onChange={setMode}
          options={[
            {
              value: 'ask',
              label: t('ask.ask'),
              hint: t(adviser.emailFails ? 'ask.askHintNoLetter' : 'ask.askHint', { name: adviser.firstName }),
            },
            {
              value: 'yes',
              label: t('ask.yes'),
              hint: t(hasWorkingAddress(person) ? 'ask.yesHint' : 'ask.yesHintNoLetter', {
                person: person.firstName,
                name: adviser.firstName,
              }),
            },
          ]}
        />
      )}
      {mode === 'yes' && (
        <>
          <SelectField
            label={t('answer.how')}
            value={channel}
            onChange={setChannel}
            options={ANSWER_CHANNELS.map((value) => ({ value, label: t(`way.${value}`) }))}
          />
          <NoConflictField name={adviser.firstName} checked={hasNoConflict} onChange={setHasNoConflict} />
        </>
      )}
    </Form>
  );
}
