import { createContext, useContext, useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal, Unreachable } from '../api/client';
import { Button } from './Button';

interface Errors {
  of: (pointer: string) => string | undefined;
  /** A field says where it stands, so that the summary can lead to it. */
  here: (pointer: string, id: string) => void;
}

const Context = createContext<Errors | null>(null);

/** What the server said about one field of the form around it. */
export function useFormErrors(pointer: string | undefined, id: string): string | undefined {
  const errors = useContext(Context);
  useEffect(() => {
    if (pointer !== undefined) errors?.here(pointer, id);
  }, [errors, pointer, id]);
  return pointer === undefined ? undefined : errors?.of(pointer);
}

/**
 * A form that sends something to the server. While it is on its way it cannot be sent twice; a refusal stands on top with
 * links to the fields, and nothing that was typed is lost.
 */
export function Form({ onSend, submit, children, aside, kind = 'primary', onRefused }: {
  /** Sends it; what it throws is shown. */
  onSend: () => Promise<unknown>;
  submit: string;
  children: ReactNode;
  /** Beside the button. */
  aside?: ReactNode;
  kind?: 'primary' | 'danger';
  /** Answers true when it deals with the refusal itself. */
  onRefused?: (refusal: Refusal) => boolean;
}) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const places = useRef(new Map<string, string>());
  const summary = useRef<HTMLDivElement>(null);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const fieldErrors = error instanceof Refusal ? error.errors : [];
  const errors = useRef<Errors>({ of: () => undefined, here: (pointer, id) => places.current.set(pointer, id) });
  const [shown, setShown] = useState<Errors>(errors.current);
  const show = (found: unknown): void => {
    const said = found instanceof Refusal ? found.errors : [];
    setError(found);
    setShown({ ...errors.current, of: (pointer) => said.find((each) => each.pointer === pointer)?.detail });
  };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    show(null);
    try {
      await onSend();
    } catch (thrown) {
      if (!alive.current) return;
      if (thrown instanceof Refusal && onRefused?.(thrown)) return;
      show(thrown);
      requestAnimationFrame(() => summary.current?.focus());
    } finally {
      if (alive.current) setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate={false}>
      {error !== null && <div ref={summary} tabIndex={-1}><RefusalBox error={error} links={fieldErrors.map(({ pointer, detail }) => ({ id: places.current.get(pointer), detail, pointer }))} /></div>}
      <Context value={shown}>{children}</Context>
      <div className="form-end">
        <Button type="submit" kind={kind} busy={busy}>{submit}</Button>
        {aside}
      </div>
    </form>
  );
}

/** A refusal in the page's words; with the code that finds it in the server's log. */
export function RefusalBox({ error, links = [] }: { error: unknown; links?: { id: string | undefined; pointer: string; detail: string }[] }) {
  const { t } = useTranslation();
  const heading = useId();
  const { title, detail, code } = useWords(error);
  return (
    <div className="refusal" role="alert" aria-labelledby={heading}>
      <p id={heading} className="refusal-title">{title}</p>
      {detail && <p>{detail}</p>}
      {links.length > 0 && (
        <ul>
          {links.map(({ id, pointer, detail: said }) => <li key={pointer + said}>{id ? <a href={`#${id}`} onClick={(event) => { event.preventDefault(); document.getElementById(id)?.focus(); }}>{said}</a> : `${pointer.slice(1)}: ${said}`}</li>)}
        </ul>
      )}
      {code && <p className="hint">{t('error.code', { code })}</p>}
    </div>
  );
}

/** What happened, for people: a known refusal in our words, else the server's. */
export function useWords(error: unknown): { title: string; detail: string | undefined; code: string | undefined } {
  const { t, i18n } = useTranslation();
  if (error instanceof Unreachable) return { title: t('error.unreachable'), detail: t('error.unreachableDetail'), code: undefined };
  if (error instanceof Refusal) {
    const known = `refusal.${error.slug}`;
    const title = i18n.exists(known) ? t(known as 'refusal.stale') : error.title;
    // The server's details are in English and for developers; in ours only the title is kept where we know it.
    return { title, detail: i18n.exists(known) || error.errors.length > 0 ? undefined : error.detail, code: error.status >= 500 ? error.instance : undefined };
  }
  return { title: t('error.ours'), detail: undefined, code: undefined };
}
