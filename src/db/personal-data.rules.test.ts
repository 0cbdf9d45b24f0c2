import { describe, expect, it } from '@jest/globals';
import { personalTablesOf, registrationFaults } from './personal-data.rules.js';

const table = (name: string, pointsTo: string[] = [], personal: string[] = []) => ({ table: name, pointsTo, personal });
const TABLES = [
  table('people', [], ['first_name']),
  table('reminders', ['follow_ups']),
  table('follow_ups', ['cases']),
  table('cases', ['people'], ['message']),
  table('day_promises', [], ['email']),
  table('campaigns', ['accounts']),
  table('communes'),
  table('postcodes', ['communes']),
];
const registered = (...names: string[]) =>
  names.map((name) => ({ table: name, columns: ['first_name', 'message', 'email'] }));
const ALL = ['people', 'reminders', 'follow_ups', 'cases', 'day_promises', 'campaigns'];

describe('tables with personal data', () => {
  it('hold a personal column, or lead to people over any number of steps', () => {
    expect(personalTablesOf(TABLES)).toEqual(ALL);
  });

  it('are each registered once, with every personal column', () => {
    expect(registrationFaults(TABLES, registered(...ALL, 'audit.lines'))).toEqual([]);
    expect(registrationFaults(TABLES, registered(...ALL.filter((each) => each !== 'reminders')))).toEqual([
      'the table reminders may hold personal data and no room has registered it',
    ]);
    expect(registrationFaults(TABLES, registered(...ALL, 'cases'))).toEqual([
      'the personal table cases is registered twice',
    ]);
    const short = registered(...ALL).map((each) => ({ ...each, columns: ['first_name', 'email'] }));
    expect(registrationFaults(TABLES, short)).toEqual([
      'the personal column cases.message is missing in the registration of its table',
    ]);
  });

  it('may point at each other in a circle', () => {
    expect(personalTablesOf([table('a', ['b']), table('b', ['a']), table('c', ['c', 'people'])])).toEqual(['c']);
  });
});
