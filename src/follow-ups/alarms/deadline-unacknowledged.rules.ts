import { BOTH, type AlarmFacts, type AlarmRule, type DeadlineFacts } from './alarm.js';
import { acknowledgeBy, stepsOf } from './ladder.rules.js';

type Asked = DeadlineFacts & { askedAt: string };

const askedIn = ({ deadlines }: AlarmFacts): Asked[] =>
  deadlines.filter((each): each is Asked => each.state === 'open' && each.askedAt !== null);

/** Nobody has said yet that they know of a deadline: the ladder from the adviser to everybody who coordinates all cantons. */
export const deadlineUnacknowledged: AlarmRule = {
  alarms: (facts) => askedIn(facts).map((each) => ({ about: each.id, dueOn: acknowledgeBy(each, facts.canton) })),
  remind: [],
  audiences: BOTH,
  urgent: true,
  ladder(facts, about) {
    const asked = askedIn(facts).find(({ id }) => id === about);
    return asked ? stepsOf(asked, facts.canton, facts.hasAdviser) : [];
  },
  isDone: () => true,
  endedBy:
    'It ends when whoever answers for the deadline, or a coordinator who has phoned them, says that they know of it.',
};
