import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../api/client';
import { useToday } from '../../kit/dates';
import { Icon } from '../../kit/Icon';
import { INVALIDATED_BY_INBOX } from './inboxQueries';
import { useLastEventText } from './useLastEventText';

/** Errors caused by another person's action. */
const CONCURRENT_SLUGS = [
  'already-offered',
  'not-to-offer',
  'offer-answered',
  'offer-lapsed',
  'not-waiting',
  'has-adviser',
  'case-ended',
  'stale',
];

/** Tells the second person what the first one did, and refreshes the request. */
export function useConcurrentChange(id: string): { onApiError: (error: ApiError) => boolean; notice: ReactNode } {
  const { t } = useTranslation('inbox');
  const client = useQueryClient();
  const today = useToday();
  const [changedOn, setChangedOn] = useState<string | null>(null);
  const lastEventText = useLastEventText(id, changedOn === today);
  return {
    onApiError: ({ slug }) => {
      if (!CONCURRENT_SLUGS.includes(slug)) return false;
      setChangedOn(today);
      for (const queryKey of INVALIDATED_BY_INBOX) void client.invalidateQueries({ queryKey: [...queryKey] });
      return true;
    },
    notice: changedOn && (
      <div className="notice notice-soon" role="alert">
        <Icon name="alert" />
        <p>
          {t('taken.quicker')} {lastEventText} {t('taken.look')}
        </p>
      </div>
    ),
  };
}
