import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useSay } from '../../kit/toasts';
import { hrefTo } from '../../routes';
import { CHANGED } from './inbox-queries';

/** After an act: lists are asked for again, it is said with a way back to the case, and the next request opens. */
export function useDone(id: string, onDone: () => void): (words: string) => Promise<void> {
  const { t } = useTranslation('inbox');
  const client = useQueryClient();
  const say = useSay();
  const [, go] = useLocation();
  return async (words) => {
    await Promise.all(CHANGED.map((queryKey) => client.invalidateQueries({ queryKey: [...queryKey] })));
    say(words, undefined, { label: t('toast.back'), act: () => go(hrefTo('case', { id })) });
    onDone();
  };
}
