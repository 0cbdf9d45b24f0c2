import { describe, expect, it } from '@jest/globals';
import { LOCALES } from '../texts/languages.js';
import { textsOf } from '../texts/texts.js';
import { reminderLetter, type ReminderFacts } from './reminder.letter.js';

const FACTS: ReminderFacts = {
  alarm: null,
  firstName: 'Yonas',
  dueOn: '2026-06-01',
  today: '2026-03-02',
  noAdviser: false,
};
const letter = (locale: (typeof LOCALES)[number], facts: Partial<ReminderFacts>) =>
  reminderLetter({ email: 'somebody@passerelle.example', locale }, { ...FACTS, ...facts }, 'https://example.org/');

describe('a reminder', () => {
  it('says about whom and until when in the body, and neither in the subject', () => {
    for (const locale of LOCALES)
      for (const alarm of [null, 'refusal-letter', 'appeal-deadline'] as const) {
        const { subject, paragraphs } = letter(locale, { alarm });
        expect(subject).not.toContain('Yonas');
        expect(paragraphs.join('\n')).toContain('Yonas');
        expect(paragraphs.join('\n')).toContain(textsOf(locale).weekday('2026-06-01'));
      }
  });

  it('does not name a day that is past while nobody has read the letter', () => {
    const words = letter('de', { alarm: 'refusal-letter', dueOn: '2026-03-01' }).paragraphs.join('\n');
    expect(words).not.toContain('2026');
    expect(words).toContain('noch heute den letzten Tag');
  });

  it('says to coordinators why they get it', () => {
    expect(letter('de', { noAdviser: true }).paragraphs.at(-1)).toContain('als Koordination');
    expect(letter('de', {}).paragraphs.join()).not.toContain('als Koordination');
  });
});
