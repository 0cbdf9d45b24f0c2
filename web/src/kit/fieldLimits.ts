import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { textLength } from './textLength';

/** What the server takes in a field, from `api/limits.ts`. */
export interface FieldLimits {
  /** Code points. */
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/**
 * Says while somebody types that a value is beyond its limits, and keeps the form from being sent meanwhile. Nothing is
 * cut, and signs are counted as the server counts them.
 */
export function useFieldLimits<Control extends HTMLInputElement | HTMLTextAreaElement>(
  value: string,
  limits: FieldLimits | null,
): { ref: RefObject<Control | null>; limitError: string | undefined } {
  const { t } = useTranslation();
  const ref = useRef<Control>(null);
  const { maxLength: max, minimum, maximum } = limits ?? {};
  const excess = max === undefined ? 0 : textLength(value) - max;
  const isRange = minimum !== undefined && maximum !== undefined && value.trim() !== '';
  const limitError =
    max !== undefined && excess > 0
      ? t('form.tooLong', { count: excess, max })
      : isRange && !isWhole(value, minimum, maximum)
        ? t('form.outOfRange', { min: minimum, max: maximum })
        : undefined;
  useEffect(() => ref.current?.setCustomValidity(limitError ?? ''), [limitError]);
  return { ref, limitError };
}

function isWhole(typed: string, minimum: number, maximum: number): boolean {
  const number = Number(typed);
  return Number.isInteger(number) && number >= minimum && number <= maximum;
}
