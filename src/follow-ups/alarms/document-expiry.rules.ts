import { addDays } from '../../common/day.js';
import { WAITS } from '../waits.js';
import type { AlarmRule } from './alarm.js';
import { isPrepared } from './when.rules.js';

const { shownDays, remindDaysBefore } = WAITS.document;

/** A paper of the checklist runs out before the application is filed. It is due on the last day it is valid. */
export const documentExpiry: AlarmRule = {
  alarms: (facts, today) =>
    isPrepared(facts)
      ? facts.documents
          .filter(({ have, validUntil }) => have && validUntil <= addDays(today, shownDays))
          .map(({ item, validUntil }) => ({ about: item, dueOn: validUntil }))
      : [],
  remind: remindDaysBefore,
  audiences: ['adviser'],
  urgent: false,
  isDone: ({ documents }, about) => documents.some(({ item, have }) => item === about && have),
  endedBy: 'It ends when the checklist has a later day for the document, or says that it is missing.',
};
