import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api, idempotencyKey, NetworkError, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { queryClient } from '../../api/queryClient';
import { Button, ButtonLink } from '../../kit/Button';
import type { Canton } from '../../kit/cantons';
import { useToday } from '../../kit/dates';
import { Form } from '../../kit/Form';
import { Icon } from '../../kit/Icon';
import { Skeleton } from '../../kit/Skeleton';
import { TextArea } from '../../kit/TextArea';
import { useDraft } from '../../offline/drafts';
import { sendOrQueue } from '../../offline/queue';
import { hrefTo } from '../../routes';
import { AuthorityField } from './AuthorityField';
import { ConsentField } from './ConsentField';
import {
  EMPTY_DRAFT,
  findProblems,
  toLogIrregularityInput,
  type FieldProblem,
  type IrregularityDraft,
} from './irregularityDraft';
import { useKindName } from './irregularityTexts';
import { KindField } from './KindField';
import { OccurrenceField } from './OccurrenceField';
import { IRREGULARITIES_KEY, linkedCaseQuery } from './queries';
import type { SavedIrregularity } from './SavedPage';
import { SimilarNotice } from './SimilarNotice';

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
    // Prefills the authority of the case unless one was chosen.
    if (ready && theCase && !hasAuthority)
      change({ level: 'commune', canton: theCase.canton as Canton, commune: theCase.commune });
  }, [ready, theCase, hasAuthority, change]);
  if (!ready) return <Skeleton lines={6} tall />;

  const save = async (): Promise<void> => {
    const openDetails = opensDetails.current;
    opensDetails.current = false;
    setSubmitted(true);
    if (findProblems(value, today).length > 0) {
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
    const body = toLogIrregularityInput(value, caseId);
    let saved: SavedIrregularity;
    try {
      const { id } = await unwrap(api.POST('/api/irregularities', { body, ...idempotencyKey(key) }));
      saved = { id, until: null };
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      const result = await sendOrQueue(
        { kind: 'log-irregularity', version: 1, input: { irregularity: body } },
        t('new.label', { kind: kindName(body.code) }),
        key,
      );
      saved = { id: null, until: result.sent ? null : result.until };
    }
    clear();
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: IRREGULARITIES_KEY }),
      queryClient.invalidateQueries({ queryKey: ['counts'] }),
    ]);
    if (openDetails && saved.id) navigate(hrefTo('irregularity', { id: saved.id, add: 'evidence' }));
    else onSaved(saved);
  };
  const problems = wasSubmitted ? findProblems(value, today) : [];
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
          limits={limits.CreateIrregularity.description}
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
