import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../api/client';
import { Icon } from '../../kit/Icon';

const KNOWN_SLUGS = [
  'adviser-address-taken',
  'outside-territory',
  'undertaking-missing',
  'still-has-cases',
  'capacity',
] as const;
type KnownSlug = (typeof KNOWN_SLUGS)[number];

/** Shows errors of the advisers API with instructions. */
export function useAdviserErrors(): { notice: ReactNode; onApiError: (error: ApiError) => boolean } {
  const { t } = useTranslation('advisers');
  const [slug, setSlug] = useState<KnownSlug | null>(null);
  return {
    onApiError: (error) => {
      const knownSlug = KNOWN_SLUGS.find((each) => each === error.slug) ?? null;
      setSlug(knownSlug);
      return knownSlug !== null;
    },
    notice: slug && (
      <p className="notice notice-late" role="alert">
        <Icon name="alert" />
        {t(`refused.${slug}`)}
      </p>
    ),
  };
}
