import { Options, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as de } from '@zxcvbn-ts/language-de';
import { dictionary as en } from '@zxcvbn-ts/language-en';
import { dictionary as fr } from '@zxcvbn-ts/language-fr';
import { dictionary as it } from '@zxcvbn-ts/language-it';
import { SIGNS_ESTIMATED, type Estimate } from './guessable.rules.js';

/** What everybody here has in mind. Its name makes zxcvbn warn of it as of any common password. */
const OURS = [
  ...['passerelle', 'naturalisation', 'einbürgerung', 'einbuergerung', 'naturalizzazione', 'naturalisierung'],
  ...[
    'bürgerrecht',
    'buergerrecht',
    'staatsbürgerschaft',
    'schweizerpass',
    'schweizer',
    'schweiz',
    'suisse',
    'svizzera',
  ],
  ...['switzerland', 'helvetia', 'nationalité', 'nationalite', 'cittadinanza', 'citizenship', 'beratung', 'beraterin'],
  ...['berater', 'conseillère', 'conseillere', 'conseiller', 'consulente', 'adviser', 'gemeinde', 'commune', 'comune'],
];

/**
 * How many spellings with signs for letters are tried (p4ssw0rd): zxcvbn's hundred took seconds for passwords that
 * hold nothing else.
 */
const SPELLINGS = 4;

/**
 * Guesses below which the score is 0, 1, 2 and 3. zxcvbn has 10^8 in the third place, and also counts any three pieces as
 * 10^8 at least, so that Sommer2024! had a score of 3.
 */
const GUESSES = { 0: 1e3, 1: 1e6, 2: 1e9, 3: 1e10 };

/** The packs of German and Italian give their lists names without a language, which would replace each other. */
const named = (language: string, lists: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(lists).map(([name, words]) => [`${name}-${language}`, words]));

/** Loading this module takes about a second and 100 MB: it is for the worker, and for tests. */
const zxcvbn = new ZxcvbnFactory({
  dictionary: {
    'passwords-ours': OURS,
    ...common,
    ...en,
    ...fr,
    ...named('de', de),
    ...named('it', it),
  },
  graphs: adjacencyGraphs,
  timeEstimationValues: { ...new Options().timeEstimationValues, scoring: GUESSES },
  l33tMaxSubstitutions: SPELLINGS,
  // Units, of which a sign has up to two.
  maxLength: 2 * SIGNS_ESTIMATED,
});

export const estimate: Estimate = (password, ownWords) => zxcvbn.check(password, ownWords);
