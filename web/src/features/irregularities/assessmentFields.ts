import type { TFunction } from 'i18next';
import { answer, api, type View } from '../../api/client';
import type { Clash } from '../../kit/Versions';
import type { Detail, Status } from './queries';

export type Conduct = NonNullable<Detail['kind']>;
export type AssessedField = 'kind' | 'scale' | 'scope' | 'remediable' | 'proof';
export type Severity = View<'SeverityInput'>;
export const SCALES = ['1', '2', '3', '4'] as const;
export const SCOPES = ['one', 'household', 'several', 'systemic'] as const satisfies readonly Severity['scope'][];
export const REMEDIABLES = [
  'easily',
  'with-effort',
  'hardly',
  'not',
] as const satisfies readonly Severity['remediable'][];
export const PROOFS = [
  'alleged',
  'documented',
  'corroborated',
  'established',
] as const satisfies readonly Detail['evidenceLevel'][];
/** Where it can go from where it stands; the server has the last word. */
export const MOVES: Record<Status, readonly Status[]> = {
  reported: ['under-review', 'needs-more', 'confirmed', 'rejected'],
  'under-review': ['needs-more', 'confirmed', 'rejected'],
  'needs-more': ['under-review', 'confirmed', 'rejected'],
  confirmed: ['in-follow-up', 'resolved', 'under-review'],
  'in-follow-up': ['resolved', 'confirmed'],
  rejected: ['under-review'],
  resolved: ['in-follow-up'],
};

/** The next one that waits and that one may review oneself. */
export async function nextInQueue(after: string): Promise<string | null> {
  const { items } = await answer(
    api.GET('/api/irregularities', {
      params: {
        query: { status: ['reported', 'under-review'], origin: ['network', 'testimony'], order: 'oldest', limit: 50 },
      },
    }),
  );
  return items.find(({ id, mine }) => id !== after && !mine)?.id ?? null;
}

/** The fields that somebody else has assessed differently in the meantime. */
export function differingFields(
  mine: Record<AssessedField, string>,
  other: Detail,
  t: TFunction<['irregularities', 'common']>,
): Clash<AssessedField>[] {
  const fields: {
    name: AssessedField;
    label: string;
    mine: string;
    theirs: string;
    words: (value: string) => string;
  }[] = [
    {
      name: 'kind',
      label: t('review.kind'),
      mine: mine.kind,
      theirs: other.kind ?? '',
      words: (value) => t(`kind.${value as Conduct}`),
    },
    {
      name: 'scale',
      label: t('review.scale'),
      mine: mine.scale,
      theirs: String(other.severity?.scale ?? ''),
      words: (value) => t(`scale.${value as '1'}`),
    },
    {
      name: 'scope',
      label: t('review.scope'),
      mine: mine.scope,
      theirs: other.severity?.scope ?? '',
      words: (value) => t(`scope.${value as 'one'}`),
    },
    {
      name: 'remediable',
      label: t('review.remediable'),
      mine: mine.remediable,
      theirs: other.severity?.remediable ?? '',
      words: (value) => t(`remediable.${value as 'not'}`),
    },
    {
      name: 'proof',
      label: t('review.evidence'),
      mine: mine.proof,
      theirs: other.evidenceLevel,
      words: (value) => t(`evidenceLevel.${value as 'alleged'}`),
    },
  ];
  return fields
    .filter((field) => field.mine !== '' && field.theirs !== '' && field.mine !== field.theirs)
    .map((field) => ({
      name: field.name,
      label: field.label,
      mine: field.words(field.mine),
      theirs: field.words(field.theirs),
    }));
}
