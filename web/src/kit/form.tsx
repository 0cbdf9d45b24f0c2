import {
  createContext,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type FormEvent,
  type ReactNode,
} from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Refusal, Unreachable } from '../api/client';
import { Button } from './Button';
import { clockTime } from './days';
import { fieldWords } from './fieldWords';

interface Errors {
  of: (pointer: string) => string | undefined;
  /** A field says where it stands, so that the summary can lead to it. */
  register: (pointer: string, id: string) => void;
}

interface FieldLink {
  /** Undefined where no field of the page has this pointer. */
  id: string | undefined;
  pointer: string;
  detail: string;
}

const Context = createContext<Errors | null>(null);

/** What the server said about one field of the form around it. */
export function useFormErrors(pointer: string | undefined, id: string): string | undefined {
  const errors = useContext(Context);
  useEffect(() => {
    if (pointer !== undefined) errors?.register(pointer, id);
  }, [errors, pointer, id]);
  return pointer === undefined ? undefined : errors?.of(pointer);
}

/**
 * A form that sends something to the server. While it is on its way it cannot be sent twice; a refusal stands on top with
 * links to the fields, and nothing that was typed is lost.
 */
export function Form({
  onSend,
  submit,
  children,
  aside,
  kind = 'primary',
  onRefused,
}: {
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
  const { i18n } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ error: unknown; links: FieldLink[] } | null>(null);
  /** The id of each field on the page by its pointer. */
  const ids = useRef(new Map<string, string>());
  const summary = useRef<HTMLDivElement>(null);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const inWords = (detail: string): string => {
    const { key, values } = fieldWords(detail);
    return i18n.t(key, { ...values, defaultValue: '' });
  };
  const errors = useMemo<Errors>(
    () => ({
      of: (pointer) => failure?.links.find((each) => each.pointer === pointer)?.detail,
      register: (pointer, id) => void ids.current.set(pointer, id),
    }),
    [failure],
  );
  const show = (error: unknown): void =>
    setFailure({
      error,
      links: (error instanceof Refusal ? error.errors : []).map(({ pointer, detail }) => ({
        id: ids.current.get(pointer),
        pointer,
        detail: inWords(detail),
      })),
    });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(null);
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
      {failure && (
        <div ref={summary} tabIndex={-1}>
          <RefusalBox {...failure} />
        </div>
      )}
      <Context value={errors}>{children}</Context>
      <div className="form-end">
        <Button type="submit" kind={kind} busy={busy}>
          {submit}
        </Button>
        {aside}
      </div>
    </form>
  );
}

/** "Phone: please fill this in": what is said of a field, with its label as it stands on the page. */
function labelled(id: string, said: string): string {
  const field = document.getElementById(id);
  const label =
    field?.closest('fieldset.choices')?.querySelector('legend') ??
    document.querySelector(`label[for="${CSS.escape(id)}"]`);
  const words = label?.cloneNode(true) as Element | undefined;
  words?.querySelector('.field-optional')?.remove();
  return words?.textContent ? `${words.textContent.trim()}: ${said}` : said;
}

/** A refusal in the page's words; with the code that finds it in the server's log. */
export function RefusalBox({ error, links = [] }: { error: unknown; links?: FieldLink[] }) {
  const { t } = useTranslation();
  const heading = useId();
  const { title, detail, code } = useWords(error);
  return (
    <div className="refusal" role="alert" aria-labelledby={heading}>
      <p id={heading} className="refusal-title">
        {title}
      </p>
      {detail && <p>{detail}</p>}
      {links.length > 0 && (
        <ul>
          {links.map(({ id, pointer, detail: said }) => (
            <li key={pointer + said}>
              {id ? (
                <a
                  href={`#${id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(id)?.focus();
                  }}
                >
                  {labelled(id, said)}
                </a>
              ) : (
                said
              )}
            </li>
          ))}
        </ul>
      )}
      {code && <p className="hint">{t('error.code', { code })}</p>}
    </div>
  );
}

/** What happened, for people: a known refusal in our words, else the server's. */
export function useWords(error: unknown): { title: string; detail: string | undefined; code: string | undefined } {
  const { t, i18n } = useTranslation();
  if (error instanceof Unreachable)
    return { title: t('error.unreachable'), detail: t('error.unreachableDetail'), code: undefined };
  if (error instanceof Refusal) {
    const known = `refusal.${error.slug}`;
    // The server's words are English and for developers: never shown. What we have no words for can be asked about by its code.
    const isKnown = i18n.exists(known);
    const detail = error.status === 429 && error.retryAfter !== null ? again(error.retryAfter, t) : undefined;
    return {
      title: isKnown ? i18n.t(known, { defaultValue: '' }) : t('error.refused'),
      detail,
      code: error.status >= 500 || !isKnown ? error.instance : undefined,
    };
  }
  return { title: t('error.ours'), detail: undefined, code: undefined };
}

/** When one may try again: in so many seconds, or, where that is longer than a minute, at what time. */
function again(seconds: number, t: TFunction): string {
  if (seconds <= 60) return t('error.againIn', { count: seconds });
  // The minute after, so that whoever comes on time is not a few seconds early.
  return t('error.againAt', { time: clockTime(Date.now() + (seconds + 60) * 1000) });
}
