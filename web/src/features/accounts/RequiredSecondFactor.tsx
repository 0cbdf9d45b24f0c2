import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { supportsPasskeys } from '../../kit/passkeys';
import { ME_KEY } from '../../session';
import { AddPasskey } from './AddPasskey';
import { SecondFactorSetup } from './SecondFactorSetup';
import { SignOut } from './SignOut';
import './accounts.css';

export default function RequiredSecondFactor({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const [way, setWay] = useState<'passkey' | 'app'>('app');
  const finish = (): void => void client.invalidateQueries({ queryKey: ME_KEY }).then(onDone);
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
          {way === 'passkey' ? <AddPasskey onDone={finish} /> : <SecondFactorSetup onDone={finish} />}
          {supportsPasskeys() && (
            <p className="buttons">
              <Button kind="quiet" onClick={() => setWay(way === 'passkey' ? 'app' : 'passkey')}>
                {t(way === 'passkey' ? 'setUp.byApp' : 'setUp.byPasskey')}
              </Button>
            </p>
          )}
        </section>
        <p className="sign-in-footer">
          <SignOut />
        </p>
      </div>
    </main>
  );
}
