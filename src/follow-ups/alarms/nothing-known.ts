import type { AlarmFacts } from './alarm.js';

/** A case with an adviser of which nothing else is known: what tests and the bench add their facts to. */
export const NOTHING_KNOWN: AlarmFacts = {
  stage: 'preparation',
  procedure: 'ordinary',
  canton: 'VD',
  facts: {},
  filedOn: null,
  hasAdviser: true,
  assignedOn: null,
  stageSince: null,
  authorityWordOn: null,
  lastContactOn: null,
  lastNoteOn: null,
  documents: [],
  ways: [],
  delayReported: false,
  nextSteps: 0,
  offers: [],
  absences: [],
  consents: [],
  deadlines: [],
  standing: [],
};
