import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../api/client';
import { Button } from '../../kit/Button';
import { Choices } from '../../kit/fields';
import { Form } from '../../kit/form';
import { useSay } from '../../kit/toasts';
import { useDraft } from '../../offline/drafts';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What somebody else has written meanwhile, joined with one's own: only where both changed the same thing is a choice needed. */
export function merge<T extends object>(base: T, mine: T, theirs: T): { value: T; clashes: (keyof T)[] } {
  const value = { ...theirs };
  const clashes: (keyof T)[] = [];
  for (const name of Object.keys(mine) as (keyof T)[]) {
    if (same(mine[name], base[name])) continue;
    value[name] = mine[name];
    if (!same(theirs[name], base[name]) && !same(theirs[name], mine[name])) clashes.push(name);
  }
  return { value, clashes };
}

/** The parts of `mine` that differ from what it was when the form was opened. */
export function changedIn<T extends object>(base: T, mine: T): Partial<T> {
  return Object.fromEntries(Object.entries(mine).filter(([name, value]) => !same(value, base[name as keyof T]))) as Partial<T>;
}

/**
 * A form over something that others may change at the same time. What was typed is kept as a draft; when the version is stale the
 * fresh one is fetched, and where both changed the same field both stand side by side to choose from.
 */
export function EditForm<T extends object, V extends { version: number }>({ draft, view, read, fresh, save, submit, label, show, changes, onSaved, children }: {
  draft: string;
  view: V;
  /** The form's values of a version. */
  read: (view: V) => T;
  fresh: () => Promise<V>;
  /** Sends what was changed; `whole` is the form with it. */
  save: (changed: Partial<T>, version: number, whole: T) => Promise<unknown>;
  submit?: string;
  label: (name: keyof T) => string;
  show: (name: keyof T, value: T[keyof T]) => string;
  changes: readonly (readonly unknown[])[];
  onSaved: () => void;
  children: (value: T, change: (changed: Partial<T>) => void) => ReactNode;
}) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const say = useSay();
  const [base, setBase] = useState(() => ({ value: read(view), version: view.version }));
  const { value, change, clear, ready, restored } = useDraft<T>(draft, base.value);
  const [clash, setClash] = useState<{ theirs: T; version: number; names: (keyof T)[]; picks: Partial<Record<keyof T, 'mine' | 'theirs'>> } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (clash) box.current?.focus();
  }, [clash]);
  const finish = async (): Promise<void> => {
    clear();
    say(t('edit.saved'));
    await Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey })));
    onSaved();
  };
  const send = async (): Promise<void> => {
    try {
      const changed = changedIn(base.value, value);
      if (Object.keys(changed).length > 0) await save(changed, base.version, value);
      await finish();
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 412) throw error;
      const now = await fresh();
      const theirs = read(now);
      const joined = merge(base.value, value, theirs);
      if (joined.clashes.length > 0) return setClash({ theirs, version: now.version, names: joined.clashes, picks: {} });
      await save(changedIn(theirs, joined.value), now.version, joined.value);
      await finish();
    }
  };
  if (!ready) return null;
  if (clash) {
    const settle = async (): Promise<void> => {
      const { value: joined } = merge(base.value, value, clash.theirs);
      for (const name of clash.names) if ((clash.picks[name] ?? 'mine') === 'theirs') joined[name] = clash.theirs[name];
      setBase({ value: clash.theirs, version: clash.version });
      change(joined);
      const changed = changedIn(clash.theirs, joined);
      if (Object.keys(changed).length > 0) await save(changed, clash.version, joined);
      await finish();
    };
    return (
      <div ref={box} tabIndex={-1}>
        <Form submit={t('edit.settle')} onSend={settle} aside={<Button kind="quiet" onClick={() => setClash(null)}>{common('action.back')}</Button>}>
          <p className="notice notice-soon">{t('edit.clash')}</p>
          {clash.names.map((name) => (
            <Choices
              key={String(name)} legend={label(name)} columns={2} value={clash.picks[name] ?? 'mine'} onChange={(pick) => setClash({ ...clash, picks: { ...clash.picks, [name]: pick } })}
              options={[{ value: 'mine', label: t('edit.mine'), hint: show(name, value[name]) }, { value: 'theirs', label: t('edit.theirs'), hint: show(name, clash.theirs[name]) }]}
            />
          ))}
        </Form>
      </div>
    );
  }
  return (
    <Form submit={submit ?? common('action.save')} onSend={send} aside={restored && !same(value, base.value) ? <><span className="hint">{common('form.restored')}</span><Button kind="quiet" small onClick={clear}>{common('action.discard')}</Button></> : undefined}>
      {children(value, change)}
    </Form>
  );
}
