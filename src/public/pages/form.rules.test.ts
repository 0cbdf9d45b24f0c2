import { westernDigits } from '../../common/signs.js';
import { describe, expect, it } from '@jest/globals';
import { MAX_FIELDS } from '../../common/bounds.js';
import {
  certainlyAfter,
  dateOf,
  datePartsOf,
  formOf,
  lineOf,
  longTextOf,
  NO_DATE,
  typedDate,
  valueOf,
} from './form.rules.js';

const TODAY = '2026-03-02';
const form = (values: Record<string, string | string[]>) => formOf(values);
const date = (day: string, month: string, year: string) => dateOf({ day, month, year }, TODAY);

describe('a form as it is sent', () => {
  it('holds the texts of each field, and nothing of a body that is no form', () => {
    expect([...form({ a: 'x', b: ['y', 'z'] })]).toEqual([
      ['a', ['x']],
      ['b', ['y', 'z']],
    ]);
    expect([...formOf({ a: [1, 'x', null], b: { c: 1 } })]).toEqual([
      ['a', ['x']],
      ['b', []],
    ]);
    for (const body of [null, undefined, 'a=b', 7, ['a']]) expect(formOf(body).size).toBe(0);
  });

  it('has at most sixty values a field', () => {
    expect(form({ a: Array.from({ length: 61 }, String) }).get('a')).toHaveLength(60);
  });

  it('has at most as many fields as a form of ours could have', () => {
    expect(form(Object.fromEntries(Array.from({ length: MAX_FIELDS + 1 }, (_, i) => [`f${i}`, 'x']))).size).toBe(
      MAX_FIELDS,
    );
  });
});

describe('a value', () => {
  it('is composed, trimmed, without control signs, with one kind of line break', () => {
    expect(valueOf(form({ a: '  e\u0301\u0000\u202e\r\nb\rc\t ' }), 'a')).toBe('é\nb\nc');
    expect(valueOf(form({}), 'a')).toBe('');
    expect(valueOf(form({ a: ['x', 'y'] }), 'a')).toBe('x');
  });

  it('is cut in code points', () => {
    expect(valueOf(form({ a: '😀'.repeat(301) }), 'a')).toBe('😀'.repeat(300));
    expect(valueOf(form({ a: 'abc' }), 'a', 2)).toBe('ab');
    expect([...longTextOf(form({ a: 'x'.repeat(3000) }), 'a', 1500)]).toHaveLength(2500);
  });

  it('of one line has single blanks', () => {
    expect(lineOf(form({ a: ' a \n\n b\u2028c ' }), 'a')).toBe('a b c');
    expect(lineOf(form({ a: 'x'.repeat(301) }), 'a')).toHaveLength(300);
  });
});

describe('figures', () => {
  it.each([
    ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
    ['०१२३४५६७८९', '0123456789'],
    ['௦௧௨௩௪௫௬௭௮௯', '0123456789'],
    ['０１２３４５６７８９', '0123456789'],
    ['12 mai', '12 mai'],
    ['๐๑๒๓๔๕๖๗๘๙', '0123456789'],
    ['০১২৩৪৫৬৭৮৯', '0123456789'],
    ['၀၁၂၃၄၅၆၇၈၉', '0123456789'],
    ['០១២៣៤៥៦៧៨៩', '0123456789'],
    // Of a script that is not typed here.
    ['᭑', '᭑'],
  ])('%s are %s', (text, western) => {
    expect(westernDigits(text)).toBe(western);
  });
});

describe('a date', () => {
  it('is read from its three fields', () => {
    expect(typedDate(form({ 'born-day': ' 1 ', 'born-month': '2', 'born-year': '1'.repeat(21) }), 'born')).toEqual({
      day: '1',
      month: '2',
      year: '1'.repeat(20),
    });
  });

  it.each([
    ['', '', '', { value: '' }],
    ['2', '3', '2026', { value: '2026-03-02' }],
    ['٢', '٣', '٢٠٢٦', { value: '2026-03-02' }],
    ['', '3', '2026', { value: '2026-03' }],
    ['', '', '2026', { value: '2026' }],
    ['29', '2', '2024', { value: '2024-02-29' }],
    ['1', '1', '1900', { value: '1900-01-01' }],
    ['1', '1', '1899', { fault: 'error.date.gregorian' }],
    ['1', '1', '1394', { fault: 'error.date.gregorian' }],
    ['1', '1', '26', { fault: 'error.date.year' }],
    ['1', '1', '20260', { fault: 'error.date.year' }],
    ['1', '1', '', { fault: 'error.date.year' }],
    ['1', '', '', { fault: 'error.date.year' }],
    ['', '1', '', { fault: 'error.date.year' }],
    ['29', '2', '2025', { fault: 'error.date.exists' }],
    ['1', '13', '2025', { fault: 'error.date.exists' }],
    ['1', '', '2025', { fault: 'error.date.exists' }],
    ['111', '1', '2025', { fault: 'error.date.exists' }],
    ['1', 'Mai', '2025', { fault: 'error.date.exists' }],
    ['x1', '1', '2025', { fault: 'error.date.exists' }],
    ['1', '1x', '2025', { fault: 'error.date.exists' }],
    ['-1', '1', '2025', { fault: 'error.date.exists' }],
    ['', '0', '2025', { fault: 'error.date.exists' }],
    ['3', '3', '2026', { fault: 'error.date.future' }],
    ['', '4', '2026', { fault: 'error.date.future' }],
    ['', '', '2027', { fault: 'error.date.future' }],
  ])('%s.%s.%s is %j', (day, month, year, expected) => {
    expect(date(day, month, year)).toEqual(expected);
  });

  it('fills its three fields again', () => {
    expect(datePartsOf('2026-03-02')).toEqual({ day: '2', month: '3', year: '2026' });
    expect(datePartsOf('2026-10-20')).toEqual({ day: '20', month: '10', year: '2026' });
    expect(datePartsOf('2026-10')).toEqual({ day: '', month: '10', year: '2026' });
    expect(datePartsOf(undefined)).toEqual(NO_DATE);
    expect(NO_DATE).toEqual({ day: '', month: '', year: '' });
  });

  it.each([
    ['2026-03-02', '2026-03-01', true],
    ['2026-03-02', '2026-03-02', false],
    ['2026-03', '2026-02-28', true],
    ['2026-03', '2026-03-01', false],
    ['2026', '2025-12', true],
    ['2026-03-02', '2026', false],
    ['2026-03-02', '2026-03', false],
    ['2026-04-01', '2026-03', true],
    ['2026', '2026-01', false],
  ])('%s lies certainly after %s: %s', (one, other, expected) => {
    expect(certainlyAfter(one, other)).toBe(expected);
  });
});
