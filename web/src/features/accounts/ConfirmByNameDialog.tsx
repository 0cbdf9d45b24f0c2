import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { Form } from '../../kit/Form';
import { TextField } from '../../kit/TextField';

function ConfirmByNameForm({
  name,
  title,
  explanation,
  onConfirm,
  onClose,
}: {
  name: string;
  title: string;
  explanation: ReactNode;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const [typed, setTyped] = useState('');
  const [isMismatch, setWrong] = useState(false);
  const isMatch = typed.trim().normalize('NFC').toLocaleLowerCase() === name.normalize('NFC').toLocaleLowerCase();
  return (
    <>
      {explanation}
      <Form
        kind="danger"
        submitLabel={title}
        aside={
          <Button kind="quiet" onClick={onClose}>
            {common('action.cancel')}
          </Button>
        }
        onSubmit={async () => {
          setWrong(!isMatch);
          if (isMatch) await onConfirm();
        }}
      >
        <TextField
          label={t('account.type', { name })}
          limits={null}
          autoComplete="off"
          error={isMismatch && !isMatch ? t('account.typeWrong') : undefined}
          value={typed}
          onChange={setTyped}
        />
      </Form>
    </>
  );
}

export function ConfirmByNameDialog({
  open,
  name,
  title,
  explanation,
  onConfirm,
  onClose,
}: {
  open: boolean;
  name: string;
  title: string;
  explanation: ReactNode;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}) {
  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <ConfirmByNameForm {...{ name, title, explanation, onConfirm, onClose }} />
    </Dialog>
  );
}
