import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';

/** What one can do about it while it is shown. */
interface Way {
  label: string;
  act: () => void;
}

interface Toast {
  id: number;
  words: string;
  undo?: () => void;
  way?: Way;
}

type Say = (words: string, undo?: () => void, way?: Way) => void;

const Context = createContext<Say>(() => undefined);
const SEEN_MS = 8_000;

/** Says that something was done, for eight seconds, where nothing covers it; with `undo`, it can be taken back so long, `way` leads there. */
export const useSay = (): Say => useContext(Context);

export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(0);
  const leave = useCallback((id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)), []);
  const say = useCallback<Say>(
    (words, undo, way) => {
      const id = next.current++;
      setToasts((now) => [...now.slice(-2), { id, words, ...(undo ? { undo } : {}), ...(way ? { way } : {}) }]);
      setTimeout(() => leave(id), SEEN_MS);
    },
    [leave],
  );
  const value = useMemo(() => say, [say]);
  return (
    <Context value={value}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map(({ id, words, undo, way }) => (
          <div key={id} className="toast">
            <span>{words}</span>
            {undo && (
              <Button
                kind="quiet"
                small
                onClick={() => {
                  undo();
                  leave(id);
                }}
              >
                {t('action.undo')}
              </Button>
            )}
            {way && (
              <Button
                kind="quiet"
                small
                onClick={() => {
                  way.act();
                  leave(id);
                }}
              >
                {way.label}
              </Button>
            )}
            <Button kind="quiet" icon="close" bare small onClick={() => leave(id)}>
              {t('action.close')}
            </Button>
          </div>
        ))}
      </div>
    </Context>
  );
}
