import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api, ApiError, idempotencyKey, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { Button } from '../../kit/Button';
import { CheckboxField } from '../../kit/CheckboxField';
import { Form } from '../../kit/Form';
import { Page } from '../../kit/Page';
import { positionInList } from '../../kit/storedList';
import { TextArea } from '../../kit/TextArea';
import { useToast } from '../../kit/ToastProvider';
import { useDraft } from '../../offline/drafts';
import { hrefTo } from '../../routes';
import { isRole } from '../../roles';
import { useMe } from '../../session';
import { DecisionFields } from './DecisionFields';
import { FactsFields } from './FactsFields';
import { NewCaseConsentFields } from './NewCaseConsentFields';
import { emptyNewCase, toOpenCaseInput, validateNewCase, type NewCaseDraft, type NewCaseErrors } from './newCaseDraft';
import { NewCasePersonFields } from './NewCasePersonFields';
import { NewCaseStageFields } from './NewCaseStageFields';
import { INVALIDATED_BY_CASE } from './queries';
import './cases.css';

export default function NewCase() {
  const { t } = useTranslation('cases');
  const { t: common, i18n } = useTranslation();
  const me = useMe();
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
      // A corrected case needs a new idempotency key.
      if (error instanceof ApiError) change({ key: crypto.randomUUID() });
      throw error;
    }
  };
  // Submits through the form, so that its error handling and double-submit protection apply.
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
        <NewCasePersonFields value={value} change={change} errors={errors} />
        <NewCaseStageFields value={value} change={change} errors={errors} />
        {value.stage === 'refused' && (
          <DecisionFields
            canton={null}
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
          limits={limits.CreateCase.note}
          value={value.note}
          onChange={(note) => change({ note })}
        />
        <NewCaseConsentFields value={value} change={change} errors={errors} />
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
