import { type AuthorityForm, AuthorityField } from './AuthorityField';
import { type IrregularityCode, type Consent, linkedCaseQuery, IRREGULARITIES_KEY } from './queries';
import { type OccurrenceForm, EMPTY_OCCURRENCE, findOccurrenceProblem, toOccurred } from './occurrence';
import type { SavedIrregularity } from './SavedPage';
import { useTranslation } from 'react-i18next';
import { useKindName } from './irregularityTexts';
import { useToday } from '../../kit/dates';
import { useLocation } from 'wouter';
import { useDraft } from '../../offline/drafts';
import { useState, useRef, useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Canton } from '../../kit/cantons';
import { type Schema, unwrap, api, idempotencyKey, NetworkError } from '../../api/client';
import { sendOrQueue } from '../../offline/queue';
import { queryClient } from '../../api/queryClient';
import { hrefTo } from '../../routes';
import { Icon } from '../../kit/Icon';
import { Button, ButtonLink } from '../../kit/Button';
import { Form } from '../../kit/Form';
import { KindField } from './KindField';
import { SimilarNotice } from './SimilarNotice';
import { OccurrenceField } from './OccurrenceField';
import { ConsentField } from './ConsentField';
import { TextArea } from '../../kit/TextArea';
import { Skeleton } from '../../kit/Skeleton';

interface IrregularityDraft extends AuthorityForm {
  code: IrregularityCode | '';
  when: OccurrenceForm;
  description: string;
  consent: Consent;
  /** The same however often it is sent. */
  key: string;
}

type FieldProblem = 'kind' | 'level' | 'canton' | 'when' | 'order' | 'ahead' | 'told';

const EMPTY_DRAFT: IrregularityDraft = {
  code: '',
  level: '',
  canton: '',
  commune: null,
  organ: '',
  when: EMPTY_OCCURRENCE,
  description: '',
  consent: 'internal',
  key: '',
};

export function IrregularityForm({
  caseId,
  onSaved,
}: {
  caseId: string | null;
  onSaved: (saved: SavedIrregularity) => void;
}) {
  const { t } = useTranslation(['irregularities', 'common']);
  const kindName = useKindName();
  const today = useToday();
  const [, navigate] = useLocation();
  const { value, change, clear, ready, restored } = useDraft<IrregularityDraft>(
    caseId ? `irregularity/${caseId}` : 'irregularity',
    EMPTY_DRAFT,
  );
  const [wasSubmitted, setSubmitted] = useState(false);
  const [formVersion, setFormVersion] = useState(0);
  const opensDetails = useRef(false);
  const theCase = useQuery(linkedCaseQuery(caseId)).data;
  const hasAuthority = value.level !== '' || value.canton !== '';
  useEffect(() => {
    // The authority of the case, unless one was chosen already.
    if (ready && theCase && !hasAuthority)
      change({ level: 'commune', canton: theCase.canton as Canton, commune: theCase.commune });
  }, [ready, theCase, hasAuthority, change]);
  if (!ready) return <Skeleton lines={6} tall />;

  const findProblems = (): FieldProblem[] => {
    return [
      value.code === '' && 'kind',
      value.level === '' && 'level',
      value.level !== '' && value.level !== 'federal' && value.canton === '' && 'canton',
      findOccurrenceProblem(value.when, today),
      value.description.trim() === '' && 'told',
    ].filter((each): each is FieldProblem => Boolean(each));
  };
  const save = async (): Promise<void> => {
    const openDetails = opensDetails.current;
    opensDetails.current = false;
    setSubmitted(true);
    if (findProblems().length > 0) {
      // To the first thing that is missing.
      requestAnimationFrame(() =>
        document
          .querySelector('.field-error')
          ?.closest('.stack, .field, fieldset')
          ?.querySelector<HTMLElement>('button, input, select, textarea')
          ?.focus(),
      );
      return;
    }
    const key = value.key || crypto.randomUUID();
    change({ key });
    const { code, level, canton, commune, organ, consent } = value;
    const body: Schema<'LogIrregularity'> = {
      code: code as IrregularityCode,
      authority: {
        level: level as 'commune',
        ...(canton && level !== 'federal' ? { canton } : {}),
        ...(commune !== null && (level === 'commune' || level === 'citizens-commune') ? { commune } : {}),
        ...(organ ? { organ } : {}),
      },
      occurred: toOccurred(value.when),
      description: value.description.trim(),
      consent,
      ...(caseId ? { caseId } : {}),
    };
    let id: string | null = null;
    try {
      id = (await unwrap(api.POST('/api/irregularities', { body, ...idempotencyKey(key) }))).id;
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      await sendOrQueue(
        { kind: 'log-irregularity', version: 1, input: { irregularity: body } },
        t('new.label', { kind: kindName(body.code) }),
        key,
      );
    }
    clear();
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: IRREGULARITIES_KEY }),
      queryClient.invalidateQueries({ queryKey: ['counts'] }),
    ]);
    if (openDetails && id) navigate(hrefTo('irregularity', { id, add: 'evidence' }));
    else onSaved({ id });
  };
  const problems = wasSubmitted ? findProblems() : [];
  const errorOf = (name: FieldProblem): string | undefined => (problems.includes(name) ? t(`need.${name}`) : undefined);
  const occurrenceProblem = problems.find((name) => name === 'when' || name === 'order' || name === 'ahead');
  return (
    <>
      {restored && (
        <div className="notice">
          <Icon name="edit" />
          <p>{t('common:form.restored')}</p>
          <Button
            kind="quiet"
            small
            onClick={() => {
              clear();
              setSubmitted(false);
              setFormVersion(formVersion + 1);
            }}
          >
            {t('new.draftClear')}
          </Button>
        </div>
      )}
      <Form
        key={formVersion}
        submitLabel={t('common:action.save')}
        onSubmit={save}
        aside={
          <Button
            type="submit"
            onClick={() => {
              opensDetails.current = true;
            }}
          >
            {t('new.details')}
          </Button>
        }
      >
        {theCase && (
          <p className="case-chip">
            <Icon name="people" size={18} /> {t('new.case')}{' '}
            <bdi>
              <strong>{theCase.reference}</strong>
            </bdi>{' '}
            <ButtonLink kind="quiet" small href={hrefTo('newIrregularity')}>
              {t('new.caseAway')}
            </ButtonLink>
          </p>
        )}
        <KindField value={value.code} onChange={(code) => change({ code })} error={errorOf('kind')} />
        <AuthorityField
          value={value}
          onChange={change}
          errors={{ level: errorOf('level')!, canton: errorOf('canton')! }}
        />
        <SimilarNotice code={value.code} canton={value.canton} commune={value.commune} />
        <OccurrenceField
          value={value.when}
          onChange={(when) => change({ when })}
          error={occurrenceProblem && t(`need.${occurrenceProblem}`)}
        />
        <TextArea
          label={t('new.told')}
          hint={t('new.toldHint')}
          pointer="/description"
          error={errorOf('told')}
          maxLength={4000}
          value={value.description}
          onChange={(description) => change({ description })}
        />
        <ConsentField value={value.consent} onChange={(consent) => change({ consent })} />
        <div className="notice">
          <Icon name="shield" />
          <p>{t(caseId ? 'new.whoCase' : 'new.who')}</p>
        </div>
      </Form>
    </>
  );
}
