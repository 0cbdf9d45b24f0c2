import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from './useErrorText';

export interface ErrorLink {
  /** Undefined if no field of the page has this pointer. */
  id: string | undefined;
  pointer: string;
  detail: string;
}

/** Prefixes an error with the label of its field, such as "Phone: please fill this in". */
function withFieldLabel(id: string, message: string): string {
  const field = document.getElementById(id);
  const label =
    field?.closest('fieldset.choices')?.querySelector('legend') ??
    document.querySelector(`label[for="${CSS.escape(id)}"]`);
  const clone = label?.cloneNode(true) as Element | undefined;
  clone?.querySelector('.field-optional')?.remove();
  return clone?.textContent ? `${clone.textContent.trim()}: ${message}` : message;
}

/** Shows the code with which the error is found in the server's log. */
export function ErrorSummary({ error, links = [] }: { error: unknown; links?: ErrorLink[] }) {
  const { t } = useTranslation();
  const heading = useId();
  const { title, detail, code } = useErrorText(error);
  return (
    <div className="error-summary" role="alert" aria-labelledby={heading}>
      <p id={heading} className="error-summary-title">
        {title}
      </p>
      {detail && <p>{detail}</p>}
      {links.length > 0 && (
        <ul>
          {links.map(({ id, pointer, detail: message }) => (
            <li key={pointer + message}>
              {id ? (
                <a
                  href={`#${id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(id)?.focus();
                  }}
                >
                  {withFieldLabel(id, message)}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      )}
      {code && <p className="hint">{t('error.code', { code })}</p>}
    </div>
  );
}
