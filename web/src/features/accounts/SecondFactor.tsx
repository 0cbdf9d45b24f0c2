import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ME } from '../../session';
import { SetUpFactor } from './SetUpFactor';
import { SignOut } from './SignOut';
import './accounts.css';

/** Before anything else: the second factor of a role that needs one. */
export default function SecondFactor() {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${t('setUp.title')} · Passerelle`;
    heading.current?.focus();
  }, [t]);
  return (
    <main className="door">
      <div className="door-card">
        <div className="door-brand">
          <img src="/icon.svg" alt="" />
          <h1 ref={heading} tabIndex={-1}>
            {t('setUp.title')}
          </h1>
          <p>{t('setUp.why')}</p>
        </div>
        <section className="door-part" aria-labelledby="factor-heading">
          <h2 id="factor-heading">{t('factor.title')}</h2>
          <SetUpFactor onDone={() => void client.invalidateQueries({ queryKey: ME })} />
        </section>
        <p className="door-end">
          <SignOut />
        </p>
      </div>
    </main>
  );
}
