import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, once } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Button } from '../../kit/Button';
import { plainDay, useToday } from '../../kit/days';
import { CheckField, DayField, SelectField, TextField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Section } from '../../kit/Page';
import { Typed } from '../../kit/bits';
import { useSay } from '../../kit/toasts';
import { useDraft } from '../../offline/drafts';
import { oneOf, ROOM, type Detail } from './queries';

type Kind = Detail['evidence'][number]['kind'];
type Holder = Detail['evidence'][number]['heldBy'];
const KINDS = [
  'letter',
  'decision',
  'minutes',
  'e-mail',
  'publication',
  'note',
  'witness',
  'photo',
  'recording',
  'other',
] as const satisfies readonly Kind[];
const HOLDERS = ['person', 'adviser', 'network', 'public'] as const satisfies readonly Holder[];
const EMPTY = { kind: 'letter' as Kind, reference: '', heldBy: 'person' as Holder, datedOn: '', agreed: false };

/** Where the evidence is and who holds it; the thing itself is an attachment, if it is here at all. */
export function EvidenceSection({ it, adds }: { it: Detail; adds: boolean }) {
  const { t } = useTranslation('irregularities');
  const [open, setOpen] = useState(adds);
  useEffect(() => {
    if (adds) document.getElementById('evidence')?.scrollIntoView({ block: 'start' });
  }, [adds]);
  return (
    <Section
      id="evidence"
      title={t('evidence.title')}
      actions={
        !open && (
          <Button small icon="plus" onClick={() => setOpen(true)}>
            {t('evidence.add')}
          </Button>
        )
      }
    >
      {it.evidence.length === 0 && !open && (
        <p className="hint">
          {t('evidence.none')} {t('evidence.noneWhy')}
        </p>
      )}
      {it.evidence.length > 0 && (
        <ul className="pieces">
          {it.evidence.map((piece) => (
            <li key={piece.id}>
              <strong>{t(`evidenceKind.${piece.kind}`)}</strong> <Typed>{piece.reference}</Typed>
              <span className="row-meta">
                <span>{t('holder.heldBy', { who: t(`holder.${piece.heldBy}`) })}</span>
                {piece.datedOn && <span>{plainDay(piece.datedOn)}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {open && <Add it={it} onDone={() => setOpen(false)} />}
    </Section>
  );
}

function Add({ it, onDone }: { it: Detail; onDone: () => void }) {
  const { t } = useTranslation(['irregularities', 'common']);
  const say = useSay();
  const today = useToday();
  const { value, change, clear } = useDraft(`evidence/${it.id}`, EMPTY);
  const [key] = useState(() => crypto.randomUUID());
  const [missing, setMissing] = useState(false);
  return (
    <Form
      submit={t('evidence.add')}
      aside={
        <Button kind="quiet" onClick={onDone}>
          {t('common:action.cancel')}
        </Button>
      }
      onSend={async () => {
        setMissing(value.reference.trim() === '');
        if (value.reference.trim() === '') return;
        const { kind, reference, heldBy, datedOn, agreed } = value;
        const changed = await answer(
          api.POST('/api/irregularities/{id}/evidence', {
            params: { path: { id: it.id } },
            body: {
              kind,
              reference: reference.trim(),
              heldBy,
              ...(datedOn ? { datedOn } : {}),
              ...(kind === 'recording' ? { consentOfAllRecorded: agreed } : {}),
            },
            ...once(key),
          }),
        );
        clear();
        say(t('evidence.added'));
        queryClient.setQueryData(oneOf(it.id).queryKey, changed);
        onDone();
        await queryClient.invalidateQueries({ queryKey: ROOM });
      }}
    >
      <div className="fields">
        <SelectField
          label={t('evidence.kind')}
          pointer="/kind"
          value={value.kind}
          onChange={(kind) => change({ kind })}
          options={KINDS.map((kind) => ({ value: kind, label: t(`evidenceKind.${kind}`) }))}
        />
        <SelectField
          label={t('evidence.heldBy')}
          pointer="/heldBy"
          value={value.heldBy}
          onChange={(heldBy) => change({ heldBy })}
          options={HOLDERS.map((holder) => ({ value: holder, label: t(`holder.${holder}`) }))}
        />
      </div>
      <TextField
        label={t('evidence.reference')}
        hint={t('evidence.referenceHint')}
        pointer="/reference"
        error={missing ? t('need.reason') : undefined}
        maxLength={300}
        value={value.reference}
        onChange={(reference) => change({ reference })}
      />
      <DayField
        label={t('evidence.datedOn')}
        optional
        pointer="/datedOn"
        max={today}
        value={value.datedOn}
        onChange={(datedOn) => change({ datedOn })}
      />
      {value.kind === 'recording' && (
        <CheckField
          label={t('evidence.recorded')}
          hint={t('evidence.recordedWhy')}
          checked={value.agreed}
          onChange={(agreed) => change({ agreed })}
        />
      )}
    </Form>
  );
}
