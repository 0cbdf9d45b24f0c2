import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';

interface ToastAction {
  label: string;
  onClick: () => void;
}

interface Toast {
  id: number;
  message: string;
  undo?: () => void;
  action?: ToastAction;
}

type ShowToast = (message: string, undo?: () => void, action?: ToastAction) => void;

const Context = createContext<ShowToast>(() => undefined);
const VISIBLE_MS = 8_000;

/** Shows a message for eight seconds, optionally with undo and another action. */
export const useToast = (): ShowToast => useContext(Context);

export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(0);
  const dismiss = useCallback((id: number) => setToasts((current) => current.filter((toast) => toast.id !== id)), []);
  const showToast = useCallback<ShowToast>(
    (message, undo, action) => {
      const id = next.current++;
      setToasts((current) => [
        ...current.slice(-2),
        { id, message, ...(undo ? { undo } : {}), ...(action ? { action } : {}) },
      ]);
      setTimeout(() => dismiss(id), VISIBLE_MS);
    },
    [dismiss],
  );
  const value = useMemo(() => showToast, [showToast]);
  return (
    <Context value={value}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map(({ id, message, undo, action }) => (
          <div key={id} className="toast">
            <span>{message}</span>
            {undo && (
              <Button
                kind="quiet"
                small
                onClick={() => {
                  undo();
                  dismiss(id);
                }}
              >
                {t('action.undo')}
              </Button>
            )}
            {action && (
              <Button
                kind="quiet"
                small
                onClick={() => {
                  action.onClick();
                  dismiss(id);
                }}
              >
                {action.label}
              </Button>
            )}
            <Button kind="quiet" icon="close" iconOnly small onClick={() => dismiss(id)}>
              {t('action.close')}
            </Button>
          </div>
        ))}
      </div>
    </Context>
  );
}
