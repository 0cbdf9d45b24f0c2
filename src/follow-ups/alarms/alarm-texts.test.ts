import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { LOCALES } from '../../texts/languages.js';
import { readNetworkTexts } from '../../texts/texts.js';
import { ALARMS } from '../follow-up.entity.js';
import { ALARM_RULES } from './alarm.rules.js';

describe('every alarm', () => {
  const day = (locale: string): Record<string, Record<string, string>> =>
    JSON.parse(readFileSync(`web/src/texts/${locale}/day.json`, 'utf8'));

  it.each(ALARMS)('%s: has its texts in letters, calendars and on the screen of the day', (alarm) => {
    for (const locale of LOCALES) {
      const { texts } = readNetworkTexts(locale);
      // One that never reminds is only listed.
      const letters = ALARM_RULES[alarm].remind.length > 0 ? [`letter.reminder.${alarm}`] : [];
      expect(Object.keys(texts)).toEqual(expect.arrayContaining([`alarm.${alarm}`, ...letters]));
      expect(day(locale)['alarm']).toHaveProperty([alarm]);
      expect(day(locale)['act']).toHaveProperty([alarm]);
    }
  });

  it.each(ALARMS)('%s: is explained in the glossary, shown by an example, and says what ends it', (alarm) => {
    expect(readFileSync('docs/glossary.md', 'utf8')).toContain(`\`${alarm}\``);
    expect(ALARM_RULES[alarm].endedBy).toMatch(/^It .*\.$/);
  });
});
