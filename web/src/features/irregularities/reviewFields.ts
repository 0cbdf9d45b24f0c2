import type { TFunction } from 'i18next';
import { api, unwrap, type Schema } from '../../api/client';
import * as limits from '../../api/limits';
import type { FieldConflict } from '../../kit/ConflictResolver';
import type { IrregularityDetail, IrregularityStatus } from './queries';

export type Conduct = NonNullable<IrregularityDetail['kind']>;
export type ReviewField = 'kind' | 'scale' | 'scope' | 'remediable' | 'proof';
export type Severity = Schema<'SeverityInput'>;
export const SCALES = ['1', '2', '3', '4'] as const;
export const SCOPES = limits.SeverityInput.scope.values;
export const REMEDIABLES = limits.SeverityInput.remediable.values;
export const EVIDENCE_LEVELS = limits.MoveIrregularity.evidenceLevel.values;
/** Allowed transitions; the server decides. */
export const STATUS_TRANSITIONS: Record<IrregularityStatus, readonly IrregularityStatus[]> = {
  reported: ['under-review', 'needs-more', 'confirmed', 'rejected'],
  'under-review': ['needs-more', 'confirmed', 'rejected'],
  'needs-more': ['under-review', 'confirmed', 'rejected'],
  confirmed: ['in-follow-up', 'resolved', 'under-review'],
  'in-follow-up': ['resolved', 'confirmed'],
  rejected: ['under-review'],
  resolved: ['in-follow-up'],
};

export async function findNextInQueue(after: string): Promise<string | null> {
  const { items } = await unwrap(
    api.GET('/api/irregularities', {
      params: {
        query: { status: ['reported', 'under-review'], origin: ['network', 'testimony'], order: 'oldest', limit: 50 },
      },
    }),
  );
  return items.find(({ id, mine }) => id !== after && !mine)?.id ?? null;
}

export function findConflicts(
  mine: Record<ReviewField, string>,
  other: IrregularityDetail,
  t: TFunction<['irregularities', 'common']>,
): FieldConflict<ReviewField>[] {
  const fields: {
    name: ReviewField;
    label: string;
    mine: string;
    theirs: string;
    toText: (value: string) => string;
  }[] = [
    {
      name: 'kind',
      label: t('review.kind'),
      mine: mine.kind,
      theirs: other.kind ?? '',
      toText: (value) => t(`kind.${value as Conduct}`),
    },
    {
      name: 'scale',
      label: t('review.scale'),
      mine: mine.scale,
      theirs: String(other.severity?.scale ?? ''),
      toText: (value) => t(`scale.${value as '1'}`),
    },
    {
      name: 'scope',
      label: t('review.scope'),
      mine: mine.scope,
      theirs: other.severity?.scope ?? '',
      toText: (value) => t(`scope.${value as 'one'}`),
    },
    {
      name: 'remediable',
      label: t('review.remediable'),
      mine: mine.remediable,
      theirs: other.severity?.remediable ?? '',
      toText: (value) => t(`remediable.${value as 'not'}`),
    },
    {
      name: 'proof',
      label: t('review.evidence'),
      mine: mine.proof,
      theirs: other.evidenceLevel,
      toText: (value) => t(`evidenceLevel.${value as 'alleged'}`),
    },
  ];
  return fields
    .filter((field) => field.mine !== '' && field.theirs !== '' && field.mine !== field.theirs)
    .map((field) => ({
      name: field.name,
      label: field.label,
      mine: field.toText(field.mine),
      theirs: field.toText(field.theirs),
    }));
}
