import { addDays } from '../../common/day.js';
import type { ConsentPurpose } from '../../people/person.entity.js';
import { WAITS } from '../waits.js';
import type { AlarmRule } from './alarm.js';
import { addMonths } from './when.rules.js';

const { months, shownDays } = WAITS.consent;
/** Help itself rests on its own consent, which holds as long as the case. */
const ASKED_AGAIN: readonly ConsentPurpose[] = ['anonymous-story', 'named-story', 'first-vote'];

/** A consent to more than help is asked again after some time. `about` is its purpose. */
export const consentExpiry: AlarmRule = {
  alarms: ({ consents, hasAdviser }, today) =>
    consents.flatMap(({ purpose, givenOn }) => {
      const dueOn = addMonths(givenOn, months);
      return hasAdviser && ASKED_AGAIN.includes(purpose) && dueOn <= addDays(today, shownDays)
        ? [{ about: purpose, dueOn }]
        : [];
    }),
  remind: [],
  audiences: ['adviser'],
  urgent: false,
  isDone: ({ consents }, about) => consents.some(({ purpose }) => purpose === about),
  endedBy: 'It ends when the consent is given anew or withdrawn.',
};
