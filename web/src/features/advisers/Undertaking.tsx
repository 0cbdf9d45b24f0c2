import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type ApiError } from '../../api/client';
import { Button } from '../../kit/Button';
import { CheckboxField } from '../../kit/CheckboxField';
import { ErrorText } from '../../kit/ErrorText';
import { Form } from '../../kit/Form';
import { Page } from '../../kit/Page';
import { SelectField } from '../../kit/SelectField';
import { useAction } from '../../kit/useAction';
import { ME_KEY, useMe } from '../../session';
import { LOCALE_NAMES, LOCALES, setLocale, type Locale } from '../../texts';
import '../follow-ups/day.css';

/** Version of the text; a new one must be accepted again. */
const TEXT_VERSION = '2026-01';

const PARTS = ['say', 'never', 'device', 'end'] as const;

export default function Undertaking() {
  const { t, i18n } = useTranslation('day');
  const client = useQueryClient();
  const me = useMe();
  const [agreed, setAgreed] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [outdated, setOutdated] = useState(false);
  const send = async (): Promise<void> => {
    if (!agreed) return setMissing(true);
    await unwrap(api.POST('/api/advisers/me/undertaking', { body: { version: TEXT_VERSION } }));
    await client.invalidateQueries();
    await client.refetchQueries({ queryKey: ME_KEY });
  };
  const signOut = useAction(() => unwrap(api.POST('/api/auth/sign-out')), { invalidates: [[...ME_KEY]] });
  return (
    <main className="sign-in">
      <div className="sign-in-card undertaking">
        <SelectField
          label={t('undertaking.language')}
          value={i18n.language as Locale}
          onChange={(locale) => void setLocale(locale)}
          options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
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
            <p className="error-summary" role="alert">
              {t('undertaking.outdated')}
            </p>
          ) : (
            <Form
              submitLabel={t('undertaking.send')}
              onSubmit={send}
              aside={
                <Button kind="quiet" busy={signOut.busy} onClick={() => signOut.run(undefined)}>
                  {t('undertaking.notNow')}
                </Button>
              }
              onApiError={(error: ApiError) => error.slug === 'undertaking-outdated' && (setOutdated(true), true)}
            >
              <ErrorText>{signOut.errorMessage}</ErrorText>
              <CheckboxField
                label={t('undertaking.agree')}
                checked={agreed}
                onChange={(on) => {
                  setAgreed(on);
                  setMissing(false);
                }}
              />
              {isMissing && (
                <p className="field-error" role="alert">
                  {t('undertaking.needTick')}
                </p>
              )}
            </Form>
          )}
          <p className="hint">{t('undertaking.version', { version: TEXT_VERSION })}</p>
        </Page>
      </div>
    </main>
  );
}
