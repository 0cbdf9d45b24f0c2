import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Appears after 200 ms, so that fast responses do not flicker. */
export function Skeleton({ lines = 4, tall }: { lines?: number; tall?: boolean }) {
  const { t } = useTranslation();
  const [isVisible, setVisible] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="skeleton" aria-busy="true" style={{ visibility: isVisible ? 'visible' : 'hidden' }}>
      <span className="visually-hidden">{t('state.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={tall ? 'skeleton-line skeleton-tall' : 'skeleton-line'} />
      ))}
    </div>
  );
}
