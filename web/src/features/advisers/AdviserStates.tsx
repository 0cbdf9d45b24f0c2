import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, type View } from '../../api/client';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { Choices, SelectField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Icon } from '../../kit/icons';
import { Section } from '../../kit/Page';
import { useSay } from '../../kit/toasts';
import { CHANGED, STATES, type AdviserState } from './queries';
import { useRefused } from './useRefused';

const LOCALES = ['de', 'fr', 'it', 'en'] as const;
const NAMES = { de: 'Deutsch', fr: 'Français', it: 'Italiano', en: 'English' } as const;

/** Whether they can sign in; and the invitation to it. */
export function AdviserAccount({ adviser }: { adviser: View<'AdviserView'> }) {
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
      {adviser.invited ? <p><Icon name="check" /> {t(adviser.undertaking ? 'account.has' : 'account.invited')}</p> : (
        <Form submit={t('account.invite')} onSend={invite}>
          <p>{t('account.why', { name: adviser.firstName })}</p>
          <SelectField label={t('account.locale')} value={locale} onChange={setLocale} options={LOCALES.map((value) => ({ value, label: NAMES[value] }))} />
        </Form>
      )}
    </Section>
  );
}

/** Whether they take on cases; what each state means stands beside it. */
export function AdviserStates({ adviser }: { adviser: View<'AdviserView'> }) {
  const { t } = useTranslation('advisers');
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('states.title')} id="adviser-states">
      <p><strong>{t(`state.${adviser.state}`)}</strong>: {t(`states.now.${adviser.state}`)}</p>
      <div><Button onClick={() => setOpen(true)}>{t('states.change')}</Button></div>
      <Dialog title={t('states.change')} open={open} onClose={() => setOpen(false)}><Change adviser={adviser} onDone={() => setOpen(false)} /></Dialog>
    </Section>
  );
}

function Change({ adviser, onDone }: { adviser: View<'AdviserView'>; onDone: () => void }) {
  const { t } = useTranslation('advisers');
  const client = useQueryClient();
  const say = useSay();
  const { notice, onRefused } = useRefused();
  const [state, setState] = useState<AdviserState>(adviser.state);
  const save = async (): Promise<void> => {
    if (state !== adviser.state) {
      await answer(api.PATCH('/api/advisers/{id}', { params: { path: { id: adviser.id } }, body: { state }, ...ifMatch(adviser.version) }));
      await Promise.all(CHANGED.map((queryKey) => client.invalidateQueries({ queryKey })));
      say(t('toast.state', { name: adviser.firstName, state: t(`state.${state}`) }));
    }
    onDone();
  };
  return (
    <Form submit={t('states.save')} onSend={save} onRefused={onRefused}>
      <Choices legend={t('states.legend', { name: adviser.firstName })} value={state} onChange={setState} options={STATES.filter((each) => each !== 'applying' || adviser.state === 'applying').map((value) => ({ value, label: t(`state.${value}`), hint: t(`states.means.${value}`) }))} />
      {notice}
    </Form>
  );
}
