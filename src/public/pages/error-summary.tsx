import type { VNode } from 'preact';
import type { FormContext } from './form.parts.js';

/** Nobody reads a longer list; each field shows its own fault. */
const MAX_SUMMED = 20;

export function ErrorSummary({ form: { texts, faults } }: { form: FormContext }): VNode | null {
  if (faults.length === 0) return null;
  return (
    <div class="summary" role="alert" tabindex={-1} aria-labelledby="summary">
      <h2 id="summary">{texts.t('error.look')}</h2>
      <ul>
        {faults.slice(0, MAX_SUMMED).map(({ field, text, values }) => (
          <li>
            <a href={`#${field}`}>{texts.t(text, values)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
