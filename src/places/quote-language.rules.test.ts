import { expect, it } from '@jest/globals';
import { languageOfQuote } from './quote-language.rules.js';

it.each([
  ['Die Bewerberin muss während der letzten drei Jahre in der Gemeinde gewohnt haben', ['fr', 'de'], 'de'],
  ['avoir été domicilié trois ans dans le canton', ['de', 'fr'], 'fr'],
  ['Il candidato è domiciliato nel comune', ['de', 'rm', 'it'], 'it'],
  ['Gemeinderat', ['de', 'fr'], 'de'],
  ['avoir été domicilié', ['de'], 'de'],
  ['12 mois', [], 'de'],
])('%s, in a canton of %j, is %s', (quote, languages, expected) => {
  expect(languageOfQuote(quote, languages)).toBe(expected);
});
