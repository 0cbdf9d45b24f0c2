import { addDays } from '../../common/day.js';
import { WAITS } from '../waits.js';
import type { AlarmRule } from './alarm.js';

/** An adviser was asked and has not answered; the person waits meanwhile. */
export const offerUnanswered: AlarmRule = {
  alarms: ({ offers }, today) =>
    offers
      .map(({ id, madeOn }) => ({ about: id, dueOn: addDays(madeOn, WAITS.offer.days) }))
      .filter(({ dueOn }) => dueOn <= today),
  remind: [],
  audiences: ['coordinator'],
  urgent: false,
  isDone: ({ hasAdviser }) => hasAdviser,
  endedBy: 'It ends when the offer is answered, withdrawn or lapsed.',
};
