import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type Refusal } from '../../api/client';
import { Button } from '../../kit/Button';
import { CheckField, SelectField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Page } from '../../kit/Page';
import { ME, useMe } from '../../session';
import '../follow-ups/day.css';
import { LOCALES, setLocale, type Locale } from '../../texts';

/** The text that stands in our texts; another version has to be read anew. */
const VERSION = '2026-01';
const PARTS = ['say', 'never', 'device', 'end'] as const;
const OWN: Record<Locale, string> = { de: 'Deutsch', fr: 'Français', it: 'Italiano', en: 'English' };

/** Before an adviser sees anybody's name: what stays among us. */
export default function Undertaking() {
  const { t, i18n } = useTranslation('day');
  const client = useQueryClient();
  const me = useMe();
  const [agreed, setAgreed] = useState(false);
  const [missed, setMissed] = useState(false);
  const [outdated, setOutdated] = useState(false);
  const send = async (): Promise<void> => {
    if (!agreed) return setMissed(true);
    await answer(api.POST('/api/advisers/me/undertaking', { body: { version: VERSION } }));
    await client.invalidateQueries();
    await client.refetchQueries({ queryKey: ME });
  };
  const leave = async (): Promise<void> => {
    await answer(api.POST('/api/auth/sign-out'));
    await client.invalidateQueries({ queryKey: ME });
  };
  return (
    <main className="door">
      <div className="door-card undertaking">
        <SelectField
          label={t('undertaking.language')}
          value={i18n.language as Locale}
          onChange={(locale) => void setLocale(locale)}
          options={LOCALES.map((value) => ({ value, label: OWN[value] }))}
        />
        <Page title={t('undertaking.title')} lead={t('undertaking.lead', { name: me.name.split(' ')[0] })}>
          {PARTS.map((part) => (
            <section key={part} className="section">
              <h2>{t(`undertaking.${part}.title`)}</h2>
              <ul className="plain-list">
                {t(`undertaking.${part}.text`)
                  .split('\n')
                  .map((line) => (
                    <li key={line}>{line}</li>
                  ))}
              </ul>
            </section>
          ))}
          {outdated ? (
            <p className="refusal" role="alert">
              {t('undertaking.outdated')}
            </p>
          ) : (
            <Form
              submit={t('undertaking.send')}
              onSend={send}
              aside={
                <Button kind="quiet" onClick={() => void leave()}>
                  {t('undertaking.notNow')}
                </Button>
              }
              onRefused={(refusal: Refusal) => refusal.slug === 'undertaking-outdated' && (setOutdated(true), true)}
            >
              <CheckField
                label={t('undertaking.agree')}
                checked={agreed}
                onChange={(on) => {
                  setAgreed(on);
                  setMissed(false);
                }}
              />
              {missed && (
                <p className="field-error" role="alert">
                  {t('undertaking.needTick')}
                </p>
              )}
            </Form>
          )}
          <p className="hint">{t('undertaking.version', { version: VERSION })}</p>
        </Page>
      </div>
    </main>
  );
}
