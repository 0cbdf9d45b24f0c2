import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useToast } from '../../kit/ToastProvider';
import { hrefTo } from '../../routes';
import { INVALIDATED_BY_INBOX } from './inboxQueries';

/** Refreshes the lists, shows a toast with a link to the case, and continues with the next request. */
export function useCompleteRequest(id: string, onDone: () => void): (message: string) => Promise<void> {
  const { t } = useTranslation('inbox');
  const client = useQueryClient();
  const showToast = useToast();
  const [, navigate] = useLocation();
  return async (message) => {
    await Promise.all(INVALIDATED_BY_INBOX.map((queryKey) => client.invalidateQueries({ queryKey: [...queryKey] })));
    showToast(message, undefined, { label: t('toast.back'), onClick: () => navigate(hrefTo('case', { id })) });
    onDone();
  };
}
