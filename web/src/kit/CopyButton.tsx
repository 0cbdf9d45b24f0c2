import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { useSay } from './toasts';

/** Lays a text into the clipboard and says so; not there where the browser lends none (an address without TLS). */
export function CopyButton({ text, kind, small }: { text: string; kind?: 'primary'; small?: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  if (!('clipboard' in navigator)) return null;
  return (
    <Button
      kind={kind}
      small={small}
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => say(t('form.copied')),
          () => say(t('form.notCopied')),
        )
      }
    >
      {t('action.copy')}
    </Button>
  );
}
