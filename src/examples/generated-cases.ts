import { ADVISERS } from './advisers.js';
import { COMMUNES } from './communes.js';
import { Dice } from './dice.js';
import { factsOf } from './generated-facts.js';
import { BEST_TIMES, NOTES, periodOf, RELEASES, TITLES } from './notes.js';
import { MESSAGES, MESSAGES_OF_THE_CHILDREN, MESSAGES_OF_THE_THIRD_GENERATION, NAMES } from './people.js';
import {
  STAGES_THAT_COUNT,
  type ExampleAdviser,
  type ExampleCase,
  type ExampleFollowUp,
  type ExampleNote,
  type ExamplePerson,
  type Language,
  type Outcome,
  type Procedure,
  type Stage,
} from './shapes.js';

/** How many cases the demonstration has in each stage: with an adviser, and waiting because an adviser stopped. */
const INTENDED: readonly (readonly [stage: Stage, accompanied: number, released: number])[] = [
  ['preparation', 30, 6],
  ['screening', 14, 4],
  ['interview', 6, 1],
  ['refused', 3, 0],
  ['appeal', 1, 0],
  ['filed', 9, 2],
  ['examination', 16, 2],
  ['communal-decision', 4, 0],
  ['public-notice', 4, 0],
  ['federal-authorisation', 5, 0],
  ['cantonal-decision', 3, 0],
  ['suspended', 3, 0],
  ['withdrawn', 1, 0],
  ['moved', 1, 0],
];
const INTENDED_OUTCOMES: readonly (readonly [Outcome, number])[] = [
  ['naturalised', 8],
  ['advised', 5],
  ['referred', 2],
  ['unreachable', 2],
  ['not-ours', 2],
  ['duplicate', 1],
];
/** The requests that nobody has taken, beside the hand-written ones: canton and language, some with nobody near; one has a letter. */
const REQUESTS: readonly (readonly [canton: string, language: Language, worries?: ExampleCase['worries']])[] = [
  ['VD', 'pt'],
  ['VD', 'sq'],
  ['VD', 'en'],
  ['GE', 'es'],
  ['GE', 'ti', ['deadline', 'papers']],
  ['ZH', 'ta'],
  ['ZH', 'sq'],
  ['ZH', 'tr'],
  ['ZH', 'fa'],
  ['TI', 'sr'],
  ['BE', 'ti'],
  ['FR', 'pt'],
  ['SG', 'bs'],
  ['TG', 'de'],
  ['AG', 'kmr'],
  ['LU', 'ta'],
  ['UR', 'pt'],
  ['GL', 'tr'],
];

/** Where the cantons have a public notice with time for objections. */
const WITH_PUBLIC_NOTICE = ['SG', 'AG', 'SZ'];
/** Fully written by hand, two places free on purpose. */
const LEFT_ALONE = 'rahel';
/** The one whose places are all taken. */
const FILLED_FIRST = 'ines';

/** The languages of those whose grandparents came. */
const SETTLED_LONG_AGO: readonly Language[] = ['it', 'es', 'pt', 'tr', 'sr', 'hr', 'bs', 'sq'];

const SOURCES = [
  'letter-campaign',
  'tram-poster',
  'union',
  'friend',
  'school',
  'radio-diaspora',
  'language-school',
  'football-club',
];
const RANGES: Partial<Record<Stage, { asked: [number, number]; filed?: [number, number] }>> = {
  requested: { asked: [1, 45] },
  screening: { asked: [8, 45] },
  preparation: { asked: [45, 300] },
  filed: { asked: [150, 400], filed: [8, 70] },
  examination: { asked: [300, 700], filed: [90, 290] },
  interview: { asked: [420, 780], filed: [200, 400] },
  'communal-decision': { asked: [500, 800], filed: [300, 480] },
  'public-notice': { asked: [550, 850], filed: [350, 540] },
  'federal-authorisation': { asked: [700, 1000], filed: [450, 690] },
  'cantonal-decision': { asked: [850, 1200], filed: [600, 840] },
  suspended: { asked: [350, 700], filed: [200, 340] },
  refused: { asked: [500, 800], filed: [300, 490] },
  appeal: { asked: [560, 860], filed: [360, 540] },
  moved: { asked: [200, 400] },
  withdrawn: { asked: [150, 400], filed: [60, 140] },
};

/** The cases of the hand-written people, completed to what is intended. The same every time: no clock, no `Math.random`. */
export function completed(stories: readonly ExampleCase[]): ExampleCase[] {
  return new Generator(stories).run();
}

class Generator {
  private readonly dice = new Dice(20261121);
  private readonly cases: ExampleCase[];
  private readonly drawn = new Map<Language, number>();
  private readonly numbers = new Map<string, number>();
  private phones = 0;

  constructor(stories: readonly ExampleCase[]) {
    this.cases = [...stories];
  }

  run(): ExampleCase[] {
    for (const [stage, accompanied, released] of INTENDED) {
      const open = this.cases.filter((one) => one.stage === stage);
      for (let n = open.filter((one) => one.adviser !== null).length; n < accompanied; n++) this.addAccompanied(stage);
      for (let n = open.filter((one) => one.adviser === null).length; n < released; n++) this.addReleased(stage);
    }
    for (const [canton, language, worries] of REQUESTS) {
      const asked = this.add('requested', null, canton, language);
      if (worries) asked.worries = worries;
    }
    for (const [outcome, count] of INTENDED_OUTCOMES) {
      for (let n = this.cases.filter((one) => one.outcome === outcome).length; n < count; n++) this.addClosed(outcome);
    }
    return this.cases;
  }

  private addAccompanied(stage: Stage): void {
    const adviser = this.adviserFor(stage);
    this.add(stage, adviser, this.dice.pick(this.cantonsOf(adviser, stage)), this.languageOf(adviser));
  }

  private addReleased(stage: Stage): void {
    const adviser = this.dice.pick(ADVISERS.filter((one) => one.state === 'left'));
    const theCase = this.add(stage, null, this.dice.pick(adviser.cantons), this.languageOf(adviser));
    const region = COMMUNES[theCase.person.canton].language;
    const daysAgo = this.dice.between(3, Math.min(60, theCase.askedDaysAgo - 4));
    theCase.released = { by: adviser.key, daysAgo, reason: this.dice.pick(RELEASES[region]) };
    theCase.notes = this.notes(theCase, daysAgo, theCase.askedDaysAgo - 2);
  }

  private addClosed(outcome: Outcome): void {
    const alone = outcome === 'unreachable' || outcome === 'not-ours' || outcome === 'duplicate';
    const adviser = alone ? null : this.adviserFor('closed');
    const canton = adviser ? this.dice.pick(adviser.cantons) : this.dice.pick(['VD', 'ZH', 'BE', 'TI']);
    const theCase = this.add('closed', adviser, canton, adviser ? this.languageOf(adviser) : 'en', outcome);
    theCase.outcome = outcome;
  }

  /** The adviser with the most room; for stages that take no place, the one who accompanies fewest. */
  private adviserFor(stage: Stage): ExampleAdviser {
    const counts = STAGES_THAT_COUNT.includes(stage);
    const able = ADVISERS.filter(
      (one) =>
        (one.state === 'active' || (one.state === 'paused' && !counts && stage !== 'filed')) &&
        one.key !== LEFT_ALONE &&
        this.cantonsOf(one, stage).length > 0 &&
        (!counts || this.load(one) < one.capacity),
    );
    const first = able.find((one) => one.key === FILLED_FIRST);
    if (first && counts) return first;
    const fullness = (one: ExampleAdviser): number =>
      (counts
        ? this.load(one)
        : this.cases.filter((each) => each.adviser === one.key && each.stage !== 'closed').length) / one.capacity;
    const least = Math.min(...able.map(fullness));
    return this.dice.pick(able.filter((one) => fullness(one) <= least + 0.1));
  }

  private load(adviser: ExampleAdviser): number {
    return this.cases.filter((one) => one.adviser === adviser.key && STAGES_THAT_COUNT.includes(one.stage)).length;
  }

  private cantonsOf(adviser: ExampleAdviser, stage: Stage): string[] {
    if (stage === 'public-notice') return adviser.cantons.filter((canton) => WITH_PUBLIC_NOTICE.includes(canton));
    if (stage === 'communal-decision') return adviser.cantons.filter((canton) => canton !== 'GE');
    return adviser.cantons;
  }

  private languageOf(adviser: ExampleAdviser): Language {
    const well = adviser.languages.filter((one) => one.level !== 'basic').map((one) => one.code);
    const foreign = well.filter((code) => !['de', 'fr', 'en'].includes(code));
    return this.dice.pick(foreign.length > 0 && this.dice.chance(0.7) ? foreign : well);
  }

  private add(
    stage: Stage,
    adviser: ExampleAdviser | null,
    canton: string,
    language: Language,
    outcome?: Outcome,
  ): ExampleCase {
    const { dice } = this;
    const number = (this.numbers.get(canton) ?? 0) + 1;
    this.numbers.set(canton, number);
    const key = `${canton.toLowerCase()}-${String(number).padStart(2, '0')}`;
    const commune = dice.pick(communesWithoutConflict(canton, adviser));
    const procedure = this.procedureFor(stage, language, outcome);
    const young = procedure === 'facilitated-third-generation' || procedure === 'facilitated-child';
    const cameIn = dice.between(2003, procedure === 'facilitated-spouse' ? 2017 : 2012);
    const days = this.daysOf(stage, outcome);
    const theCase: ExampleCase = {
      key,
      person: this.person(key, canton, commune, language, young),
      procedure,
      stage,
      adviser: adviser?.key ?? null,
      ...days,
      ...(adviser
        ? { takenDaysAgo: days.askedDaysAgo - dice.between(1, Math.min(20, Math.floor(days.askedDaysAgo / 4))) }
        : {}),
      message: dice.pick(messagesOf(procedure, COMMUNES[canton].language, language)).replace('{year}', String(cameIn)),
      ...factsOf(dice, { procedure, stage, canton, commune, language, cameIn }),
    };
    if (dice.chance(0.5)) theCase.source = dice.pick(SOURCES);
    if (stage === 'refused') {
      theCase.decision = {
        decidedDaysAgo: 22,
        receivedDaysAgo: 18,
        delivery: 'registered',
        by: REFUSERS[COMMUNES[canton].language],
        remedyBody: REMEDY_BODIES[COMMUNES[canton].language],
        termDays: 30,
        lastDayInDays: 12,
      };
    }
    if (stage === 'appeal') {
      theCase.decision = {
        decidedDaysAgo: 40,
        receivedDaysAgo: 36,
        delivery: 'registered',
        by: REFUSERS[COMMUNES[canton].language],
        remedyBody: REMEDY_BODIES[COMMUNES[canton].language],
        termDays: 30,
        lastDayInDays: -6,
        acknowledged: true,
        sent: { daysAgo: 9, tracking: '98.34.123456.00000012' },
      };
    }
    if (adviser) {
      theCase.notes = this.notes(theCase, theCase.closedDaysAgo ?? 0, theCase.takenDaysAgo!);
      if (stage !== 'closed') theCase.followUps = this.followUps(theCase);
    }
    this.cases.push(theCase);
    return theCase;
  }

  private person(key: string, canton: string, commune: number, language: Language, young: boolean): ExamplePerson {
    const { dice } = this;
    const local = COMMUNES[canton].language;
    const [firstName, lastName] = this.nextName(language);
    const phone = dice.chance(0.88);
    const contact: ExamplePerson['contact'] = {
      ...(phone ? { phone: this.nextPhone() } : {}),
      ...(!phone || dice.chance(0.6) ? { email: `${key}@example.org` } : {}),
    };
    if (phone && dice.chance(0.7)) contact.safeToCall = !dice.chance(0.08);
    if (phone && dice.chance(0.4)) contact.bestTime = dice.pick(BEST_TIMES[local]);
    const person: ExamplePerson = {
      firstName,
      lastName,
      languages: language === local || dice.chance(0.3) ? [language] : [language, local],
      commune,
      canton,
      contact,
    };
    if (!young && dice.chance(0.3)) {
      const names = NAMES[language].first;
      person.members = [
        { firstName: dice.pick(names), birthYear: dice.between(1975, 1992), relation: 'spouse' },
        { firstName: dice.pick(names), birthYear: dice.between(2009, 2021), relation: 'child' },
      ];
    }
    return person;
  }

  /** Each name once: the lengths of the two lists have no common divisor. */
  private nextName(language: Language): readonly [string, string] {
    const n = this.drawn.get(language) ?? 0;
    this.drawn.set(language, n + 1);
    const { first, last, own } = NAMES[language];
    if (own && n % 3 === 0 && n / 3 < own.length) return own[n / 3];
    return [first[n % first.length], last[n % last.length]];
  }

  private nextPhone(): string {
    const n = this.phones++;
    return `+41 ${n < 100 ? '78' : '76'} 000 00 ${String(n % 100).padStart(2, '0')}`;
  }

  private procedureFor(stage: Stage, language: Language, outcome?: Outcome): Procedure {
    if (outcome === 'unreachable' || outcome === 'not-ours' || outcome === 'duplicate') return 'unknown';
    const chance = this.dice.next();
    if (stage === 'requested' || stage === 'screening') {
      if (chance < 0.25) return 'unknown';
      return chance < 0.36 ? 'facilitated-spouse' : 'ordinary';
    }
    if (['preparation', 'filed', 'examination', 'suspended', 'closed'].includes(stage)) {
      if (chance < 0.16) return 'facilitated-spouse';
      if (chance < 0.25 && SETTLED_LONG_AGO.includes(language)) return 'facilitated-third-generation';
      return chance > 0.96 ? 'facilitated-child' : 'ordinary';
    }
    return 'ordinary';
  }

  private daysOf(
    stage: Stage,
    outcome?: Outcome,
  ): Pick<ExampleCase, 'askedDaysAgo' | 'filedDaysAgo' | 'closedDaysAgo'> {
    const { dice } = this;
    if (outcome === 'naturalised')
      return {
        askedDaysAgo: dice.between(950, 1400),
        filedDaysAgo: dice.between(700, 900),
        closedDaysAgo: dice.between(15, 300),
      };
    if (outcome) return { askedDaysAgo: dice.between(80, 300), closedDaysAgo: dice.between(10, 70) };
    const { asked, filed } = RANGES[stage]!;
    return { askedDaysAgo: dice.between(...asked), ...(filed ? { filedDaysAgo: dice.between(...filed) } : {}) };
  }

  private notes(theCase: ExampleCase, newest: number, oldest: number): ExampleNote[] {
    const { dice } = this;
    const texts = NOTES[COMMUNES[theCase.person.canton].language];
    const first = { ...dice.pick(texts.beginning), daysAgo: oldest };
    const latest = Math.max(newest, Math.floor(newest + (oldest - newest) * dice.next() * 0.3));
    return [
      first,
      ...(latest < oldest && dice.chance(0.8)
        ? [{ ...dice.pick(texts[periodOf(theCase.stage)]), daysAgo: latest }]
        : []),
    ];
  }

  private followUps(theCase: ExampleCase): ExampleFollowUp[] {
    const { dice } = this;
    const titles = TITLES[COMMUNES[theCase.person.canton].language][periodOf(theCase.stage)];
    if (!dice.chance(0.8)) return [];
    const dueInDays = dice.chance(0.1)
      ? -dice.between(1, 9)
      : dice.between(1, STAGES_THAT_COUNT.includes(theCase.stage) ? 25 : 70);
    return [{ title: dice.pick(titles), dueInDays, remindDaysBefore: dice.pick([[0], [1], [3, 0], [7, 0]]) }];
  }
}

const REFUSERS = { de: 'Einbürgerungskommission', fr: 'Municipalité', it: 'Consiglio comunale' };
const REMEDY_BODIES = { de: 'Regierungsrat', fr: 'Tribunal cantonal', it: 'Consiglio di Stato' };

function communesWithoutConflict(canton: string, adviser: ExampleAdviser | null): readonly number[] {
  const forbidden = (adviser?.conflicts ?? []).map((one) => (one.kind === 'authority' ? one.commune : undefined));
  return COMMUNES[canton].communes.filter((commune) => !forbidden.includes(commune));
}

function messagesOf(procedure: Procedure, school: 'de' | 'fr' | 'it', language: Language): readonly string[] {
  if (procedure === 'facilitated-third-generation') return MESSAGES_OF_THE_THIRD_GENERATION[school];
  return procedure === 'facilitated-child' ? MESSAGES_OF_THE_CHILDREN[school] : MESSAGES[language];
}
