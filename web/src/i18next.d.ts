import 'i18next';
import type account from './texts/de/account.json';
import type advisers from './texts/de/advisers.json';
import type cases from './texts/de/cases.json';
import type common from './texts/de/common.json';
import type day from './texts/de/day.json';
import type deadlines from './texts/de/deadlines.json';
import type eligibility from './texts/de/eligibility.json';
import type engine from './texts/de/engine.json';
import type figures from './texts/de/figures.json';
import type inbox from './texts/de/inbox.json';
import type irregularities from './texts/de/irregularities.json';
import type parts from './texts/de/parts.json';

// The German texts define the keys: an unknown key does not compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      account: typeof account;
      advisers: typeof advisers;
      cases: typeof cases;
      common: typeof common;
      day: typeof day;
      deadlines: typeof deadlines;
      eligibility: typeof eligibility;
      engine: typeof engine;
      figures: typeof figures;
      inbox: typeof inbox;
      irregularities: typeof irregularities;
      parts: typeof parts;
    };
  }
}
