import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { unwrap, api, idempotencyKey, ApiError } from '../../api/client';
import { Button } from '../../kit/Button';
import { CommunePicker } from '../../kit/CommunePicker';
import { useToday } from '../../kit/dates';
import { RadioGroup } from '../../kit/RadioGroup';
import { Form } from '../../kit/Form';
import { LanguagePicker } from '../../kit/LanguagePicker';
import { Page } from '../../kit/Page';
import { useToast } from '../../kit/ToastProvider';
import { positionInList } from '../../kit/storedList';
import { useDraft } from '../../offline/drafts';
import { hrefTo } from '../../routes';
import { isRole, useMe } from '../../session';
import { NameFields } from './NameFields';
import { DecisionFields } from './DecisionFields';
import { FactsFields } from './FactsFields';
import {
  toOpenCaseInput,
  emptyNewCase,
  validateNewCase,
  isFiled,
  NEW_CASE_STAGES,
  termCodeOf,
  type NewCaseErrors,
  type NewCaseDraft,
} from './newCaseDraft';
import { INVALIDATED_BY_CASE, PROCEDURES } from './queries';
import { TextField } from '../../kit/TextField';
import { DateField } from '../../kit/DateField';
import { TextArea } from '../../kit/TextArea';
import { SelectField } from '../../kit/SelectField';
import { CheckboxField } from '../../kit/CheckboxField';
import './cases.css';

/** Logs a case one has already: one page, two minutes. */
export default function NewCase() {
  const { t } = useTranslation('cases');
  const { t: common, i18n } = useTranslation();
  const me = useMe();
  const today = useToday();
  const client = useQueryClient();
  const showToast = useToast();
  const [, navigate] = useLocation();
  const [initialDraft] = useState(emptyNewCase);
  const { value, change, clear, ready, restored } = useDraft<NewCaseDraft>('case', initialDraft);
  const [errors, setErrors] = useState<NewCaseErrors>({});
  const [isAtCapacity, setAtCapacity] = useState(false);
  const raisesCapacity = useRef(false);
  const adviser = isRole(me, 'adviser');
  const isMine = adviser && value.mine;
  const [hasBeenFiled, term] = [isFiled(value), termCodeOf(value)];

  const send = async (raiseCapacity = false): Promise<void> => {
    const currentErrors = validateNewCase(value);
    setErrors(currentErrors);
    if (Object.keys(currentErrors).length > 0) {
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('.field-error')?.scrollIntoView({ block: 'center' }),
      );
      return;
    }
    const body = toOpenCaseInput(value, { locale: i18n.language, mine: adviser ? isMine : undefined, raiseCapacity });
    try {
      const created = await unwrap(
        api.POST('/api/cases', { body, ...idempotencyKey(raiseCapacity ? `${value.key}-raised` : value.key) }),
      );
      clear();
      showToast(t('new.saved'));
      await Promise.all(
        [...INVALIDATED_BY_CASE, ['advisers']].map((queryKey) => client.invalidateQueries({ queryKey: [...queryKey] })),
      );
      navigate(hrefTo('case', { id: created.id, add: 'follow-up' }));
    } catch (error) {
      if (error instanceof ApiError && error.slug === 'capacity') return setAtCapacity(true);
      // The same key with another body is another case: what was refused may be corrected and sent again.
      if (error instanceof ApiError) change({ key: crypto.randomUUID() });
      throw error;
    }
  };
  // Sent by the form itself: it says in its own place what goes wrong, and is not sent twice.
  const submitRaisingCapacity = (form: HTMLFormElement | null): void => {
    raisesCapacity.current = true;
    form?.requestSubmit();
    raisesCapacity.current = false;
  };
  if (!ready) return null;
  return (
    <Page
      title={t('new.title')}
      lead={t('new.lead')}
      back={{ href: positionInList('cases').back, label: t('page.back') }}
    >
      {restored && value.firstName !== '' && (
        <p className="notice">
          <span>{common('form.restored')}</span>{' '}
          <Button
            small
            kind="quiet"
            onClick={() => {
              clear();
              change({ key: crypto.randomUUID() });
            }}
          >
            {t('new.startOver')}
          </Button>
        </p>
      )}
      <Form submitLabel={t('new.save')} onSubmit={() => send(raisesCapacity.current)}>
        <div className="fields">
          <NameFields pointer="/person" value={value} change={change} />
        </div>
        <CommunePicker
          label={t('new.commune')}
          pointer="/person/commune"
          error={errors.commune && t('new.needCommune')}
          value={value.commune}
          onChange={(commune) => change({ commune })}
        />
        <fieldset className="stack">
          <legend>{t('new.contact')}</legend>
          {errors.contact && (
            <p className="field-error" role="alert">
              {t('new.needContact')}
            </p>
          )}
          <div className="fields">
            <TextField
              label={t('person.phone')}
              pointer="/person/contact/phone"
              type="tel"
              autoComplete="off"
              value={value.phone}
              onChange={(phone) => change({ phone })}
            />
            <TextField
              label={t('person.email')}
              pointer="/person/contact/email"
              type="email"
              autoComplete="off"
              value={value.email}
              onChange={(email) => change({ email })}
            />
          </div>
        </fieldset>
        {errors.languages && (
          <p className="field-error" role="alert">
            {t('new.needLanguage')}
          </p>
        )}
        <LanguagePicker
          label={t('new.languages')}
          pointer="/person/languages"
          value={value.languages}
          onChange={(languages) => change({ languages })}
        />
        {errors.stage && (
          <p className="field-error" role="alert">
            {t('new.wrongStage')}
          </p>
        )}
        <RadioGroup
          legend={t('new.stage')}
          columns={2}
          pointer="/stage"
          value={value.stage}
          onChange={(stage) => change({ stage })}
          options={NEW_CASE_STAGES.map((stage) => ({ value: stage, label: t(`new.at.${stage}`) }))}
        />
        <SelectField
          label={t('new.procedure')}
          hint={t('new.procedureHint')}
          pointer="/procedure"
          error={errors.procedure && t('new.needProcedure')}
          value={value.procedure}
          onChange={(procedure) => change({ procedure })}
          options={[
            { value: 'unknown', label: t('new.notSure') },
            ...PROCEDURES.filter((each) => each !== 'unknown').map((each) => ({
              value: each,
              label: common(`procedure.${each}`),
            })),
          ]}
        />
        {hasBeenFiled && (
          <DateField
            label={t('happened.filedOn')}
            pointer="/filedOn"
            required
            max={today}
            value={value.filedOn}
            onChange={(filedOn) => change({ filedOn })}
          />
        )}
        {term && (
          <DateField
            label={t(
              term === 'authorisation-lapse'
                ? 'new.sinceAuthorised'
                : term === 'federal-authorisation'
                  ? 'new.sinceComplete'
                  : 'new.since',
            )}
            hint={t('new.sinceHint')}
            pointer="/since"
            optional
            min={value.filedOn}
            max={today}
            value={value.since}
            onChange={(since) => change({ since })}
          />
        )}
        {value.stage === 'refused' && (
          <DecisionFields
            value={value.decision}
            change={(changed) => change({ decision: { ...value.decision, ...changed } })}
          />
        )}
        {me.role === 'coordinator' && adviser && (
          <CheckboxField
            label={t('new.mine')}
            hint={t('new.mineHint')}
            checked={value.mine}
            onChange={(on) => change({ mine: on })}
          />
        )}
        <details className="more">
          <summary>{t('new.more')}</summary>
          <div className="stack">
            <FactsFields value={value.facts} change={(changed) => change({ facts: { ...value.facts, ...changed } })} />
          </div>
        </details>
        <TextArea
          label={t('new.note')}
          optional
          pointer="/note"
          rows={2}
          maxLength={10000}
          value={value.note}
          onChange={(note) => change({ note })}
        />
        <fieldset className="stack consent">
          <legend>{t('new.consent')}</legend>
          <p>{t('new.consentText')}</p>
          <CheckboxField label={t('new.agreed')} checked={value.agreed} onChange={(agreed) => change({ agreed })} />
          {errors.agreed && (
            <p className="field-error" role="alert">
              {t('new.needAgreed')}
            </p>
          )}
          <SelectField
            label={t('new.channel')}
            value={value.channel}
            onChange={(channel) => change({ channel })}
            options={(['in-person', 'phone', 'paper'] as const).map((channel) => ({
              value: channel,
              label: t(`new.way.${channel}`),
            }))}
          />
        </fieldset>
        {isAtCapacity && (
          <div className="notice notice-soon" role="alert">
            <div className="stack">
              <p>{t('new.full')}</p>
              <Button onClick={(event) => submitRaisingCapacity(event.currentTarget.form)}>{t('new.raise')}</Button>
            </div>
          </div>
        )}
      </Form>
    </Page>
  );
}
