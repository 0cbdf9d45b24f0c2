import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';

interface Toast {
  id: number;
  words: string;
  undo?: () => void;
}

const Context = createContext<(words: string, undo?: () => void) => void>(() => undefined);
const SEEN_MS = 8_000;

/** Says that something was done, for eight seconds, where nothing covers it; with `undo`, it can be taken back so long. */
export const useSay = (): ((words: string, undo?: () => void) => void) => useContext(Context);

export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(0);
  const leave = useCallback((id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)), []);
  const say = useCallback((words: string, undo?: () => void) => {
    const id = next.current++;
    setToasts((now) => [...now.slice(-2), { id, words, ...(undo ? { undo } : {}) }]);
    setTimeout(() => leave(id), SEEN_MS);
  }, [leave]);
  const value = useMemo(() => say, [say]);
  return (
    <Context value={value}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map(({ id, words, undo }) => (
          <div key={id} className="toast">
            <span>{words}</span>
            {undo && <Button kind="quiet" small onClick={() => { undo(); leave(id); }}>{t('action.undo')}</Button>}
            <Button kind="quiet" icon="close" bare small onClick={() => leave(id)}>{t('action.close')}</Button>
          </div>
        ))}
      </div>
    </Context>
  );
}
