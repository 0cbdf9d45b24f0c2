import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer, api, once } from '../../api/client';
import { Button } from '../../kit/Button';
import { Form } from '../../kit/form';
import { lacking } from '../../kit/lacking';
import { Page } from '../../kit/Page';
import { Skeleton } from '../../kit/states';
import { useSay } from '../../kit/toasts';
import { positionInList } from '../../kit/listMemory';
import { useDraft } from '../../offline/drafts';
import { hrefTo } from '../../routes';
import { EMPTY, sent } from './profile';
import { ProfileFields } from './ProfileFields';
import { CHANGED } from './queries';
import { useRefused } from './useRefused';
import './advisers.css';

/** Adds somebody who wants to help; they are invited on their own page. */
export default function NewAdviser() {
  const { t } = useTranslation('advisers');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const say = useSay();
  const [, go] = useLocation();
  const [attempt] = useState(() => crypto.randomUUID());
  const { value, change, clear, ready, restored } = useDraft('adviser/new', EMPTY);
  const { notice, onRefused } = useRefused();
  const add = async (): Promise<void> => {
    lacking({ '/languages': value.languages.length === 0, '/communes': value.communes.length === 0 });
    // The same words twice are one adviser; changed words are another try.
    const key = `${attempt}-${[...JSON.stringify(value)].reduce((hash, letter) => (Math.imul(hash, 31) + letter.codePointAt(0)!) | 0, 7)}`;
    const { phone, ...rest } = sent(value);
    const added = await answer(
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
        ...once(key),
      }),
    );
    clear();
    say(t('toast.added', { name: value.firstName }));
    await Promise.all(CHANGED.map((queryKey) => client.invalidateQueries({ queryKey })));
    go(hrefTo('adviser', { id: added.id }));
  };
  return (
    <Page
      title={t('new.title')}
      lead={t('new.lead')}
      back={{ href: positionInList('advisers').back, label: t('title') }}
    >
      {ready ? (
        <Form
          submit={t('new.submit')}
          onSend={add}
          onRefused={onRefused}
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
