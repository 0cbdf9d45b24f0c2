import type { VNode } from 'preact';
import type { Fault, TypedDate } from '../pages/form.rules.js';
import type { TextKey } from '../../texts/texts.js';
import type { PageRequest } from '../pages/page-request.js';
import { ErrorSummary } from '../pages/error-summary.js';
import { DateField, Select, type FormContext } from '../pages/form.parts.js';
import { Frame } from '../pages/frame.js';

export const EXACT_PERMITS = ['B', 'C', 'Ci', 'legitimation-card', 'F', 'S', 'N', 'L', 'unknown'] as const;
/** With a fault in every field the page stays below 64 kB. */
export const MAX_ROWS = 15;

export interface Row {
  permit: string;
  from: TypedDate;
  to: TypedDate;
}

export function permitKey(permit: string): TextKey {
  return permit === 'unknown'
    ? 'form.unknown'
    : permit === 'legitimation-card' || permit === 'Ci'
      ? `exact.${permit}`
      : (`check.permit.${permit}` as TextKey);
}

export function ExactPage({
  request,
  rows,
  faults,
}: {
  request: PageRequest;
  rows: readonly Row[];
  faults: readonly Fault[];
}): VNode {
  const { texts } = request;
  const form = { texts, faults };
  const check = `/${texts.language}/check`;
  return (
    <Frame request={request} title={texts.t('exact.title')} problem={faults.length > 0}>
      <p class="back">
        <a href={`${check}/answer`}>{texts.t('form.back')}</a>
      </p>
      <ErrorSummary form={form} />
      <h1>{texts.t('exact.title')}</h1>
      <p class="lead">{texts.t('exact.lead')}</p>
      <p>{texts.t('exact.hint')}</p>
      <form method="post" action={`${check}/exact`} novalidate autocomplete="off">
        {/* The enter key presses the first button of a form. */}
        <button class="away" tabindex={-1} aria-hidden="true">
          {texts.t('exact.count')}
        </button>
        {rows.map((row, i) => (
          <RowFields form={form} row={row} i={i} isOnly={rows.length === 1} />
        ))}
        {rows.length < MAX_ROWS && (
          <p>
            <button class="go second" name="do" value="add">
              {texts.t('exact.add')}
            </button>
          </p>
        )}
        <p class="buttons">
          <button class="go">{texts.t('exact.count')}</button>
          {request.answers['stays'] && (
            <button class="go second" name="do" value="forget">
              {texts.t('exact.forget')}
            </button>
          )}
        </p>
      </form>
    </Frame>
  );
}

function RowFields({ form, row, i, isOnly }: { form: FormContext; row: Row; i: number; isOnly: boolean }): VNode {
  const { texts } = form;
  const permits = EXACT_PERMITS.map((permit) => ({ value: permit, label: texts.t(permitKey(permit)) }));
  return (
    <fieldset class="row">
      <legend>{texts.t('exact.row', { number: i + 1 })}</legend>
      <Select
        form={form}
        name={`permit-${i}`}
        label={texts.t('exact.permit')}
        choices={permits}
        none={texts.t('form.choose')}
        value={row.permit}
      />
      <DateField form={form} name={`from-${i}`} label={texts.t('exact.from')} value={row.from} />
      <DateField form={form} name={`to-${i}`} label={texts.t('exact.to')} value={row.to} />
      {!isOnly && (
        <p>
          <button class="quiet" name="do" value={`remove-${i}`}>
            {texts.t('exact.remove', { number: i + 1 })}
          </button>
        </p>
      )}
    </fieldset>
  );
}
