import type { ComponentType, VNode } from 'preact';
import type { Answers } from './answers.cookie.js';
import { valueOf, type Fault, type Form } from './form.rules.js';
import { withFormKey, spamFaults, type SpamSign, type SpamGuard } from './spam-guard.js';
import type { PageAnswer, PageRequest } from './page-request.js';

/** Hidden in every form that the trap stands in. */
const HIDDEN = ['shown', 'once', 'website'];
/** Longer than anything a form takes; what is too long is said, not cut. */
const MOST = 20_000;
/** Between the codes of a field that has several. */
const BETWEEN = ',';

/**
 * What somebody has typed into a form, as their own browser keeps it until it is sent: so that an error is a page like
 * any other, to which one can come back from a link or by a reload.
 */
export class FormDraft {
  private readonly fields: readonly string[];

  /** `several` are the fields of which more than one may be ticked. */
  constructor(
    private readonly prefix: string,
    fields: readonly string[],
    private readonly several: readonly string[] = [],
  ) {
    this.fields = [...HIDDEN, ...fields];
  }

  /** Everything that is kept, with what this form holds instead of what it held before. */
  keep(answers: Answers, form: Form): Answers {
    const typed = [...this.fields, ...this.several].map((field) => [
      this.prefix + field,
      this.several.includes(field) ? (form.get(field) ?? []).join(BETWEEN).slice(0, MOST) : valueOf(form, field, MOST),
    ]);
    return { ...this.without(answers), ...(Object.fromEntries(typed) as Record<string, string>) };
  }

  /** The form as it was sent. */
  form(answers: Answers): Form {
    const kept = (field: string): string => answers[this.prefix + field] ?? '';
    return new Map<string, readonly string[]>([
      ...this.fields.map((field) => [field, [kept(field)]] as const),
      ...this.several.map((field) => [field, kept(field).split(BETWEEN)] as const),
    ]);
  }

  /** Whether anything was typed and kept. */
  isIn(answers: Answers): boolean {
    return Object.keys(answers).some((name) => name.startsWith(this.prefix));
  }

  /** Everything that is kept but this form. */
  without(answers: Answers): Answers {
    return Object.fromEntries(Object.entries(answers).filter(([name]) => !name.startsWith(this.prefix)));
  }
}

/** The page of a form: blank, or as it was typed and left, with what is wrong in it for whom `again` has led back to it. */
export async function openForm<R extends { faults: readonly Fault[] }>(
  request: PageRequest,
  typed: FormDraft,
  spamGuard: SpamGuard,
  {
    blank,
    read,
    Page,
  }: {
    blank: R;
    read: (form: Form) => R | Promise<R>;
    Page: ComponentType<{ request: PageRequest; shown: R & { honeypot: VNode } }>;
  },
): Promise<PageAnswer> {
  const here = withFormKey(request);
  if (!typed.isIn(request.answers))
    return {
      answers: here.answers,
      page: () => <Page request={here} shown={{ ...blank, honeypot: spamGuard.fields(here) }} />,
    };
  const form = typed.form(request.answers);
  const shown = await read(form);
  const spamSign = request.query['again'];
  const faults = spamSign === undefined ? [] : [...spamFaults(spamSign), ...shown.faults];
  return {
    status: faults.length > 0 ? 422 : 200,
    answers: here.answers,
    page: () => <Page request={here} shown={{ ...shown, faults, honeypot: spamGuard.fields(here, form) }} />,
  };
}

/**
 * Leads back to a form in which something is wrong, with what was typed kept in the browser; a browser that keeps
 * nothing is answered by the page at once.
 */
export function sendBack(
  request: PageRequest,
  typed: FormDraft,
  path: string,
  spamSign: SpamSign | null,
  page: () => VNode,
): PageAnswer {
  return {
    to: `/${request.texts.language}${path}?again=${spamSign ?? 1}`,
    answers: typed.keep(withFormKey(request).answers, request.form),
    orElse: page,
    orElseStatus: 422,
  };
}

/** The three fields of a date. */
export const dateFields = (name: string): string[] => ['day', 'month', 'year'].map((part) => `${name}-${part}`);
