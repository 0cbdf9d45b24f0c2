import { describe, expect, it } from '@jest/globals';
import type { GuessableReason } from '../common/input-codes.js';
import { guessableReason, ownWords, SIGNS_ESTIMATED } from './guessable.rules.js';
import { estimate } from './password-estimate.js';

const HOLDER = { name: 'Nadia Müller-Amsler', email: 'nadia.amsler@beratung.example' };
const reasonOf = (password: string, holder = HOLDER): GuessableReason | null =>
  guessableReason(estimate, password, holder);

describe('a password', () => {
  it.each<[GuessableReason, string[]]>([
    [
      'common',
      ['123456789012', 'Passwort1234', 'Passwort2024!', 'naturalisation1', 'Einbürgerung2026', 'Schweiz1291!!'],
    ],
    ['repeated', ['aaaaaaaaaaaa', 'passwortpasswort', 'motdepassemotdepasse', 'ciaociaociaociao', 'a1'.repeat(100)]],
    ['sequence', ['abcdefghijklm', 'lundimardimercredi']],
    ['keyboard', ['qwertzuiopasdf', 'yxcvbnm,.-yx']],
    ['date', ['14.07.178914']],
    ['word', ['Krankenversicherung', 'Sommer2024!!', 'Alessandro1985', 'ichliebedich', 'm0td3p4ss3!!']],
  ])('is guessable as %s: %j', (reason, passwords) => {
    expect(passwords.map((password) => [password, reasonOf(password)])).toEqual(
      passwords.map((password) => [password, reason]),
    );
  });

  it.each([
    'nadia.amsler@beratung.example',
    'Nadia.Amsler@Beratung.example!',
    'Nadia Müller-AmslerNadia Müller-Amsler',
    'nadiamueller1234',
    'NADIA MULLER 12',
    'Nadia1975Amsler',
    'N4d14 4msl3r',
    'relsmaaidan1',
    'beratung.example',
  ])('is guessable as what its holder is called: %s', (password) => {
    expect(reasonOf(password)).toBe('own');
  });

  it.each([
    'Kaffee Brücke Nagel Wolke',
    'vier Wörter im Regen',
    'nuage fenêtre cuillère vélo',
    'quatre mots au bord du lac',
    'nuvola cucchiaio finestra treno',
    'rain carpet giraffe monday',
    'Добрый вечер река',
    'xK9#mPq2vL7w',
    // A name in it does no harm to the rest.
    'Nadia sammelt blaue Teekannen',
    'xxxxxxxxxxxx Kaffee Brücke Nagel Wolke',
  ])('is not guessable: %s', (password) => {
    expect(reasonOf(password)).toBeNull();
  });

  it('of somebody else may be what only they are called', () => {
    const password = 'Zbigniew Wołoszański';
    expect(reasonOf(password)).toBeNull();
    expect(reasonOf(password, { name: password, email: 'zw@example.org' })).toBe('own');
  });

  it('is the same one in whatever form its signs are composed', () => {
    const holder = { name: 'Zoë Käsermann', email: 'zk@example.org' };
    expect(reasonOf('Zoë Käsermann 12'.normalize('NFD'), holder)).toBe('own');
    expect(reasonOf('ｐａｓｓｗｏｒｔｐａｓｓｗｏｒｔ')).toBe('repeated');
  });

  it('is estimated by its beginning, however long it is, and after what its holder is called', () => {
    const lengths: number[] = [];
    const measuring: typeof estimate = (password, words) => {
      lengths.push(...[password, ...words].map((text) => [...text].length));
      return { score: 4, feedback: { warning: null, suggestions: [] }, sequence: [] };
    };
    // One sign that becomes eighteen.
    for (const sign of ['p', '@', '🦒', '\ufdfa', 'İ'])
      expect(guessableReason(measuring, sign.repeat(200), { name: sign.repeat(120), email: HOLDER.email })).toBeNull();
    expect(Math.max(...lengths)).toBe(SIGNS_ESTIMATED);
  });
});

describe('what somebody is called', () => {
  it('is name and address, whole and in parts, also without accents', () => {
    const words = ownWords({ name: 'Zoë Müller', email: 'Zoe.M@verein.example' });
    expect(words).toEqual(
      expect.arrayContaining(['zoë müller', 'zoë', 'zoe', 'müller', 'muller', 'mueller', 'zoë müller', 'zoëmüller']),
    );
    expect(words).toEqual(
      expect.arrayContaining(['zoe.m@verein.example', 'zoe.m', 'zoem', 'verein.example', 'verein']),
    );
  });

  it('leaves out parts that are part of too many words', () => {
    expect(ownWords({ name: 'Li Wu', email: 'l@x.ch' })).toEqual(['l@x.ch', 'li wu', 'x.ch', 'liwu']);
    expect(ownWords({ name: '', email: '' })).toEqual([]);
  });
});
