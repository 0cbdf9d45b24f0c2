import { describe, expect, it } from '@jest/globals';
import { blocker, daysOf, dueDayFault } from './follow-up.rules.js';
import { reminderWords, writtenDay } from './follow-up.texts.js';

const TODAY = '2026-03-02';

describe('what is due', () => {
  it('is overdue before today, and a week is seven days with today', () => {
    expect(daysOf('overdue', TODAY)).toEqual({ from: null, to: '2026-03-01' });
    expect(daysOf('today', TODAY)).toEqual({ from: TODAY, to: TODAY });
    expect(daysOf('week', TODAY)).toEqual({ from: TODAY, to: '2026-03-08' });
  });

  it('is due today or later, and at most five years ahead', () => {
    expect(dueDayFault(TODAY, TODAY, TODAY)).toBeNull();
    expect(dueDayFault('2031-03-02', TODAY, TODAY)).toBeNull();
    expect(dueDayFault('2026-03-01', TODAY, TODAY)).toBe('is today or later');
    expect(dueDayFault('2031-03-03', TODAY, TODAY)).toBe('is at most five years ahead');
    expect(dueDayFault(TODAY, '2026-03-03', TODAY)).toBe('is after today');
    // From a 29 February.
    expect(dueDayFault('2033-02-28', '2028-02-29', '2028-02-29')).toBeNull();
    expect(dueDayFault('2033-03-01', '2028-02-29', '2028-02-29')).not.toBeNull();
  });

  it('may be ended by hand unless it has ended or an alarm stands', () => {
    expect(blocker({ state: 'open', alarm: null })).toBeNull();
    expect(blocker({ state: 'open', alarm: 'refusal-letter' })).toBe('alarm');
    expect(blocker({ state: 'done', alarm: 'refusal-letter' })).toBe('ended');
  });
});

describe('the words of a reminder', () => {
  const about = { firstName: 'Yonas', dueOn: '2026-06-01', today: TODAY, noAdviser: false };

  it('writes the day out as one does in each language', () => {
    expect((['de', 'fr', 'it', 'en'] as const).map((locale) => writtenDay(locale, '2026-06-01'))).toEqual([
      'Montag, 1. Juni 2026',
      'lundi 1er juin 2026',
      'lunedì 1º giugno 2026',
      'Monday, 1 June 2026',
    ]);
    expect(writtenDay('fr', '2026-03-11')).toBe('mercredi 11 mars 2026');
  });

  it('says about whom and until when in the body, and neither in the subject', () => {
    for (const locale of ['de', 'fr', 'it', 'en'] as const)
      for (const alarm of [null, 'refusal-letter', 'appeal-deadline'] as const) {
        const { subject, paragraphs } = reminderWords(locale, { ...about, alarm });
        expect(subject).not.toContain('Yonas');
        expect(paragraphs.join('\n')).toContain('Yonas');
        expect(paragraphs.join('\n')).toContain(writtenDay(locale, '2026-06-01'));
      }
  });

  it('does not name a day that is past while nobody has read the letter', () => {
    const words = reminderWords('de', { ...about, alarm: 'refusal-letter', dueOn: '2026-03-01' }).paragraphs.join('\n');
    expect(words).not.toContain('2026');
    expect(words).toContain('noch heute den letzten Tag');
  });
});
