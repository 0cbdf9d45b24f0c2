import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import { useDraftsAreStored } from '../offline/drafts';
import { Button } from './Button';
import { ErrorSummary, type ErrorLink } from './ErrorSummary';
import { Context, type FieldErrors } from './fieldErrorContext';
import { fieldErrorText } from './fieldErrors';

/** Prevents double submission; shows an API error on top with links to the fields and keeps the input. */
export function Form({
  onSubmit,
  submitLabel,
  children,
  aside,
  kind = 'primary',
  onApiError,
}: {
  onSubmit: () => Promise<unknown>;
  submitLabel: string;
  children: ReactNode;
  aside?: ReactNode;
  kind?: 'primary' | 'danger';
  /** Returns true if it handles the error itself. */
  onApiError?: (error: ApiError) => boolean;
}) {
  const { t, i18n } = useTranslation();
  const draftsAreStored = useDraftsAreStored();
  const [isTouched, setTouched] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ error: unknown; links: ErrorLink[] } | null>(null);
  /** Field ids by pointer. */
  const fieldIds = useRef(new Map<string, string>());
  const summary = useRef<HTMLDivElement>(null);
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);
  const errors = useMemo<FieldErrors>(
    () => ({
      errorOf: (pointer) => failure?.links.find((each) => each.pointer === pointer)?.detail,
      register: (pointer, id) => void fieldIds.current.set(pointer, id),
    }),
    [failure],
  );
  const showError = (error: unknown): void =>
    setFailure({
      error,
      links: (error instanceof ApiError ? error.errors : []).map((each) => ({
        id: fieldIds.current.get(each.pointer),
        pointer: each.pointer,
        detail: fieldErrorText(each, i18n),
      })),
    });
  const submitForm = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await onSubmit();
    } catch (error) {
      if (!isMounted.current) return;
      if (error instanceof ApiError && onApiError?.(error)) return;
      showError(error);
      requestAnimationFrame(() => summary.current?.focus());
    } finally {
      if (isMounted.current) setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submitForm(event)} onInput={() => setTouched(true)} noValidate={false}>
      {failure && (
        <div ref={summary} tabIndex={-1}>
          <ErrorSummary {...failure} />
        </div>
      )}
      <Context value={errors}>{children}</Context>
      <div className="form-end">
        <Button type="submit" kind={kind} busy={busy}>
          {submitLabel}
        </Button>
        {aside}
      </div>
      {isTouched && !draftsAreStored && (
        <p className="hint" role="status">
          {t('form.notStored')}
        </p>
      )}
    </form>
  );
}
