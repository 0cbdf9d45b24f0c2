import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../kit/CopyButton';

/** The key as a QR code, drawn locally so that it is sent to no other server, and as text. */
export function SecondFactorQrCode({ uri, secret }: { uri: string; secret: string }) {
  const { t } = useTranslation('account');
  const [qrCode, setQrCode] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    let current = true;
    void import('uqr').then(({ encode }) => {
      const { size, data } = encode(uri, { border: 2 });
      const path = data
        .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
        .join('');
      if (current) setQrCode({ size, path });
    });
    return () => {
      current = false;
    };
  }, [uri]);
  return (
    <>
      <p>{t('setUp.step2Why')}</p>
      <div className="qr">
        {qrCode && (
          <svg
            viewBox={`0 0 ${qrCode.size} ${qrCode.size}`}
            role="img"
            aria-label={t('setUp.qr')}
            shapeRendering="crispEdges"
          >
            <path d={qrCode.path} />
          </svg>
        )}
      </div>
      <p>
        <a href={uri}>{t('setUp.open')}</a>
      </p>
      <p className="hint">{t('setUp.secret')}</p>
      <p className="secret">
        <code dir="ltr">{secret.match(/.{1,4}/g)?.join(' ')}</code> <CopyButton small text={secret} />
      </p>
    </>
  );
}
