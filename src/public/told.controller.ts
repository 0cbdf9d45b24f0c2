import { Get, Post } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { Open } from '../access/permit.js';
import { VolunteersService } from '../advisers/volunteers.service.js';
import { LANGUAGE_LEVELS } from '../advisers/adviser.entity.js';
import { Clock } from '../common/clock.js';
import { RateLimit } from '../common/rate.js';
import { TestimonyService } from '../irregularities/testimony.service.js';
import type { Occurred } from '../irregularities/irregularity.rules.js';
import { phoneNumber } from '../people/contact.rules.js';
import { PlacesService } from '../places/places.service.js';
import { dateOf, lineOf, typedDate, valueOf, westernDigits, type Fault, type Form } from './form.rules.js';
import { isLanguage, LANG } from './languages.js';
import { HAPPENINGS, MAY_TELL, SPOKEN_ROWS, testimonyPage, thanksPage, volunteerPage, WHOSE, type Happening } from './pages/told.page.js';
import { finder, mustBeOpen, Pages } from './public.ground.js';
import { apart } from './form.rules.js';
import { Trap } from './trap.js';
import { Here, type PageAnswer, type Visit } from './visit.js';

const STORY = 4000;
type Found = { bfs: number; name: string; canton: string };

/** What people tell without asking for anything: what happened to them, and that they want to help. */
@Pages()
export class ToldController {
  constructor(
    private readonly testimonies: TestimonyService,
    private readonly volunteers: VolunteersService,
    private readonly places: PlacesService,
    private readonly clock: Clock,
    private readonly trap: Trap,
    private readonly rate: RateLimit,
  ) {}

  @Get(`${LANG}/testimony`)
  @Open('public.testimony')
  tell(@Here() visit: Visit): PageAnswer {
    mustBeOpen(visit);
    return { page: () => testimonyPage(visit, { values: {}, when: apart(''), faults: [], places: [], trap: this.trap.fields(visit.texts) }) };
  }

  /** Lands in the queue of what has to be verified; nothing of it is ever shown as it was told. */
  @Post(`${LANG}/testimony`)
  @Open('public.testimony')
  async told(@Here() visit: Visit): Promise<PageAnswer> {
    mustBeOpen(visit);
    this.rate.take(`testimony ${visit.ip}`, 30, 600);
    const { form, texts } = visit;
    const faults: Fault[] = this.trap.faults(form);
    const values: Record<string, string> = { place: lineOf(form, 'place'), story: valueOf(form, 'story').slice(0, STORY * 4) };
    for (const [name, known] of [['what', Object.keys(HAPPENINGS)], ['whose', WHOSE], ['consent', MAY_TELL]] as const) {
      values[name] = (known as readonly string[]).includes(valueOf(form, name)) ? valueOf(form, name) : '';
      if (values[name] === '') faults.push({ field: name, text: 'error.choose' });
    }
    const federal = values['whose'] === 'federal';
    const { one, places } = values['place'] === '' && federal ? { one: null, places: [] } : await this.place(form, 'place', values['place'], faults);
    const typed = typedDate(form, 'when');
    const today = this.clock.today();
    const when = dateOf(typed, today);
    if ('fault' in when) faults.push({ field: 'when', text: when.fault });
    else if (when.value === '') faults.push({ field: 'when', text: 'error.date.needed' });
    if (values['story'] === '') faults.push({ field: 'story', text: 'error.story' });
    if ([...values['story']].length > STORY) faults.push({ field: 'story', text: 'error.long', values: { most: STORY } });
    if (faults.length > 0 || 'fault' in when) return { status: 422, page: () => testimonyPage(visit, { values, when: typed, faults, places, trap: this.trap.fields(texts, form) }) };
    const level = values['whose'] as (typeof WHOSE)[number];
    const reference = await this.testimonies.take({
      code: HAPPENINGS[values['what'] as Happening], occurred: occurredIn(when.value, today), description: values['story'], consent: values['consent'] as (typeof MAY_TELL)[number],
      authority: { level, ...(one ? { canton: one.canton, ...(level === 'commune' ? { commune: one.bfs } : {}) } : {}) } as Parameters<TestimonyService['take']>[0]['authority'],
    });
    return { page: () => thanksPage(visit, 'testimony', reference) };
  }

  @Get(`${LANG}/volunteer`)
  @Open('public.volunteer')
  volunteer(@Here() visit: Visit): PageAnswer {
    mustBeOpen(visit);
    return { page: () => volunteerPage(visit, { values: {}, faults: [], places: [], trap: this.trap.fields(visit.texts) }) };
  }

  /** Lands with the coordinators of the canton as an adviser who is applying. */
  @Post(`${LANG}/volunteer`)
  @Open('public.volunteer')
  async apply(@Here() visit: Visit): Promise<PageAnswer> {
    mustBeOpen(visit);
    this.rate.take(`volunteer ${visit.ip}`, 30, 600);
    const { form, texts } = visit;
    const faults: Fault[] = this.trap.faults(form);
    const values: Record<string, string> = { remote: valueOf(form, 'remote'), agree: valueOf(form, 'agree'), capacity: valueOf(form, 'capacity') };
    for (const [name, most] of [['first-name', 80], ['last-name', 80], ['email', 200], ['phone', 40], ['home', 60]] as const) {
      values[name] = lineOf(form, name);
      if ([...values[name]].length > most) faults.push({ field: name, text: 'error.long', values: { most } });
    }
    values['phone'] = westernDigits(values['phone']);
    if (values['first-name'] === '') faults.push({ field: 'first-name', text: 'error.name' });
    if (values['last-name'] === '') faults.push({ field: 'last-name', text: 'error.name' });
    if (!isEmail(values['email'])) faults.push({ field: 'email', text: 'error.email' });
    if (values['phone'] !== '' && phoneNumber(values['phone']) === null) faults.push({ field: 'phone', text: 'error.phone' });
    const { one, places } = await this.place(form, 'home', values['home'], faults);
    const languages = SPOKEN_ROWS.flatMap((n) => {
      const [code, level] = [valueOf(form, `language-${n}`), valueOf(form, `level-${n}`)];
      Object.assign(values, { [`language-${n}`]: code, [`level-${n}`]: level });
      const known = LANGUAGE_LEVELS.find((each) => each === level);
      return isLanguage(code) && known ? [{ code, level: known, interprets: false }] : [];
    }).filter((spoken, i, all) => all.findIndex(({ code }) => code === spoken.code) === i);
    if (languages.length === 0) faults.push({ field: 'language-1', text: 'error.choose' });
    const capacity = /^[1-8]$/.test(values['capacity']) ? Number(values['capacity']) : 2;
    if (values['agree'] !== 'yes') faults.push({ field: 'agree', text: 'error.agree' });
    if (faults.length > 0 || !one) return { status: 422, page: () => volunteerPage(visit, { values, faults, places, trap: this.trap.fields(texts, form) }) };
    await this.volunteers.apply({
      firstName: values['first-name'], lastName: values['last-name'], email: values['email'], phone: values['phone'] || null, languages, commune: one.bfs, remote: values['remote'] === 'yes', capacity,
    });
    return { page: () => thanksPage(visit, 'volunteer', null) };
  }

  private async place(form: Form, field: string, text: string, faults: Fault[]): Promise<{ one: Found | null; places: Found[] }> {
    if (text === '') {
      faults.push({ field, text: 'error.place.needed' });
      return { one: null, places: [] };
    }
    const places = await finder(this.places)(westernDigits(text));
    const one = places.length === 1 ? places[0] : places.find(({ bfs }) => String(bfs) === valueOf(form, `${field}-choice`));
    if (!one) faults.push(places.length === 0 ? { field, text: 'error.place.unknown' } : { field: `${field}-choice`, text: 'error.place.several' });
    return { one: one ?? null, places: one ? [] : places };
  }
}

/** A year alone is all its days, as far as they are over. */
function occurredIn(value: string, today: string): Occurred {
  if (value.length > 4) return value;
  return { from: `${value}-01-01`, to: value === today.slice(0, 4) ? today : `${value}-12-31` };
}
