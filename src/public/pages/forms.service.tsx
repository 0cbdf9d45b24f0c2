import { Injectable } from '@nestjs/common';
import type { ComponentType } from 'preact';
import { Clock } from '../../common/clock.js';
import { PlacesService } from '../../places/places.service.js';
import { FormDraft } from './draft.js';
import type { FormDefinition } from './form.definition.js';
import type { FormView } from './form.field.js';
import { readForm, type FormState } from './form.reader.js';
import type { Form, TypedDate } from './form.rules.js';
import type { PageAnswer, PageRequest } from './page-request.js';
import { placeFinder } from './place.form.js';
import { spamFaults, SpamGuard, withFormKey } from './spam-guard.js';

export type FormPage<Name extends string> = ComponentType<{ request: PageRequest; form: FormView<Name> }>;

export interface InitialValues {
  values?: Readonly<Record<string, string>>;
  dates?: Readonly<Record<string, TypedDate>>;
}

@Injectable()
export class FormsService {
  constructor(
    private readonly places: PlacesService,
    private readonly clock: Clock,
    private readonly spamGuard: SpamGuard,
  ) {}

  /** Blank, or as it was left; with its faults once `again` has led back to it. */
  async open<Name extends string>(
    request: PageRequest,
    definition: FormDefinition<Name>,
    Page: FormPage<Name>,
    initial: InitialValues = {},
  ): Promise<PageAnswer> {
    const here = withFormKey(request);
    const draft = new FormDraft(definition);
    const form = draft.isIn(request.answers) ? draft.form(request.answers) : undefined;
    const state = form ? await this.read(definition, form) : blank(definition, initial);
    const spamSign = request.query['again'];
    const faults = form === undefined || spamSign === undefined ? [] : [...spamFaults(spamSign), ...state.faults];
    const view = this.view(here, definition, { ...state, faults }, form);
    return {
      status: faults.length > 0 ? 422 : 200,
      answers: here.answers,
      page: () => <Page request={here} form={view} />,
    };
  }

  /** `refused` leads back to the form; a browser that keeps nothing gets the page at once. */
  async submit<Name extends string>(
    request: PageRequest,
    definition: FormDefinition<Name>,
    Page: FormPage<Name>,
  ): Promise<{ state: FormState<Name>; refused: PageAnswer | null }> {
    const { form, texts } = request;
    const state = await this.read(definition, form);
    const spamSign = this.spamGuard.detect(form);
    const faults = [...spamFaults(spamSign), ...state.faults];
    if (faults.length === 0) return { state, refused: null };
    const refused: PageAnswer = {
      to: `/${texts.language}/${definition.name}?again=${spamSign ?? 1}`,
      answers: new FormDraft(definition).keep(withFormKey(request).answers, form),
      orElse: () => <Page request={request} form={this.view(request, definition, { ...state, faults }, form)} />,
      orElseStatus: 422,
    };
    return { state, refused };
  }

  private read<Name extends string>(definition: FormDefinition<Name>, form: Form): Promise<FormState<Name>> {
    return readForm(definition, form, { find: placeFinder(this.places), today: this.clock.today() });
  }

  private view<Name extends string>(
    request: PageRequest,
    definition: FormDefinition<Name>,
    state: FormState<Name>,
    form: Form | undefined,
  ): FormView<Name> {
    return { ...state, texts: request.texts, definition, honeypot: this.spamGuard.fields(request, form) };
  }
}

function blank<Name extends string>(
  definition: FormDefinition<Name>,
  { values = {}, dates = {} }: InitialValues,
): FormState<Name> {
  const names = Object.keys(definition.fields) as Name[];
  return {
    values: Object.fromEntries(names.map((name) => [name, values[name] ?? ''])) as Record<Name, string>,
    dates,
    place: null,
    places: [],
    faults: [],
  };
}
