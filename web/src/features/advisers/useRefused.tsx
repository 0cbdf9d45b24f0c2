import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../api/client';
import { Icon } from '../../kit/icons';

const KNOWN = [
  'adviser-address-taken',
  'outside-territory',
  'undertaking-missing',
  'still-has-cases',
  'capacity',
] as const;
type Known = (typeof KNOWN)[number];

/** What the room of advisers refuses, in words that say what to do. */
export function useRefused(): { notice: ReactNode; onRefused: (refusal: Refusal) => boolean } {
  const { t } = useTranslation('advisers');
  const [slug, setSlug] = useState<Known | null>(null);
  return {
    onRefused: (refusal) => {
      const known = KNOWN.find((each) => each === refusal.slug) ?? null;
      setSlug(known);
      return known !== null;
    },
    notice: slug && (
      <p className="notice notice-late" role="alert">
        <Icon name="alert" />
        {t(`refused.${slug}`)}
      </p>
    ),
  };
}
