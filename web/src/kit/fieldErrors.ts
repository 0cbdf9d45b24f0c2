import type { i18n as I18n } from 'i18next';
import type { FieldError } from '../api/client';

/** What is wrong with a field, in the reader's language. A code without a text does not compile. */
export function fieldErrorText(error: FieldError, i18n: I18n): string {
  const key = `field.${error.code}` as const;
  // A client that is older than its server meets codes it has no text for.
  return i18n.exists(key) ? i18n.t(key, 'params' in error ? error.params : {}) : i18n.t('field.other');
}
