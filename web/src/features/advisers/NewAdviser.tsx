import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api, idempotencyKey, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { Form } from '../../kit/Form';
import { Page } from '../../kit/Page';
import { Skeleton } from '../../kit/Skeleton';
import { positionInList } from '../../kit/storedList';
import { throwIfMissing } from '../../kit/throwIfMissing';
import { useToast } from '../../kit/ToastProvider';
import { useDraft } from '../../offline/drafts';
import { hrefTo } from '../../routes';
import { EMPTY_PROFILE, toAdviserInput } from './profile';
import { ProfileFields } from './ProfileFields';
import { INVALIDATED_BY_ADVISER } from './queries';
import { useAdviserErrors } from './useAdviserErrors';
import './advisers.css';

export default function NewAdviser() {
  const { t } = useTranslation('advisers');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const showToast = useToast();
  const [, navigate] = useLocation();
  const [attemptId] = useState(() => crypto.randomUUID());
  const { value, change, clear, ready, restored } = useDraft('adviser/new', EMPTY_PROFILE);
  const { notice, onApiError } = useAdviserErrors();
  const create = async (): Promise<void> => {
    throwIfMissing({ '/languages': value.languages.length === 0, '/communes': value.communes.length === 0 });
    // The key depends on the content: sending the same twice creates one adviser, corrected input is a new request.
    const key = `${attemptId}-${[...JSON.stringify(value)].reduce((hash, letter) => (Math.imul(hash, 31) + letter.codePointAt(0)!) | 0, 7)}`;
    const { phone, ...rest } = toAdviserInput(value);
    const adviser = await unwrap(
      api.POST('/api/advisers', {
        body: {
          ...rest,
          email: value.email,
          firstName: value.firstName,
          lastName: value.lastName,
          languages: value.languages,
          communes: value.communes,
          ...(phone ? { phone } : {}),
        },
        ...idempotencyKey(key),
      }),
    );
    clear();
    showToast(t('toast.added', { name: value.firstName }));
    await Promise.all(INVALIDATED_BY_ADVISER.map((queryKey) => client.invalidateQueries({ queryKey })));
    navigate(hrefTo('adviser', { id: adviser.id }));
  };
  return (
    <Page
      title={t('new.title')}
      lead={t('new.lead')}
      back={{ href: positionInList('advisers').back, label: t('title') }}
    >
      {ready ? (
        <Form
          submitLabel={t('new.submit')}
          onSubmit={create}
          onApiError={onApiError}
          aside={
            restored && (
              <Button kind="quiet" onClick={clear}>
                {common('action.discard')}
              </Button>
            )
          }
        >
          {restored && (
            <p className="notice" role="status">
              {common('form.restored')}
            </p>
          )}
          <ProfileFields value={value} change={change} />
          {notice}
        </Form>
      ) : (
        <Skeleton lines={5} tall />
      )}
    </Page>
  );
}
