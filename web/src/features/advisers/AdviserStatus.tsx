import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { EditForm } from '../../kit/EditForm';
import { RadioGroup } from '../../kit/RadioGroup';
import { Section } from '../../kit/Section';
import { ADVISER_STATES, INVALIDATED_BY_ADVISER, type Adviser, type AdviserState } from './queries';
import { useAdviserErrors } from './useAdviserErrors';

export function AdviserStatus({ adviser }: { adviser: Adviser }) {
  const { t } = useTranslation('advisers');
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('states.title')} id="adviser-states">
      <p>
        <strong>{t(`state.${adviser.state}`)}</strong>: {t(`states.now.${adviser.state}`)}
      </p>
      <div>
        <Button onClick={() => setOpen(true)}>{t('states.change')}</Button>
      </div>
      <Dialog title={t('states.change')} open={open} onClose={() => setOpen(false)}>
        <ChangeStateForm adviser={adviser} onDone={() => setOpen(false)} />
      </Dialog>
    </Section>
  );
}

function ChangeStateForm({ adviser, onDone }: { adviser: Adviser; onDone: () => void }) {
  const { t } = useTranslation('advisers');
  const { notice, onApiError } = useAdviserErrors();
  const path = { params: { path: { id: adviser.id } } };
  return (
    <EditForm<{ state: AdviserState }, Adviser>
      draftName={`adviser-state/${adviser.id}`}
      record={adviser}
      toForm={({ state }) => ({ state })}
      fetchLatest={() => unwrap(api.GET('/api/advisers/{id}', path))}
      save={(changed, version) =>
        unwrap(api.PATCH('/api/advisers/{id}', { ...path, body: changed, ...ifMatchHeader(version) }))
      }
      submit={t('states.save')}
      successMessage={({ state }) => t('toast.state', { name: adviser.firstName, state: t(`state.${state}`) })}
      fieldLabel={() => t('states.legend', { name: adviser.firstName })}
      renderValue={(_, state) => t(`state.${state}`)}
      invalidates={INVALIDATED_BY_ADVISER}
      onSaved={onDone}
      onApiError={onApiError}
    >
      {({ state }, change) => (
        <>
          <RadioGroup
            legend={t('states.legend', { name: adviser.firstName })}
            value={state}
            onChange={(newState) => change({ state: newState })}
            options={ADVISER_STATES.filter((each) => each !== 'applying' || adviser.state === 'applying').map(
              (value) => ({
                value,
                label: t(`state.${value}`),
                hint: t(`states.means.${value}`),
              }),
            )}
          />
          {notice}
        </>
      )}
    </EditForm>
  );
}
