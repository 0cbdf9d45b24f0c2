import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, Refusal, type View } from '../../api/client';
import { Bar, Tag } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { longDay, useToday } from '../../kit/days';
import { DayField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Icon } from '../../kit/icons';
import { Section } from '../../kit/Page';
import { Loaded } from '../../kit/states';
import { useAct } from '../../kit/useAct';
import type { Locale } from '../../texts';
import { checklistOf } from './queries';

type Item = View<'ChecklistItemView'>;

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
                  <span>{warning.words[locale]} <span className="hint">{t('checklist.source', { source: warning.source })}</span></span>
                </div>
              ))}
              {items.length === 0 ? <p className="hint">{t('checklist.empty')}</p> : (
                <p className="checklist-sum"><span>{t('checklist.progress', { have, of: needed.length })}</span><Bar share={needed.length === 0 ? 0 : have / needed.length} /></p>
              )}
              <ul className="checklist">{items.map((item) => <Row key={`${item.item}-${item.version}`} caseId={caseId} item={item} locale={locale} />)}</ul>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Row({ caseId, item, locale }: { caseId: string; item: Item; locale: Locale }) {
  const { t } = useTranslation('cases');
  const today = useToday();
  const [editing, setEditing] = useState(false);
  const [days, setDays] = useState({ issuedOn: item.issuedOn ?? '', validUntil: item.validUntil ?? '' });
  const put = useAct((body: View<'ChecklistItemInput'>) => answer(api.PUT('/api/cases/{id}/checklist/{item}', { params: { path: { id: caseId, item: item.item } }, body, ...ifMatch(item.version) })), { changes: [['cases', 'checklist', caseId]], onDone: () => setEditing(false) });
  const tick = (have: boolean): void => put.run({ have, issuedOn: item.issuedOn, validUntil: item.validUntil });
  const old = item.validUntil !== null && item.validUntil < today;
  return (
    <li className="checklist-item">
      <input id={`item-${item.item}`} type="checkbox" checked={put.busy ? !item.have : item.have} onChange={(event) => tick(event.target.checked)} />
      <div>
        <label htmlFor={`item-${item.item}`}>{item.names[locale]}{item.needed === 'if' && <span className="hint"> {t('checklist.if')}</span>}</label>
        <p className="row-meta">
          {item.issuedOn && <span>{t('checklist.issued', { day: longDay(item.issuedOn) })}</span>}
          {item.validUntil && (old ? <Tag tone="late" icon="alert">{t('checklist.expired', { day: longDay(item.validUntil) })}</Tag> : <span>{t('checklist.valid', { day: longDay(item.validUntil) })}</span>)}
          {item.freshMonths !== null && <span>{t('checklist.fresh', { count: item.freshMonths })}</span>}
          <button type="button" className="linkish" aria-expanded={editing} onClick={() => setEditing(!editing)}>{t(editing ? 'checklist.close' : 'checklist.dates')}<span className="unseen">: {item.names[locale]}</span></button>
        </p>
        {put.words && <p className="field-error" role="alert">{put.error instanceof Refusal && put.error.status === 412 ? t('checklist.stale') : put.words} {put.error instanceof Refusal && put.error.status === 412 && <Reload caseId={caseId} />}</p>}
        {editing && (
          <Form submit={t('checklist.save')} onSend={() => put.runAsync({ have: item.have || days.issuedOn !== '', issuedOn: days.issuedOn || null, validUntil: days.validUntil || null })}>
            <div className="fields">
              <DayField label={t('checklist.issuedOn')} pointer="/issuedOn" max={today} value={days.issuedOn} onChange={(issuedOn) => setDays((now) => ({ ...now, issuedOn }))} />
              <DayField label={t('checklist.validUntil')} optional pointer="/validUntil" min={days.issuedOn} value={days.validUntil} onChange={(validUntil) => setDays((now) => ({ ...now, validUntil }))} />
            </div>
            <p className="hint">{t('checklist.source', { source: item.source })}</p>
          </Form>
        )}
      </div>
    </li>
  );
}

function Reload({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const query = useQuery(checklistOf(caseId));
  return <Button small onClick={() => void query.refetch()}>{t('checklist.reload')}</Button>;
}
