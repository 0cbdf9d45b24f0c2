import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, Refusal, type View } from '../../api/client';
import { Bar, Tag } from '../../kit/bits';
import { longDay, useToday } from '../../kit/days';
import { EditForm } from '../../kit/EditForm';
import { DayField } from '../../kit/fields';
import { Icon } from '../../kit/icons';
import { Section } from '../../kit/Page';
import { Loaded } from '../../kit/states';
import { useAct } from '../../kit/useAct';
import type { Locale } from '../../texts';
import { checklistOf } from './queries';

type Item = View<'ChecklistItemView'>;

/** What is known of a paper, as the form has it. */
interface Papers {
  have: boolean;
  issuedOn: string;
  validUntil: string;
}

const papersOf = ({ have, issuedOn, validUntil }: Item): Papers => ({
  have,
  issuedOn: issuedOn ?? '',
  validUntil: validUntil ?? '',
});

/** Which papers are needed, which are there, and which get too old. */
export function Checklist({ caseId }: { caseId: string }) {
  const { t, i18n } = useTranslation('cases');
  const query = useQuery(checklistOf(caseId));
  const locale = i18n.language as Locale;
  return (
    <Section title={t('checklist.title')} id="checklist">
      <Loaded query={query} lines={6}>
        {({ items, warnings }) => {
          const needed = items.filter((item) => item.needed === 'yes' || item.have);
          const have = needed.filter((item) => item.have).length;
          return (
            <>
              {warnings.map((warning) => (
                <div key={warning.code} className="notice notice-soon">
                  <Icon name="alert" />
                  <span>
                    {warning.words[locale]}{' '}
                    <span className="hint">{t('checklist.source', { source: warning.source })}</span>
                  </span>
                </div>
              ))}
              {items.length === 0 ? (
                <p className="hint">{t('checklist.empty')}</p>
              ) : (
                <p className="checklist-sum">
                  <span>{t('checklist.progress', { have, of: needed.length })}</span>
                  <Bar share={needed.length === 0 ? 0 : have / needed.length} />
                </p>
              )}
              <ul className="checklist">
                {items.map((item) => (
                  <Row key={item.item} caseId={caseId} item={item} locale={locale} />
                ))}
              </ul>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Row({ caseId, item, locale }: { caseId: string; item: Item; locale: Locale }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const today = useToday();
  const [editing, setEditing] = useState(false);
  const changes = [['cases', 'checklist', caseId]];
  const put = (body: Papers, version: number): Promise<unknown> =>
    answer(
      api.PUT('/api/cases/{id}/checklist/{item}', {
        params: { path: { id: caseId, item: item.item } },
        body: { have: body.have, issuedOn: body.issuedOn || null, validUntil: body.validUntil || null },
        ...ifMatch(version),
      }),
    );
  const fresh = async (): Promise<Item> =>
    (await answer(api.GET('/api/cases/{id}/checklist', { params: { path: { id: caseId } } }))).items.find(
      (each) => each.item === item.item,
    ) ?? item;
  const tick = useAct(
    async (have: boolean) => {
      try {
        await put({ ...papersOf(item), have }, item.version);
      } catch (error) {
        if (!(error instanceof Refusal) || error.slug !== 'stale') throw error;
        // Others have changed the days; they keep them.
        const now = await fresh();
        await put({ ...papersOf(now), have }, now.version);
      }
    },
    { changes },
  );
  const old = item.validUntil !== null && item.validUntil < today;
  return (
    <li className="checklist-item">
      <input
        id={`item-${item.item}`}
        type="checkbox"
        checked={tick.busy ? !item.have : item.have}
        onChange={(event) => tick.run(event.target.checked)}
      />
      <div>
        <label htmlFor={`item-${item.item}`}>
          {item.names[locale]}
          {item.needed === 'if' && <span className="hint"> {t('checklist.if')}</span>}
        </label>
        <p className="row-meta">
          {item.issuedOn && <span>{t('checklist.issued', { day: longDay(item.issuedOn) })}</span>}
          {item.validUntil &&
            (old ? (
              <Tag tone="late" icon="alert">
                {t('checklist.expired', { day: longDay(item.validUntil) })}
              </Tag>
            ) : (
              <span>{t('checklist.valid', { day: longDay(item.validUntil) })}</span>
            ))}
          {item.freshMonths !== null && <span>{t('checklist.fresh', { count: item.freshMonths })}</span>}
          <button type="button" className="linkish" aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {t(editing ? 'checklist.close' : 'checklist.dates')}
            <span className="unseen">: {item.names[locale]}</span>
          </button>
        </p>
        {tick.words && (
          <p className="field-error" role="alert">
            {tick.words}
          </p>
        )}
        {editing && (
          <EditForm<Papers, Item>
            draft={`checklist/${caseId}/${item.item}`}
            view={item}
            read={papersOf}
            fresh={fresh}
            save={(_, version, whole) => put(whole, version)}
            submit={t('checklist.save')}
            label={(name) => (name === 'have' ? item.names[locale] : t(`checklist.${name}`))}
            show={(name, value) =>
              name === 'have' ? common(value ? 'form.yes' : 'form.no') : value && longDay(value as string)
            }
            changes={changes}
            onSaved={() => setEditing(false)}
          >
            {({ issuedOn, validUntil }, change) => (
              <>
                <div className="fields">
                  <DayField
                    label={t('checklist.issuedOn')}
                    pointer="/issuedOn"
                    max={today}
                    value={issuedOn}
                    onChange={(day) => change({ issuedOn: day, ...(day ? { have: true } : {}) })}
                  />
                  <DayField
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
