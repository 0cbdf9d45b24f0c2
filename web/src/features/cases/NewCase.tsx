import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { termCodeAt } from '../../../../src/eligibility/term-code.rules';
import { answer, api, once, Refusal, type View } from '../../api/client';
import { Button } from '../../kit/Button';
import { CommunePicker } from '../../kit/CommunePicker';
import { useToday } from '../../kit/days';
import { CheckField, Choices, DayField, SelectField, TextArea, TextField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { LanguagePicker } from '../../kit/LanguagePicker';
import { Page } from '../../kit/Page';
import { useSay } from '../../kit/toasts';
import { positionInList } from '../../kit/listMemory';
import { useDraft } from '../../offline/drafts';
import { hrefTo } from '../../routes';
import { isRole, useMe } from '../../session';
import { DecisionFields, decisionOf, NO_DECISION, type DecisionForm } from './DecisionFields';
import { factsOf, formOf, type FactsForm } from './facts';
import { FactsFields } from './FactsForm';
import { CASE_CHANGES, PROCEDURES, type Procedure, type Stage } from './queries';
import './cases.css';

/** The words that are agreed to; another version has to be agreed anew. */
const CONSENT_VERSION = '2026-01';
const STAGES = [
  'screening',
  'preparation',
  'filed',
  'examination',
  'interview',
  'communal-decision',
  'federal-authorisation',
  'cantonal-decision',
  'refused',
  'appeal',
] as const satisfies readonly Stage[];
const FILED: readonly Stage[] = [
  'filed',
  'examination',
  'interview',
  'communal-decision',
  'federal-authorisation',
  'cantonal-decision',
  'refused',
  'appeal',
];
/** Where the Confederation decides, commune and canton do not. */
const ORDINARY_ALONE: readonly Stage[] = ['communal-decision', 'cantonal-decision'];

interface Draft {
  key: string;
  firstName: string;
  lastName: string;
  languages: string[];
  commune: number | null;
  phone: string;
  email: string;
  stage: (typeof STAGES)[number];
  procedure: Procedure;
  filedOn: string;
  since: string;
  decision: DecisionForm;
  agreed: boolean;
  channel: 'in-person' | 'phone' | 'paper';
  mine: boolean;
  note: string;
  facts: FactsForm;
}

const NOTHING = formOf({});
const empty = (): Draft => ({
  key: crypto.randomUUID(),
  firstName: '',
  lastName: '',
  languages: [],
  commune: null,
  phone: '',
  email: '',
  stage: 'screening',
  procedure: 'unknown',
  filedOn: '',
  since: '',
  decision: NO_DECISION,
  agreed: false,
  channel: 'in-person',
  mine: true,
  note: '',
  facts: NOTHING,
});

/** Logs a case one has already: one page, two minutes. */
export default function NewCase() {
  const { t } = useTranslation('cases');
  const { t: common, i18n } = useTranslation();
  const me = useMe();
  const today = useToday();
  const client = useQueryClient();
  const say = useSay();
  const [, go] = useLocation();
  const [start] = useState(empty);
  const { value, change, clear, ready, restored } = useDraft<Draft>('case', start);
  const [faults, setFaults] = useState<
    Partial<Record<'commune' | 'languages' | 'contact' | 'agreed' | 'procedure' | 'stage', true>>
  >({});
  const [full, setFull] = useState(false);
  const raises = useRef(false);
  const adviser = isRole(me, 'adviser');
  const mine = adviser && value.mine;
  const [filed, term] = [FILED.includes(value.stage), termCodeAt(value.procedure, value.stage)];

  const send = async (raiseCapacity = false): Promise<void> => {
    const found = {
      ...(value.commune === null ? { commune: true as const } : {}),
      ...(value.languages.length === 0 ? { languages: true as const } : {}),
      ...(!value.phone.trim() && !value.email.trim() ? { contact: true as const } : {}),
      ...(value.agreed ? {} : { agreed: true as const }),
      ...(filed && value.procedure === 'unknown' ? { procedure: true as const } : {}),
      ...(ORDINARY_ALONE.includes(value.stage) && value.procedure !== 'ordinary' && value.procedure !== 'unknown'
        ? { stage: true as const }
        : {}),
    };
    setFaults(found);
    if (Object.keys(found).length > 0) {
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('.field-error')?.scrollIntoView({ block: 'center' }),
      );
      return;
    }
    const body: View<'OpenCase'> = {
      person: {
        firstName: value.firstName.trim(),
        ...(value.lastName.trim() ? { lastName: value.lastName.trim() } : {}),
        languages: value.languages,
        commune: value.commune!,
        contact: {
          ...(value.phone.trim() ? { phone: value.phone.trim() } : {}),
          ...(value.email.trim() ? { email: value.email.trim() } : {}),
        },
      },
      consents: [{ purpose: 'help', textVersion: CONSENT_VERSION, language: i18n.language, channel: value.channel }],
      procedure: value.procedure,
      ...(mine || value.stage !== 'screening' ? { stage: value.stage } : {}),
      ...(filed && value.filedOn ? { filedOn: value.filedOn } : {}),
      ...(term && value.since ? { since: value.since } : {}),
      ...(value.stage === 'refused' ? { decision: decisionOf(value.decision) } : {}),
      facts: factsOf(
        value.facts,
        Object.fromEntries(
          Object.entries(value.facts).filter(
            ([name, fact]) => JSON.stringify(fact) !== JSON.stringify(NOTHING[name as keyof FactsForm]),
          ),
        ),
      ),
      ...(value.note.trim() ? { note: value.note.trim() } : {}),
      ...(adviser ? { mine } : {}),
      ...(raiseCapacity ? { raiseCapacity } : {}),
    };
    try {
      const made = await answer(
        api.POST('/api/cases', { body, ...once(raiseCapacity ? `${value.key}-raised` : value.key) }),
      );
      clear();
      say(t('new.saved'));
      await Promise.all(
        [...CASE_CHANGES, ['advisers']].map((queryKey) => client.invalidateQueries({ queryKey: [...queryKey] })),
      );
      go(hrefTo('case', { id: made.id, add: 'follow-up' }));
    } catch (error) {
      if (error instanceof Refusal && error.slug === 'capacity') return setFull(true);
      // The same key with another body is another case: what was refused may be corrected and sent again.
      if (error instanceof Refusal) change({ key: crypto.randomUUID() });
      throw error;
    }
  };
  // Sent by the form itself: it says in its own place what goes wrong, and is not sent twice.
  const raise = (form: HTMLFormElement | null): void => {
    raises.current = true;
    form?.requestSubmit();
    raises.current = false;
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
      <Form submit={t('new.save')} onSend={() => send(raises.current)}>
        <div className="fields">
          <TextField
            label={t('person.firstName')}
            pointer="/person/firstName"
            required
            maxLength={100}
            autoComplete="off"
            value={value.firstName}
            onChange={(firstName) => change({ firstName })}
          />
          <TextField
            label={t('person.lastName')}
            optional
            pointer="/person/lastName"
            maxLength={100}
            autoComplete="off"
            value={value.lastName}
            onChange={(lastName) => change({ lastName })}
          />
        </div>
        <CommunePicker
          label={t('new.commune')}
          pointer="/person/commune"
          error={faults.commune && t('new.needCommune')}
          value={value.commune}
          onChange={(commune) => change({ commune })}
        />
        <fieldset className="stack">
          <legend>{t('new.contact')}</legend>
          {faults.contact && (
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
        {faults.languages && (
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
        {faults.stage && (
          <p className="field-error" role="alert">
            {t('new.wrongStage')}
          </p>
        )}
        <Choices
          legend={t('new.stage')}
          columns={2}
          pointer="/stage"
          value={value.stage}
          onChange={(stage) => change({ stage })}
          options={STAGES.map((stage) => ({ value: stage, label: t(`new.at.${stage}`) }))}
        />
        <SelectField
          label={t('new.procedure')}
          hint={t('new.procedureHint')}
          pointer="/procedure"
          error={faults.procedure && t('new.needProcedure')}
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
        {filed && (
          <DayField
            label={t('happened.filedOn')}
            pointer="/filedOn"
            required
            max={today}
            value={value.filedOn}
            onChange={(filedOn) => change({ filedOn })}
          />
        )}
        {term && (
          <DayField
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
          <CheckField
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
          <CheckField label={t('new.agreed')} checked={value.agreed} onChange={(agreed) => change({ agreed })} />
          {faults.agreed && (
            <p className="field-error" role="alert">
              {t('new.needAgreed')}
            </p>
          )}
          <SelectField
            label={t('new.channel')}
            value={value.channel}
            onChange={(channel) => change({ channel })}
            options={(['in-person', 'phone', 'paper'] as const).map((way) => ({
              value: way,
              label: t(`new.way.${way}`),
            }))}
          />
        </fieldset>
        {full && (
          <div className="notice notice-soon" role="alert">
            <div className="stack">
              <p>{t('new.full')}</p>
              <Button onClick={(event) => raise(event.currentTarget.form)}>{t('new.raise')}</Button>
            </div>
          </div>
        )}
      </Form>
    </Page>
  );
}
