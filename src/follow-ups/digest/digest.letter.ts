import { addDays } from '../../common/day.js';
import type { Letter, Recipient } from '../../mail/letter.js';
import { textsOf } from '../../texts/texts.js';

export interface DigestLine {
  firstName: string;
  dueOn: string;
  url: string;
}

/** What is due today, this week and later; about whom and when, never what it is about, and nothing of what is overdue. */
export function digestLetter(to: Recipient, lines: readonly DigestLine[], today: string, url: string): Letter {
  const texts = textsOf(to.locale);
  const sorted = lines
    .filter(({ dueOn }) => dueOn >= today)
    .sort((a, b) => `${a.dueOn} ${a.firstName}`.localeCompare(`${b.dueOn} ${b.firstName}`));
  const weekEnds = addDays(today, 6);
  const groups = [
    ['letter.digest.today', sorted.filter(({ dueOn }) => dueOn === today)],
    ['letter.digest.week', sorted.filter(({ dueOn }) => dueOn > today && dueOn <= weekEnds)],
    ['letter.digest.later', sorted.filter(({ dueOn }) => dueOn > weekEnds)],
  ] as const;
  return {
    to: to.email,
    language: to.locale,
    subject: texts.t('letter.digest.subject'),
    paragraphs: [
      texts.t('letter.greeting'),
      ...groups.flatMap(([heading, due]) =>
        due.length === 0
          ? []
          : [
              [
                texts.t(heading),
                ...due.map(
                  (line) =>
                    `– ${texts.t('letter.digest.line', { firstName: line.firstName, day: texts.weekday(line.dueOn) })}\n${line.url}`,
                ),
              ].join('\n'),
            ],
      ),
      texts.t('letter.digest.what'),
    ],
    link: { label: texts.t('letter.digest.link'), url },
  };
}
