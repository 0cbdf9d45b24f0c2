import { describe, expect, it } from '@jest/globals';
import Holidays from 'date-holidays';
import fc from 'fast-check';
import book from './data/holidays.json' with { type: 'json' };
import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import { addDays, daysBetween, isDay, weekday } from '../common/day.js';
import {
  addWorkingDays,
  easterSunday,
  holidayOn,
  isWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from './working-days.js';

const YEARS = Array.from({ length: 16 }, (_, i) => 2020 + i);

const someDay = fc
  .integer({ min: 0, max: daysBetween('1900-01-31', '2200-11-30') })
  .map((n) => addDays('1900-01-31', n));
const someCanton = fc.constantFrom<CantonCode | null>(...CANTON_CODES, null);

describe('calendar days', () => {
  it.each(['2026-02-28', '2028-02-29', '2000-02-29', '1900-01-01', '2200-12-31'])('%s exists', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1899-12-31',
    '2201-01-01',
    '2026-1-2',
    '26-01-02',
    ' 2026-01-02',
    '2026-01-02\n',
    '2026-01-02T00:00',
    '',
    'tomorrow',
  ])('%j does not exist or is not written as a day', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('counts Monday as 1 and Sunday as 7', () => {
    expect(['2026-03-02', '2026-03-08', '1900-01-01', '2200-12-31'].map(weekday)).toEqual([1, 7, 1, 3]);
  });

  it('addDays and daysBetween undo each other', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -20_000, max: 20_000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(addDays(addDays(day, n), -n)).toBe(day);
      }),
    );
  });

  it('weekdays follow each other and come back every seven days', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        expect(weekday(addDays(day, 1))).toBe((weekday(day) % 7) + 1);
        expect(weekday(addDays(day, 7))).toBe(weekday(day));
      }),
    );
  });
});

describe('Easter', () => {
  it.each([
    '1900-04-15',
    '1954-04-18',
    '1981-04-19',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
    '2100-03-28',
    '2200-04-06',
  ])('was or will be kept on %s', (day) => {
    expect(easterSunday(Number(day.slice(0, 4)))).toBe(day);
  });

  it('is a Sunday from 22 March to 25 April', () => {
    for (let year = 1900; year <= 2200; year++) {
      const day = easterSunday(year);
      expect(weekday(day)).toBe(7);
      expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true);
    }
  });
});

describe('public holidays', () => {
  it.each<[string, CantonCode, string]>([
    ['2026-01-02', 'VD', '2 January'],
    ['2023-01-02', 'NE', '2 January'],
    ['2026-01-06', 'TI', 'Epiphany'],
    ['2027-03-01', 'NE', 'Establishment of the Republic'],
    ['2026-03-19', 'TI', "St Joseph's Day"],
    ['2026-04-03', 'ZH', 'Good Friday'],
    ['2026-04-03', 'GR', 'Good Friday'],
    ['2026-04-06', 'BE', 'Easter Monday'],
    ['2024-04-04', 'GL', 'Näfels Procession'],
    ['2026-04-09', 'GL', 'Näfels Procession'],
    ['2027-04-01', 'GL', 'Näfels Procession'],
    ['2026-05-01', 'ZH', 'Labour Day'],
    ['2026-05-14', 'AR', 'Ascension Day'],
    ['2026-05-25', 'SG', 'Whit Monday'],
    ['2026-06-04', 'LU', 'Corpus Christi'],
    ['2026-06-23', 'JU', 'Jura Plebiscite'],
    ['2026-06-29', 'TI', 'Saints Peter and Paul'],
    ['2025-08-01', 'UR', 'Swiss National Day'],
    ['2025-08-15', 'VS', 'Assumption'],
    ['2024-09-05', 'GE', 'Genevan Fast'],
    ['2026-09-10', 'GE', 'Genevan Fast'],
    ['2024-09-16', 'VD', 'Federal Fast Monday'],
    ['2026-09-21', 'VD', 'Federal Fast Monday'],
    ['2026-09-25', 'OW', 'St Nicholas of Flüe'],
    ['2027-11-01', 'SG', "All Saints' Day"],
    ['2026-12-08', 'AI', 'Immaculate Conception'],
    ['2025-12-26', 'UR', "St Stephen's Day"],
    ['2022-12-26', 'AR', "St Stephen's Day"],
    ['2022-12-26', 'NE', "St Stephen's Day"],
    ['2026-12-31', 'GE', 'Restoration of the Republic'],
  ])('%s is kept in %s: %s', (day, canton, name) => {
    expect(holidayOn(day, canton)?.names.en).toBe(name);
    expect(isWorkingDay(day, canton)).toBe(false);
  });

  it.each<[string, CantonCode, string]>([
    ['2026-05-01', 'BE', '1 May is an ordinary Friday'],
    ['2026-05-01', 'SO', '1 May is free from noon only'],
    ['2026-04-03', 'TI', 'Good Friday is not kept'],
    ['2026-04-02', 'GL', 'the procession gives way to Maundy Thursday'],
    ['2027-04-08', 'GL', 'the procession was a week ago, outside Holy Week'],
    ['2026-09-21', 'GE', 'the federal Fast is not kept'],
    ['2024-01-02', 'NE', '2 January follows no Sunday'],
    ['2025-12-26', 'NE', '26 December follows no Sunday'],
    ['2023-12-26', 'AI', 'three rest days would follow each other'],
    ['2023-12-26', 'AR', 'Christmas Day was a Monday'],
    ['2026-12-24', 'VS', 'Christmas Eve is half a day by usage'],
    ['2025-12-31', 'GL', 'only the staff of the canton is off'],
    ['2025-06-19', 'NE', 'Corpus Christi is kept in Le Landeron only'],
    ['2026-03-19', 'SO', "St Joseph's Day is kept in eight communes only"],
    ['2026-05-01', 'AG', '1 May is a day like any other'],
    ['2026-05-25', 'VS', 'Whit Monday is free by usage only'],
    ['2026-04-06', 'NE', 'Easter Monday is equated with a holiday for terms of the canton only'],
  ])('%s is a working day in %s, where %s', (day, canton) => {
    expect(holidayOn(day, canton)).toBeNull();
    expect(isWorkingDay(day, canton)).toBe(true);
  });

  it.each<[string, CantonCode, string]>([
    ['2026-06-04', 'AG', 'Corpus Christi'],
    ['2026-04-06', 'AG', 'Easter Monday'],
    ['2026-12-08', 'FR', 'Immaculate Conception'],
    ['2027-11-01', 'SO', "All Saints' Day"],
    ['2026-09-22', 'AI', "St Maurice's Day"],
  ])('%s is kept in a part of %s: time limits can end on it, people are spared', (day, canton, name) => {
    expect([holidayOn(day, canton), holidayOn(day, canton, 'in-part')?.names.en]).toEqual([null, name]);
    expect([isWorkingDay(day, canton), isWorkingDay(day, canton, 'in-part')]).toEqual([true, false]);
    expect(workingDayOnOrAfter(day, canton)).toBe(day);
    expect(workingDayOnOrBefore(day, canton) < day).toBe(true);
  });

  it('says of each day that a part of a canton keeps where that is and where it was read', () => {
    for (const canton of CANTON_CODES) {
      const days = book.holidays.filter((row) => 'partly' in row && row.partly?.includes(canton));
      const named = book.parts.filter((part) => part.canton === canton);
      expect([canton, days.length]).toEqual([canton, named.flatMap(({ theirs }) => theirs).length]);
      for (const { where, source } of named)
        expect([where.length > 20, source.includes('https://')]).toEqual([true, true]);
    }
  });

  it('knows by whose law a day is kept, and its name in four languages', () => {
    expect(holidayOn('2026-08-01', null)).toEqual({
      names: { de: 'Bundesfeiertag', fr: 'Fête nationale', it: 'Giorno festivo federale', en: 'Swiss National Day' },
      basis: 'federal',
    });
    expect(holidayOn('2026-12-25', 'GE')).toMatchObject({ names: { fr: 'Noël' }, basis: 'cantonal' });
  });

  it('keeps without a canton what every canton keeps, and nothing else', () => {
    for (let day = '2024-01-01'; day <= '2029-12-31'; day = addDays(day, 1)) {
      const everywhere = CANTON_CODES.every((canton) => holidayOn(day, canton) !== null);
      expect([day, holidayOn(day, null) !== null]).toEqual([day, everywhere]);
    }
  });

  it('names cantons that exist, each once per holiday', () => {
    for (const row of book.holidays) {
      const named =
        typeof row.cantons === 'string' ? [] : [...row.cantons, ...('partly' in row ? (row.partly ?? []) : [])];
      if (typeof row.cantons === 'string') expect(row.cantons).toBe('all');
      else expect(CANTON_CODES.filter((canton) => named.includes(canton))).toHaveLength(named.length);
    }
  });
});

describe('the package date-holidays, which our rules come from', () => {
  type Difference = (typeof book.differences)[number];

  it.each([...CANTON_CODES])(
    'has the same public holidays in %s from 2020 to 2035, but for the differences that we name',
    (canton) => {
      const named = book.differences.filter((difference) => difference.canton === canton);
      const { onlyTheirs, onlyOurs } = compare(canton);
      expect(onlyTheirs.filter(({ rule }) => !named.some(({ theirs }) => theirs === rule))).toEqual([]);
      expect(onlyOurs.filter((day) => !named.some((difference) => explains(difference, day)))).toEqual([]);
    },
  );

  it.each(book.differences)('differs from us in $canton, in place of $theirs, as we say', (difference) => {
    const { onlyTheirs, onlyOurs } = compare(difference.canton as CantonCode);
    const seen =
      onlyTheirs.some(({ rule }) => rule === difference.theirs) || onlyOurs.some((day) => explains(difference, day));
    expect(seen).toBe(true);
  });

  /** The days from 2020 to 2035 that are public holidays only in the package, with its rule, or only here. */
  function compare(canton: CantonCode) {
    const calendar = new Holidays('CH', canton);
    const theirs = YEARS.flatMap((year) => calendar.getHolidays(year))
      .filter(({ type }) => type === 'public')
      .map(({ date, rule }) => ({ day: date.slice(0, 10), rule }));
    const theirDays = new Set(theirs.map(({ day }) => day));
    const onlyOurs: string[] = [];
    for (let day = '2020-01-01'; day <= '2035-12-31'; day = addDays(day, 1)) {
      if (holidayOn(day, canton, 'in-part') && !theirDays.has(day)) onlyOurs.push(day);
    }
    return { onlyTheirs: theirs.filter(({ day }) => holidayOn(day, canton, 'in-part') === null), onlyOurs };
  }

  /** Whether the rule that we keep instead can have put a holiday on this day. */
  function explains({ ours }: Difference, day: string): boolean {
    if (ours?.kind === 'fixed') return day.endsWith(`-${ours.on}`);
    if (ours?.kind === 'easter') return daysBetween(easterSunday(Number(day.slice(0, 4))), day) === ours.offset;
    return ours?.kind === 'naefels' && weekday(day) === 4 && day.slice(5) >= '04-01' && day.slice(5) <= '04-14';
  }
});

describe('working days', () => {
  it('has none on a weekend', () => {
    expect(['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09'].map((day) => isWorkingDay(day, 'ZH'))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('goes over Easter to the Tuesday, in Valais to the Monday', () => {
    expect(workingDayOnOrAfter('2026-04-04', 'ZH')).toBe('2026-04-07');
    expect(workingDayOnOrAfter('2026-04-04', 'VS')).toBe('2026-04-06');
    expect(workingDayOnOrBefore('2026-04-05', 'ZH')).toBe('2026-04-02');
    expect(workingDayOnOrBefore('2026-04-05', 'VS')).toBe('2026-04-03');
  });

  it('goes over the turn of the year', () => {
    expect(workingDayOnOrBefore('2026-01-02', 'VD')).toBe('2025-12-31');
    expect(workingDayOnOrAfter('2026-12-31', 'GE')).toBe('2027-01-04');
  });

  it('counts an answer within three working days over Ascension', () => {
    expect(addWorkingDays('2026-05-12', 3, 'BE')).toBe('2026-05-18');
    expect(addWorkingDays('2026-05-18', -3, 'BE')).toBe('2026-05-12');
    expect(addWorkingDays('2026-05-16', 0, 'BE')).toBe('2026-05-16');
  });

  it('the working day on or before a day, and on or after it, is the nearest one on that side', () => {
    fc.assert(
      fc.property(someDay, someCanton, (day, canton) => {
        const before = workingDayOnOrBefore(day, canton);
        const after = workingDayOnOrAfter(day, canton);
        expect(before <= day && day <= after).toBe(true);
        expect(isWorkingDay(before, canton, 'in-part') && isWorkingDay(after, canton)).toBe(true);
        for (let between = addDays(before, 1); between <= day; between = addDays(between, 1))
          expect(isWorkingDay(between, canton, 'in-part')).toBe(false);
        for (let between = day; between < after; between = addDays(between, 1))
          expect(isWorkingDay(between, canton)).toBe(false);
      }),
    );
  });

  it('counting forth and back from a working day leads home, with as many working days between', () => {
    fc.assert(
      fc.property(someDay, someCanton, fc.integer({ min: -15, max: 15 }), (day, canton, n) => {
        const start = workingDayOnOrBefore(day, canton);
        const end = addWorkingDays(start, n, canton);
        expect(isWorkingDay(end, canton, 'in-part')).toBe(true);
        expect(addWorkingDays(end, -n, canton)).toBe(start);
        let counted = 0;
        const [first, last] = n < 0 ? [end, start] : [start, end];
        for (let each = first; each < last; each = addDays(each, 1))
          if (isWorkingDay(each, canton, 'in-part')) counted += 1;
        expect(counted).toBe(Math.abs(n));
      }),
    );
  });

  it('answers the same after more years than it remembers', () => {
    const before = CANTON_CODES.map((canton) => addWorkingDays('2026-03-30', 10, canton));
    for (let year = 1900; year <= 2200; year++) for (const canton of CANTON_CODES) holidayOn(`${year}-01-01`, canton);
    expect(CANTON_CODES.map((canton) => addWorkingDays('2026-03-30', 10, canton))).toEqual(before);
  });
});
