import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../api/client';
import { Icon } from '../../kit/icons';
import { useToday } from '../../kit/days';
import { CHANGED } from './inbox-queries';
import { useTaken } from './InboxTaken';

/** What is refused because somebody else was quicker. */
const RACED = [
  'already-offered',
  'not-to-offer',
  'offer-answered',
  'offer-lapsed',
  'not-waiting',
  'has-adviser',
  'case-ended',
  'stale',
];

/** Two at the same request: whoever comes second is told who was quicker and what they did, and sees it as it is now. */
export function useRaced(id: string): { onRefused: (refusal: Refusal) => boolean; notice: ReactNode } {
  const { t } = useTranslation('inbox');
  const client = useQueryClient();
  const today = useToday();
  const [raced, setRaced] = useState<string | null>(null);
  const words = useTaken(id, raced === today);
  return {
    onRefused: ({ slug }) => {
      if (!RACED.includes(slug)) return false;
      setRaced(today);
      for (const queryKey of CHANGED) void client.invalidateQueries({ queryKey: [...queryKey] });
      return true;
    },
    notice: raced && (
      <div className="notice notice-soon" role="alert">
        <Icon name="alert" />
        <p>
          {t('taken.quicker')} {words} {t('taken.look')}
        </p>
      </div>
    ),
  };
}
