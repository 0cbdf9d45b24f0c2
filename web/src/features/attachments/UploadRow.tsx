import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { removeUpload, retryUpload, type Upload } from '../../uploads/uploads';
import { useUploadText } from './useUploadText';

/** A file on its way, with its own state and its own error. The focus stays in the row while its buttons change. */
export function UploadRow({
  upload: { id, name, state },
  addButton,
}: {
  upload: Upload;
  /** Where the focus goes when the row does. */
  addButton: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation('parts');
  const text = useUploadText(state);
  const row = useRef<HTMLLIElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) row.current?.focus();
  }, [state.step]);
  useLayoutEffect(() => {
    const [element, add] = [row.current, addButton.current];
    return () => {
      if (element?.contains(document.activeElement)) add?.querySelector('button')?.focus();
    };
  }, [addButton]);
  const failed = state.step === 'failed';
  return (
    <li
      ref={row}
      className={failed ? 'upload upload-failed' : 'upload'}
      tabIndex={-1}
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={() => {
        hadFocus.current = false;
      }}
    >
      <Icon name={failed ? 'alert' : state.step === 'done' ? 'check' : 'file'} />
      <span className="file-text">
        <bdi className="row-title">{name}</bdi>
        <span className={failed ? 'field-error' : 'hint'}>{text}</span>
        {state.step === 'sending' && <progress max={1} value={state.share} aria-label={t('file.progress', { name })} />}
      </span>
      {/* What has arrived can no longer be held back: it is removed from the list below. */}
      {state.step !== 'checking' && state.step !== 'done' && (
        <span className="buttons">
          {failed && state.mayRetry && (
            <Button small onClick={() => retryUpload(id)}>
              {t('file.again')} <span className="visually-hidden">{name}</span>
            </Button>
          )}
          <Button small kind="quiet" icon="close" iconOnly onClick={() => removeUpload(id)}>
            {t(failed ? 'file.dismiss' : 'file.cancel', { name })}
          </Button>
        </span>
      )}
    </li>
  );
}
