import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ME_KEY } from '../../session';
import { SecondFactorSetup } from './SecondFactorSetup';
import { SignOut } from './SignOut';
import './accounts.css';

export default function RequiredSecondFactor() {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${t('setUp.title')} · Passerelle`;
    heading.current?.focus();
  }, [t]);
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <div className="sign-in-brand">
          <img src="/icon.svg" alt="" />
          <h1 ref={heading} tabIndex={-1}>
            {t('setUp.title')}
          </h1>
          <p>{t('setUp.why')}</p>
        </div>
        <section className="sign-in-section" aria-labelledby="factor-heading">
          <h2 id="factor-heading">{t('factor.title')}</h2>
          <SecondFactorSetup onDone={() => void client.invalidateQueries({ queryKey: ME_KEY })} />
        </section>
        <p className="sign-in-footer">
          <SignOut />
        </p>
      </div>
    </main>
  );
}
