import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import { Button } from './Button';
import { fieldErrorText } from './fieldErrors';
import { type FieldErrors, Context } from './fieldErrorContext';
import { type ErrorLink, ErrorSummary } from './ErrorSummary';

/**
 * A form that sends something to the server. While it is on its way it cannot be sent twice; a refusal stands on top with
 * links to the fields, and nothing that was typed is lost.
 */
export function Form({
  onSubmit,
  submitLabel,
  children,
  aside,
  kind = 'primary',
  onApiError,
}: {
  /** Sends it; what it throws is shown. */
  onSubmit: () => Promise<unknown>;
  submitLabel: string;
  children: ReactNode;
  /** Beside the button. */
  aside?: ReactNode;
  kind?: 'primary' | 'danger';
  /** Answers true when it deals with the refusal itself. */
  onApiError?: (refusal: ApiError) => boolean;
}) {
  const { i18n } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ error: unknown; links: ErrorLink[] } | null>(null);
  /** The id of each field on the page by its pointer. */
  const fieldIds = useRef(new Map<string, string>());
  const summary = useRef<HTMLDivElement>(null);
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);
  const errorTextOf = (detail: string): string => {
    const { key, values } = fieldErrorText(detail);
    return i18n.t(key, { ...values, defaultValue: '' });
  };
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
      links: (error instanceof ApiError ? error.errors : []).map(({ pointer, detail }) => ({
        id: fieldIds.current.get(pointer),
        pointer,
        detail: errorTextOf(detail),
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
    <form onSubmit={(event) => void submitForm(event)} noValidate={false}>
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
    </form>
  );
}
