import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { useToast } from './ToastProvider';

/** Not rendered where the browser has no clipboard (without TLS). */
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
