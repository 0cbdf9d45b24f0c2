import { describe, expect, it } from '@jest/globals';
import { PROCEDURES } from './case.entity.js';
import { checklistFor } from './checklist.rules.js';

const items = (...args: Parameters<typeof checklistFor>): string[] =>
  checklistFor(...args).items.map(({ item }) => item);

describe('the checklist', () => {
  it.each(['recognised', 'provisionally-admitted', 'applicant'] as const)(
    'warns whoever is %s of the consulate, and does not ask for the home passport',
    (refugeeStatus) => {
      const checklist = checklistFor('ordinary', 'ZH', { refugeeStatus });
      expect(checklist.warnings.map(({ code }) => code)).toEqual(['no-consulate']);
      expect(checklist.items.map(({ item }) => item)).toContain('identity');
      expect(checklist.items.map(({ item }) => item)).not.toContain('passport');
    },
  );
  it('asks for the status first where nobody has, and where it is not known', () => {
    expect(checklistFor('ordinary', 'ZH', {}).warnings.map(({ code }) => code)).toEqual(['ask-refugee-status']);
    expect(checklistFor('ordinary', 'ZH', { refugeeStatus: 'unknown' }).warnings.map(({ code }) => code)).toEqual([
      'ask-refugee-status',
    ]);
    expect(checklistFor('ordinary', 'ZH', { refugeeStatus: 'none' }).warnings).toEqual([]);
  });
  it('names three reference persons in Uri, the marriage for a spouse, the grandparent for a third generation', () => {
    expect(items('ordinary', 'UR', {})).toContain('references');
    expect(items('ordinary', 'ZH', {})).not.toContain('references');
    expect(items('facilitated-spouse', 'UR', {})).not.toContain('references');
    expect(items('facilitated-spouse', 'ZH', {})).toEqual(expect.arrayContaining(['marriage', 'union']));
    expect(items('reinstatement', 'ZH', { refugeeStatus: 'none' })).toEqual(
      expect.arrayContaining(['application-form', 'passport', 'former-citizenship']),
    );
    expect(items('facilitated-third-generation', 'TI', {})).toEqual(expect.arrayContaining(['grandparent', 'parent']));
  });
  it('asks spouses abroad for their ties and not for papers of offices where they do not live', () => {
    const abroad = checklistFor('facilitated-spouse-abroad', 'GE', { refugeeStatus: 'none' }).items;
    expect(abroad.map(({ item }) => item)).toEqual(expect.arrayContaining(['marriage', 'union', 'close-ties']));
    const neededOf = (item: string) => abroad.find((each) => each.item === item)!.needed;
    expect(['residence-certificates', 'permit', 'debt-register', 'language-proof'].map(neededOf)).toEqual([
      'if',
      'if',
      'if',
      'if',
    ]);
    expect(neededOf('criminal-record')).toBe('yes');
  });
  it('asks a stateless child for no passport, and children for their representative', () => {
    expect(items('facilitated-stateless-child', 'BE', { refugeeStatus: 'none' })).toEqual(
      expect.arrayContaining(['statelessness', 'representative']),
    );
    expect(items('facilitated-stateless-child', 'BE', { refugeeStatus: 'none' })).not.toContain('passport');
    expect(items('facilitated-child', 'BE', {})).toEqual(
      expect.arrayContaining(['parent-naturalisation', 'representative']),
    );
  });
  it('has each item once, in four languages, with a source', () => {
    for (const procedure of PROCEDURES) {
      const checklist = checklistFor(procedure, 'UR', { refugeeStatus: 'applicant' });
      expect(new Set(checklist.items.map(({ item }) => item)).size).toBe(checklist.items.length);
      for (const { names, source } of checklist.items)
        expect([...Object.values(names), source].every((text) => text.length > 3)).toBe(true);
    }
  });
});
