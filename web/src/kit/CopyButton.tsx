import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { useToast } from './ToastProvider';

/** Lays a text into the clipboard and says so; not there where the browser lends none (an address without TLS). */
export function CopyButton({ text, kind, small }: { text: string; kind?: 'primary'; small?: boolean }) {
  const { t } = useTranslation();
  const showToast = useToast();
  if (!('clipboard' in navigator)) return null;
  return (
    <Button
      kind={kind}
      small={small}
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => showToast(t('form.copied')),
          () => showToast(t('form.notCopied')),
        )
      }
    >
      {t('action.copy')}
    </Button>
  );
}
