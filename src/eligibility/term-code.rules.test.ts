import { describe, expect, it } from '@jest/globals';
import { termCodeAt, termStage } from './term-code.rules.js';

describe('the term of an authority', () => {
  it.each([
    ['ordinary', 'federal-authorisation', 'federal-authorisation'],
    ['ordinary', 'cantonal-decision', 'authorisation-lapse'],
    ['ordinary', 'examination', null],
    ['ordinary', 'communal-decision', null],
    ['facilitated-spouse', 'examination', 'facilitated-report'],
    ['facilitated-third-generation', 'interview', 'facilitated-report'],
    ['facilitated-child', 'federal-authorisation', 'facilitated-decision'],
    ['facilitated-spouse', 'cantonal-decision', null],
    ['reinstatement', 'examination', 'reinstatement-report'],
    ['reinstatement', 'interview', 'reinstatement-report'],
    ['reinstatement', 'federal-authorisation', 'facilitated-decision'],
    ['ordinary', 'interview', null],
    ['ordinary', 'suspended', null],
    ['unknown', 'federal-authorisation', null],
  ])('of %s at %s is %s', (procedure, stage, code) => {
    expect(termCodeAt(procedure, termStage(stage))).toBe(code);
  });

  it.each([
    ['ordinary', 'interview', 'VD', 'communal-decision'],
    ['ordinary', 'communal-decision', 'VD', 'communal-decision'],
    ['ordinary', 'public-notice', 'VD', null],
    ['ordinary', 'examination', 'FR', null],
    ['facilitated-spouse', 'examination', 'VD', 'facilitated-report'],
  ])('of %s at %s in %s is %s', (procedure, stage, canton, code) => {
    expect(termCodeAt(procedure, termStage(stage), canton)).toBe(code);
  });
});
