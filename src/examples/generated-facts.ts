import { COMMUNES } from './communes.js';
import type { Dice } from './dice.js';
import type { ExampleCase, ExampleFacts, Language, Procedure, Stage } from './shapes.js';

interface Asked {
  procedure: Procedure;
  stage: Stage;
  canton: string;
  commune: number;
  language: Language;
  cameIn: number;
}

/** What is known of a generated person: little after the request, more once somebody has talked with them. */
export function factsOf(dice: Dice, input: Asked): Pick<ExampleCase, 'facts' | 'birthday'> {
  if (input.procedure === 'facilitated-third-generation') return thirdGeneration(dice, input);
  if (input.procedure === 'facilitated-child') return child(dice, input);
  const { procedure, stage, commune, cameIn } = input;
  const spouse = procedure === 'facilitated-spouse';
  const settledIn = cameIn + (dice.chance(0.5) ? 5 : 10);
  const early = stage === 'requested' || stage === 'screening';
  const facts: ExampleFacts = {
    birthDate: early ? String(cameIn - dice.between(5, 38)) : dayIn(dice, cameIn - dice.between(5, 38)),
    permit: spouse ? 'B' : 'C',
    stays: spouse
      ? [{ permit: 'B', from: String(cameIn), to: null }]
      : [
          { permit: 'B', from: String(cameIn), to: String(settledIn) },
          { permit: 'C', from: String(settledIn), to: null },
        ],
  };
  if (spouse) {
    facts.marriedToSwissSince = String(cameIn + dice.between(0, 3));
    // Some married somebody who was naturalised later, and nobody has asked how.
    if (!early)
      Object.assign(facts, cameIn % 11 === 4 ? { swissAtWedding: false } : { swissAtWedding: true, livedAbroad: null });
  }
  if (early && dice.chance(0.4)) return { facts: { permit: dice.chance(0.3) ? 'unknown' : facts.permit } };
  if (early) return { facts };
  return {
    facts: {
      ...facts,
      residence: [{ commune, from: String(dice.between(cameIn, 2019)), to: null }],
      language: spoken(dice, input),
      ...(cameIn % 2 === 0 ? { absences: [], circumstances: [] } : {}),
      socialAssistance: dice.chance(0.1)
        ? 'unknown'
        : { lastReceivedOn: dice.chance(0.12) ? String(dice.between(2016, 2024)) : null, repaid: false },
      criminalRecord: stage === 'suspended' ? true : dice.chance(0.1) ? 'unknown' : false,
      pendingProceedings: false,
      debts: dice.chance(0.12) ? 'unknown' : dice.chance(0.08),
      ...(['ti', 'ar', 'prs', 'fa', 'kmr', 'so', 'ta'].includes(input.language)
        ? { refugeeStatus: dice.chance(0.5) ? 'recognised' : 'none' }
        : {}),
    },
  };
}

function thirdGeneration(dice: Dice, input: Asked): Pick<ExampleCase, 'facts' | 'birthday'> {
  return {
    birthday: { turns: dice.between(20, 23), inDays: dice.between(20, 330) },
    facts: {
      permit: 'C',
      language: spoken(dice, input),
      criminalRecord: false,
      pendingProceedings: false,
      debts: false,
      thirdGeneration: {
        bornInSwitzerland: true,
        ownSchoolYears: 9,
        parentSettled: true,
        parentYearsInSwitzerland: dice.between(25, 48),
        parentSchoolYears: dice.between(5, 9),
        grandparentRight: true,
      },
    },
  };
}

function child(dice: Dice, input: Asked): Pick<ExampleCase, 'facts' | 'birthday'> {
  return {
    birthday: { turns: dice.between(18, 20), inDays: dice.between(30, 330) },
    facts: {
      permit: 'C',
      stays: [{ permit: 'C', from: '2014', to: null }],
      residence: [{ commune: input.commune, from: '2014', to: null }],
      absences: [],
      parentNaturalisedOn: String(2019 + (input.commune % 5)),
      language: spoken(dice, input),
      criminalRecord: false,
    },
  };
}

function spoken(dice: Dice, input: Asked): ExampleFacts['language'] {
  const code = COMMUNES[input.canton].language;
  if (input.language === code) return { code, oral: 'C2', written: 'C1', proof: 'mother-tongue' };
  if (input.procedure === 'facilitated-third-generation' || input.procedure === 'facilitated-child')
    return { code, oral: 'C2', written: 'C1', proof: 'school' };
  if (input.stage === 'preparation') {
    return dice.pick([
      { code, oral: 'B1', written: 'A1', proof: 'none' },
      { code, oral: 'A2', written: 'A2', proof: 'none' },
      { code, oral: 'B1', written: 'A2', proof: 'certificate' },
      'unknown',
    ]);
  }
  return {
    code,
    oral: dice.pick(['B1', 'B2', 'C1']),
    written: dice.pick(['A2', 'B1']),
    proof: dice.chance(0.3) ? 'school' : 'certificate',
  };
}

function dayIn(dice: Dice, year: number): string {
  return `${year}-${String(dice.between(1, 12)).padStart(2, '0')}-${String(dice.between(1, 28)).padStart(2, '0')}`;
}
