import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/client';
import { useDraft, type DraftName } from '../offline/drafts';
import { Button } from './Button';
import { Form } from './form';
import { changedIn, merge, pick, same } from './merge';
import { Skeleton } from './states';
import { useSay } from './toasts';
import { Versions } from './Versions';

/**
 * What was typed, over what, and upon which version: a draft that is opened next week must not undo what others wrote until
 * then. Only the fields that were touched, until both versions have to stand side by side: the rest of a person's record has
 * no business on a device.
 */
interface Typed<T> {
  mine: Partial<T>;
  base: Partial<T>;
  version: number;
}

/**
 * A form over something that others may change at the same time. What was typed is kept as a draft. When the version is stale
 * the fresh one is fetched and joined with what was typed; where both changed the same field, both stand side by side to choose from.
 */
export function EditForm<T extends object, V extends { version: number }>({
  draft,
  view,
  read,
  fresh,
  save,
  submit,
  said,
  label,
  show,
  changes,
  onSaved,
  onCancel,
  onRefused,
  children,
}: {
  draft: DraftName;
  view: V;
  /** The form's values of a version. */
  read: (view: V) => T;
  fresh: () => Promise<V>;
  /** Sends what was changed; `whole` is the form with it. */
  save: (changed: Partial<T>, version: number, whole: T) => Promise<unknown>;
  submit?: string;
  /** Said when it is saved; of what was saved where that says more. */
  said?: string | ((whole: T) => string);
  label: (name: keyof T) => string;
  show: (name: keyof T, value: T[keyof T]) => ReactNode;
  changes: readonly (readonly unknown[])[];
  onSaved?: () => void;
  onCancel?: () => void;
  onRefused?: (refusal: Refusal) => boolean;
  children: (value: T, change: (changed: Partial<T>) => void) => ReactNode;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const say = useSay();
  const {
    value: typed,
    change,
    clear,
    ready,
    restored,
  } = useDraft<Typed<T>>(draft, { mine: {}, base: {}, version: view.version });
  const [clashes, setClashes] = useState<readonly (keyof T)[]>([]);
  const here = read(view);
  const [mine, base] = [
    { ...here, ...typed.mine },
    { ...here, ...typed.base },
  ];
  const type = (changed: Partial<T>): void =>
    change((now) => ({
      mine: { ...now.mine, ...changed },
      base: { ...pick(here, changed), ...now.base },
      version: Object.keys(now.mine).length > 0 ? now.version : view.version,
    }));
  const send = async (whole: T, upon: T, version: number): Promise<void> => {
    try {
      const changed = changedIn(upon, whole);
      if (Object.keys(changed).length > 0) await save(changed, version, whole);
    } catch (error) {
      if (!(error instanceof Refusal) || error.slug !== 'stale') throw error;
      const now = await fresh();
      const theirs = read(now);
      const joined = merge(upon, whole, theirs);
      change({ mine: joined.value, base: theirs, version: now.version });
      if (joined.clashes.length === 0) await send(joined.value, theirs, now.version);
      else setClashes(joined.clashes);
      return;
    }
    clear();
    setClashes([]);
    say(typeof said === 'function' ? said(whole) : (said ?? t('form.saved')));
    await Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey })));
    onSaved?.();
  };
  if (!ready) return <Skeleton lines={5} tall />;
  if (clashes.length > 0) {
    return (
      <Versions
        key={typed.version}
        clashes={clashes.map((name) => ({
          name: String(name),
          label: label(name),
          mine: show(name, mine[name]),
          theirs: show(name, base[name]),
        }))}
        aside={
          <Button kind="quiet" onClick={() => setClashes([])}>
            {t('action.back')}
          </Button>
        }
        onSettle={(theirs) =>
          send(
            { ...mine, ...Object.fromEntries(theirs.map((name) => [name, base[name as keyof T]])) },
            base,
            typed.version,
          )
        }
      />
    );
  }
  const isRestored = restored && !same(mine, base);
  return (
    <Form
      submit={submit ?? t('action.save')}
      onSend={() => send(mine, base, Object.keys(typed.mine).length > 0 ? typed.version : view.version)}
      {...(onRefused ? { onRefused } : {})}
      aside={
        <>
          {onCancel && (
            <Button
              kind="quiet"
              onClick={() => {
                clear();
                onCancel();
              }}
            >
              {t('action.cancel')}
            </Button>
          )}
          {isRestored && (
            <>
              <span className="hint">{t('form.restored')}</span>
              <Button kind="quiet" small onClick={clear}>
                {t('action.discard')}
              </Button>
            </>
          )}
        </>
      }
    >
      {children(mine, type)}
    </Form>
  );
}
