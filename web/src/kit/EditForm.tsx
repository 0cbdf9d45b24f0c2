import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import { useDraft, type DraftName } from '../offline/drafts';
import { Button } from './Button';
import { Form } from './Form';
import { changedFields, mergeChanges, pick, isEqual } from './merge';
import { useToast } from './ToastProvider';
import { ConflictResolver } from './ConflictResolver';
import { Skeleton } from './Skeleton';

/**
 * What was typed, over what, and upon which version: a draft that is opened next week must not undo what others wrote until
 * then. Only the fields that were touched, until both versions have to stand side by side: the rest of a person's record has
 * no business on a device.
 */
interface EditDraft<T> {
  mine: Partial<T>;
  base: Partial<T>;
  version: number;
}

/**
 * A form over something that others may change at the same time. What was typed is kept as a draft. When the version is stale
 * the fresh one is fetched and joined with what was typed; where both changed the same field, both stand side by side to choose from.
 */
export function EditForm<T extends object, V extends { version: number }>({
  draftName,
  record,
  toForm,
  fetchLatest,
  save,
  submit,
  successMessage,
  fieldLabel,
  renderValue,
  invalidates,
  onSaved,
  onCancel,
  onApiError,
  children,
}: {
  draftName: DraftName;
  record: V;
  /** The form's values of a version. */
  toForm: (record: V) => T;
  fetchLatest: () => Promise<V>;
  /** Sends what was changed; `whole` is the form with it. */
  save: (changed: Partial<T>, version: number, form: T) => Promise<unknown>;
  submit?: string;
  /** Said when it is saved; of what was saved where that says more. */
  successMessage?: string | ((form: T) => string);
  fieldLabel: (name: keyof T) => string;
  renderValue: (name: keyof T, value: T[keyof T]) => ReactNode;
  invalidates: readonly (readonly unknown[])[];
  onSaved?: () => void;
  onCancel?: () => void;
  onApiError?: (refusal: ApiError) => boolean;
  children: (value: T, change: (changed: Partial<T>) => void) => ReactNode;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const showToast = useToast();
  const {
    value: editDraft,
    change,
    clear,
    ready,
    restored,
  } = useDraft<EditDraft<T>>(draftName, { mine: {}, base: {}, version: record.version });
  const [conflicts, setConflicts] = useState<readonly (keyof T)[]>([]);
  const current = toForm(record);
  const [mine, base] = [
    { ...current, ...editDraft.mine },
    { ...current, ...editDraft.base },
  ];
  const update = (changed: Partial<T>): void =>
    change((latest) => ({
      mine: { ...latest.mine, ...changed },
      base: { ...pick(current, changed), ...latest.base },
      version: Object.keys(latest.mine).length > 0 ? latest.version : record.version,
    }));
  const send = async (form: T, original: T, version: number): Promise<void> => {
    try {
      const changed = changedFields(original, form);
      if (Object.keys(changed).length > 0) await save(changed, version, form);
    } catch (error) {
      if (!(error instanceof ApiError) || error.slug !== 'stale') throw error;
      const latest = await fetchLatest();
      const theirs = toForm(latest);
      const merged = mergeChanges(original, form, theirs);
      change({ mine: merged.value, base: theirs, version: latest.version });
      if (merged.conflicts.length === 0) await send(merged.value, theirs, latest.version);
      else setConflicts(merged.conflicts);
      return;
    }
    clear();
    setConflicts([]);
    showToast(typeof successMessage === 'function' ? successMessage(form) : (successMessage ?? t('form.saved')));
    await Promise.all(invalidates.map((queryKey) => client.invalidateQueries({ queryKey })));
    onSaved?.();
  };
  if (!ready) return <Skeleton lines={5} tall />;
  if (conflicts.length > 0) {
    return (
      <ConflictResolver
        key={editDraft.version}
        conflicts={conflicts.map((name) => ({
          name: String(name),
          label: fieldLabel(name),
          mine: renderValue(name, mine[name]),
          theirs: renderValue(name, base[name]),
        }))}
        aside={
          <Button kind="quiet" onClick={() => setConflicts([])}>
            {t('action.back')}
          </Button>
        }
        onResolve={(theirs) =>
          send(
            { ...mine, ...Object.fromEntries(theirs.map((name) => [name, base[name as keyof T]])) },
            base,
            editDraft.version,
          )
        }
      />
    );
  }
  const isRestored = restored && !isEqual(mine, base);
  return (
    <Form
      submitLabel={submit ?? t('action.save')}
      onSubmit={() => send(mine, base, Object.keys(editDraft.mine).length > 0 ? editDraft.version : record.version)}
      {...(onApiError ? { onApiError } : {})}
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
      {children(mine, update)}
    </Form>
  );
}
