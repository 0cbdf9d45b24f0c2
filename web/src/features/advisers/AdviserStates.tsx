import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, type View } from '../../api/client';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { EditForm } from '../../kit/EditForm';
import { Choices } from '../../kit/Choices';
import { SelectField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Icon } from '../../kit/icons';
import { Section } from '../../kit/Page';
import { useSay } from '../../kit/toasts';
import { CHANGED, STATES, type AdviserState } from './queries';
import { useRefused } from './useRefused';

type Adviser = View<'AdviserView'>;

const LOCALES = ['de', 'fr', 'it', 'en'] as const;
const NAMES = { de: 'Deutsch', fr: 'Français', it: 'Italiano', en: 'English' } as const;

/** Whether they can sign in; and the invitation to it. */
export function AdviserAccount({ adviser }: { adviser: Adviser }) {
  const { t, i18n } = useTranslation('advisers');
  const client = useQueryClient();
  const say = useSay();
  const [locale, setLocale] = useState<(typeof LOCALES)[number]>(i18n.language as 'de');
  if (adviser.state === 'left') return null;
  const invite = async (): Promise<void> => {
    await answer(api.POST('/api/advisers/{id}/invite', { params: { path: { id: adviser.id } }, body: { locale } }));
    await client.invalidateQueries({ queryKey: ['advisers'] });
    say(t('toast.invited', { name: adviser.firstName }));
  };
  return (
    <Section title={t('account.title')} id="adviser-account">
      {adviser.invited ? (
        <p>
          <Icon name="check" /> {t(adviser.undertaking ? 'account.has' : 'account.invited')}
        </p>
      ) : (
        <Form submit={t('account.invite')} onSend={invite}>
          <p>{t('account.why', { name: adviser.firstName })}</p>
          <SelectField
            label={t('account.locale')}
            value={locale}
            onChange={setLocale}
            options={LOCALES.map((value) => ({ value, label: NAMES[value] }))}
          />
        </Form>
      )}
    </Section>
  );
}

/** Whether they take on cases; what each state means stands beside it. */
export function AdviserStates({ adviser }: { adviser: Adviser }) {
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
        <Change adviser={adviser} onDone={() => setOpen(false)} />
      </Dialog>
    </Section>
  );
}

function Change({ adviser, onDone }: { adviser: Adviser; onDone: () => void }) {
  const { t } = useTranslation('advisers');
  const { notice, onRefused } = useRefused();
  const path = { params: { path: { id: adviser.id } } };
  return (
    <EditForm<{ state: AdviserState }, Adviser>
      draft={`adviser-state/${adviser.id}`}
      view={adviser}
      read={({ state }) => ({ state })}
      fresh={() => answer(api.GET('/api/advisers/{id}', path))}
      save={(changed, version) =>
        answer(api.PATCH('/api/advisers/{id}', { ...path, body: changed, ...ifMatch(version) }))
      }
      submit={t('states.save')}
      said={({ state }) => t('toast.state', { name: adviser.firstName, state: t(`state.${state}`) })}
      label={() => t('states.legend', { name: adviser.firstName })}
      show={(_, state) => t(`state.${state}`)}
      changes={CHANGED}
      onSaved={onDone}
      onRefused={onRefused}
    >
      {({ state }, change) => (
        <>
          <Choices
            legend={t('states.legend', { name: adviser.firstName })}
            value={state}
            onChange={(chosen) => change({ state: chosen })}
            options={STATES.filter((each) => each !== 'applying' || adviser.state === 'applying').map((value) => ({
              value,
              label: t(`state.${value}`),
              hint: t(`states.means.${value}`),
            }))}
          />
          {notice}
        </>
      )}
    </EditForm>
  );
}
