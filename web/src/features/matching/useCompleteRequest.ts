import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useToast } from '../../kit/ToastProvider';
import { hrefTo } from '../../routes';
import { INVALIDATED_BY_INBOX } from './inboxQueries';

/** After an act: lists are asked for again, it is said with a way back to the case, and the next request opens. */
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
