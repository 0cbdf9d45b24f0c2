import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import { useDraft, type DraftName } from '../offline/drafts';
import { Button } from './Button';
import { ConflictResolver } from './ConflictResolver';
import { Form } from './Form';
import { changedFields, isEqual, mergeChanges, pick } from './merge';
import { Skeleton } from './Skeleton';
import { useToast } from './ToastProvider';

/**
 * The typed fields, their original values and the version they are based on: an old draft must not overwrite newer
 * changes. Only touched fields are stored, because the rest of a personal record does not belong on the device.
 */
interface EditDraft<T> {
  mine: Partial<T>;
  base: Partial<T>;
  version: number;
}

/**
 * Edits a record that others may change at the same time. Input is kept as a draft. On a stale version the latest one
 * is fetched and merged; conflicting fields are shown side by side.
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
  /** Converts a record to form values. */
  toForm: (record: V) => T;
  fetchLatest: () => Promise<V>;
  /** Sends the changed fields; `form` has all values. */
  save: (changed: Partial<T>, version: number, form: T) => Promise<unknown>;
  submit?: string;
  successMessage?: string | ((form: T) => string);
  fieldLabel: (name: keyof T) => string;
  renderValue: (name: keyof T, value: T[keyof T]) => ReactNode;
  invalidates: readonly (readonly unknown[])[];
  onSaved?: () => void;
  onCancel?: () => void;
  onApiError?: (error: ApiError) => boolean;
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
