import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import * as limits from '../../api/limits';
import { DateField } from '../../kit/DateField';
import { dayOf, useToday } from '../../kit/dates';
import { Form } from '../../kit/Form';
import { TextArea } from '../../kit/TextArea';
import { useToast } from '../../kit/ToastProvider';
import { useKeptText } from '../../kit/useKeptText';
import { useDraft } from '../../offline/drafts';
import { sendOrQueue } from '../../offline/queue';
import './cases.css';

export const NOTE_KINDS = [
  'call',
  'meeting',
  'letter',
  'message',
  'note',
] as const satisfies readonly Schema<'CreateNote'>['kind'][];
export type NoteKind = (typeof NOTE_KINDS)[number];

interface Draft {
  kind: NoteKind | '';
  text: string;
  on: string;
}

/** Stored as a draft while typing; queued when there is no network. */
export function NoteForm({
  caseId,
  reference,
  initialKind = 'note',
  onSaved,
  initialFocus,
}: {
  caseId: string;
  reference: string;
  initialKind?: NoteKind;
  onSaved?: () => void;
  initialFocus?: boolean;
}) {
  const { t } = useTranslation('cases');
  const client = useQueryClient();
  const showToast = useToast();
  const today = useToday();
  const keptText = useKeptText();
  const container = useRef<HTMLDivElement>(null);
  const { value, change, clear, ready, restored } = useDraft<Draft>(`note/${caseId}`, { kind: '', text: '', on: '' });
  const kind = value.kind || initialKind;
  useEffect(() => {
    if (initialFocus && ready) container.current?.querySelector('textarea')?.focus();
  }, [initialFocus, ready]);
  const save = async (): Promise<void> => {
    if (value.text.trim() === '') return;
    // The time of a past day is unknown: use noon.
    const at = value.on && value.on !== today ? { at: `${value.on}T12:00:00Z` } : {};
    const result = await sendOrQueue(
      { kind: 'add-note', version: 1, input: { caseId, note: { kind, text: value.text.trim(), ...at } } },
      t('note.label', { reference }),
    );
    clear();
    showToast(result.sent ? t('note.saved') : keptText(result.until));
    if (result.sent)
      await Promise.all([['cases'], ['follow-ups']].map((queryKey) => client.invalidateQueries({ queryKey })));
    onSaved?.();
  };
  if (!ready) return null;
  return (
    <div ref={container}>
      <Form
        submitLabel={t('note.save')}
        onSubmit={save}
        aside={
          restored && value.text !== '' ? (
            <span className="hint">{t('note.draft')}</span>
          ) : (
            <kbd className="wide-only">Ctrl ↵</kbd>
          )
        }
      >
        <fieldset className="toggles">
          <legend className="visually-hidden">{t('note.kind')}</legend>
          {NOTE_KINDS.map((each) => (
            <label key={each} className={each === kind ? 'toggle toggle-on' : 'toggle'}>
              <input
                type="radio"
                className="visually-hidden"
                name={`kind-${caseId}`}
                value={each}
                checked={each === kind}
                onChange={() => change({ kind: each })}
              />
              {t(`event.${each}`)}
            </label>
          ))}
        </fieldset>
        <TextArea
          label={t('note.text')}
          pointer="/text"
          limits={limits.CreateNote.text}
          value={value.text}
          onChange={(text) => change({ text })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            event.currentTarget.closest('form')?.requestSubmit();
          }}
        />
        <details className="more">
          <summary>{t('note.otherDay')}</summary>
          <DateField
            label={t('note.on')}
            pointer="/at"
            max={today}
            value={value.on || dayOf(`${today}T12:00:00Z`)}
            onChange={(on) => change({ on })}
          />
        </details>
      </Form>
    </div>
  );
}
