import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, once, type View } from '../../api/client';
import { Dialog } from '../../kit/Dialog';
import { Choices } from '../../kit/Choices';
import { CheckField, SelectField } from '../../kit/fields';
import { Form } from '../../kit/form';
import type { Candidate } from './inbox-queries';
import { useDone } from './useDone';
import { useRaced } from './useRaced';

export const WAYS = ['phone', 'message', 'in-person', 'mail'] as const;
export type Way = (typeof WAYS)[number];

interface Props {
  open: boolean;
  request: View<'CaseView'>;
  adviser: Candidate;
  onClose: () => void;
  onDone: () => void;
}

/** Asks an adviser; or, when they have said yes already, gives them the case at once. */
export function Ask({ open, onClose, ...rest }: Props) {
  const { t } = useTranslation('inbox');
  return (
    <Dialog
      title={t('ask.title', { name: `${rest.adviser.firstName} ${rest.adviser.lastName}` })}
      open={open}
      onClose={onClose}
    >
      <Inside {...rest} />
    </Dialog>
  );
}

function Inside({ request: { id, person }, adviser, onDone }: Omit<Props, 'open' | 'onClose'>) {
  const { t } = useTranslation('inbox');
  const key = useId();
  const [said, setSaid] = useState<'ask' | 'yes'>(adviser.hasAccount ? 'ask' : 'yes');
  const [how, setHow] = useState<Way>('phone');
  const [noConflict, setNoConflict] = useState(false);
  const [attempt] = useState(() => crypto.randomUUID());
  const { onRefused, notice } = useRaced(id);
  const done = useDone(id, onDone);
  const send = async (): Promise<void> => {
    const { adviserId } = adviser;
    const body = said === 'yes' ? { adviserId, onBehalf: true, how, noConflict: true as const } : { adviserId };
    // The key belongs to what is sent: an offer that was refused may be sent again as a yes.
    await answer(
      api.POST('/api/cases/{id}/offers', {
        params: { path: { id } },
        body,
        ...once(`${attempt}${key}${adviserId}${said}`),
      }),
    );
    await done(
      t(said === 'yes' ? 'toast.assigned' : 'toast.asked', {
        person: person.firstName,
        adviser: `${adviser.firstName} ${adviser.lastName}`,
      }),
    );
  };
  if (notice) return notice;
  return (
    <Form submit={t(said === 'yes' ? 'ask.assign' : 'ask.send')} onSend={send} onRefused={onRefused}>
      {!adviser.hasAccount && <p className="notice notice-soon">{t('ask.noAccount', { name: adviser.firstName })}</p>}
      {adviser.hasAccount && (
        <Choices
          legend={t('ask.legend', { person: person.firstName })}
          value={said}
          onChange={setSaid}
          options={[
            { value: 'ask', label: t('ask.ask'), hint: t('ask.askHint', { name: adviser.firstName }) },
            {
              value: 'yes',
              label: t('ask.yes'),
              hint: t('ask.yesHint', { person: person.firstName, name: adviser.firstName }),
            },
          ]}
        />
      )}
      {said === 'yes' && (
        <>
          <SelectField
            label={t('answer.how')}
            value={how}
            onChange={setHow}
            options={WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
          />
          <Declared name={adviser.firstName} checked={noConflict} onChange={setNoConflict} />
        </>
      )}
    </Form>
  );
}

/** The adviser's word that nothing binds them to the person or the authority; without it nobody takes a case on. */
export function Declared({
  name,
  checked,
  onChange,
}: {
  name: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const { t } = useTranslation('inbox');
  return (
    <>
      <CheckField
        label={t('ask.noConflict', { name })}
        hint={t('ask.noConflictHint')}
        checked={checked}
        onChange={onChange}
      />
      {/* The browser itself asks for it. */}
      <input
        className="unseen"
        type="checkbox"
        required
        checked={checked}
        onChange={() => undefined}
        tabIndex={-1}
        aria-hidden="true"
      />
    </>
  );
}
