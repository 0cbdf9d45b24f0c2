import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiError, ifMatchHeader, unwrap, type Schema } from '../../api/client';
import { DateField } from '../../kit/DateField';
import { formatLongDate, useToday } from '../../kit/dates';
import { EditForm } from '../../kit/EditForm';
import { ErrorText } from '../../kit/ErrorText';
import { Tag } from '../../kit/Tag';
import { useAction } from '../../kit/useAction';
import type { Locale } from '../../texts';

type Item = Schema<'ChecklistItemView'>;

interface DocumentForm {
  have: boolean;
  issuedOn: string;
  validUntil: string;
}

const toDocumentForm = ({ have, issuedOn, validUntil }: Item): DocumentForm => ({
  have,
  issuedOn: issuedOn ?? '',
  validUntil: validUntil ?? '',
});

export function ChecklistRow({ caseId, item, locale }: { caseId: string; item: Item; locale: Locale }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const today = useToday();
  const [editing, setEditing] = useState(false);
  const invalidates = [['cases', 'checklist', caseId]];
  const save = (body: DocumentForm, version: number): Promise<unknown> =>
    unwrap(
      api.PUT('/api/cases/{id}/checklist/{item}', {
        params: { path: { id: caseId, item: item.item } },
        body: { have: body.have, issuedOn: body.issuedOn || null, validUntil: body.validUntil || null },
        ...ifMatchHeader(version),
      }),
    );
  const fetchLatest = async (): Promise<Item> =>
    (await unwrap(api.GET('/api/cases/{id}/checklist', { params: { path: { id: caseId } } }))).items.find(
      (each) => each.item === item.item,
    ) ?? item;
  const toggle = useAction(
    async (have: boolean) => {
      try {
        await save({ ...toDocumentForm(item), have }, item.version);
      } catch (error) {
        if (!(error instanceof ApiError) || error.slug !== 'stale') throw error;
        // Someone else changed the dates: keep theirs.
        const latest = await fetchLatest();
        await save({ ...toDocumentForm(latest), have }, latest.version);
      }
    },
    { invalidates },
  );
  const isExpired = item.validUntil !== null && item.validUntil < today;
  return (
    <li className="checklist-item">
      <input
        id={`item-${item.item}`}
        type="checkbox"
        checked={toggle.busy ? !item.have : item.have}
        onChange={(event) => toggle.run(event.target.checked)}
      />
      <div>
        <label htmlFor={`item-${item.item}`}>
          {item.names[locale]}
          {item.needed === 'if' && <span className="hint"> {t('checklist.if')}</span>}
        </label>
        <p className="row-meta">
          {item.issuedOn && <span>{t('checklist.issued', { day: formatLongDate(item.issuedOn) })}</span>}
          {item.validUntil &&
            (isExpired ? (
              <Tag tone="late" icon="alert">
                {t('checklist.expired', { day: formatLongDate(item.validUntil) })}
              </Tag>
            ) : (
              <span>{t('checklist.valid', { day: formatLongDate(item.validUntil) })}</span>
            ))}
          {item.freshMonths !== null && <span>{t('checklist.fresh', { count: item.freshMonths })}</span>}
          <button type="button" className="link-button" aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {t(editing ? 'checklist.close' : 'checklist.dates')}
            <span className="visually-hidden">: {item.names[locale]}</span>
          </button>
        </p>
        <ErrorText>{toggle.errorMessage}</ErrorText>
        {editing && (
          <EditForm<DocumentForm, Item>
            draftName={`checklist/${caseId}/${item.item}`}
            record={item}
            toForm={toDocumentForm}
            fetchLatest={fetchLatest}
            save={(_, version, form) => save(form, version)}
            submit={t('checklist.save')}
            fieldLabel={(name) => (name === 'have' ? item.names[locale] : t(`checklist.${name}`))}
            renderValue={(name, value) =>
              name === 'have' ? common(value ? 'form.yes' : 'form.no') : value && formatLongDate(value as string)
            }
            invalidates={invalidates}
            onSaved={() => setEditing(false)}
          >
            {({ issuedOn, validUntil }, change) => (
              <>
                <div className="fields">
                  <DateField
                    label={t('checklist.issuedOn')}
                    pointer="/issuedOn"
                    max={today}
                    value={issuedOn}
                    onChange={(day) => change({ issuedOn: day, ...(day ? { have: true } : {}) })}
                  />
                  <DateField
                    label={t('checklist.validUntil')}
                    optional
                    pointer="/validUntil"
                    min={issuedOn}
                    value={validUntil}
                    onChange={(day) => change({ validUntil: day })}
                  />
                </div>
                <p className="hint">{t('checklist.source', { source: item.source })}</p>
              </>
            )}
          </EditForm>
        )}
      </div>
    </li>
  );
}
