// Assessments a second in one process, against what cannot be spared: parsing the facts from JSON and writing the answer.
import { performance } from 'node:perf_hooks';
import { assess, inForce } from '../dist/eligibility/assess.rules.js';
import { placeOf } from '../dist/eligibility/canton.rules.js';
import { readPlaces } from '../dist/places/places.loader.js';
import { heading, line, note, pairs } from './support/compare.mjs';
import { SMALLEST } from './support/size.mjs';

const ON = '2026-11-21';
const SECONDS = SMALLEST ? 0.2 : 1;

/** Lives as they come: most known to the day, some by year, some with gaps, most not there yet. */
function lives(communes) {
  const made = [];
  for (let i = 0; i < 500; i++) {
    const [year, came] = [1960 + (i % 50), 1995 + ((i * 7) % 30)];
    const exact = (y, n) => `${y}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
    made.push({
      birthDate: i % 10 === 0 ? String(year) : exact(year, i),
      permit: ['B', 'C', 'C', 'F'][i % 4],
      stays: [
        { permit: ['B', 'F', 'L', 'N'][i % 4], from: exact(came, i + 3), to: exact(came + 4, i + 3) },
        { permit: 'B', from: exact(came + 4, i + 4), to: exact(came + 6, i) },
        { permit: i % 3 ? 'C' : 'B', from: exact(came + 7, i), to: null },
      ],
      residence: [
        { commune: communes[i % communes.length][0], from: exact(came, i), to: exact(came + 9, i) },
        { commune: communes[(i * 3) % communes.length][0], from: exact(Math.max(came + 10, 2018), i), to: null },
      ],
      language: {
        code: ['de', 'fr', 'it'][i % 3],
        oral: ['A2', 'B1', 'B2'][i % 3],
        written: 'A2',
        proof: 'certificate',
      },
      socialAssistance: { lastReceivedOn: i % 5 ? null : exact(2024, i), repaid: false },
      criminalRecord: false,
      pendingProceedings: false,
      debts: i % 9 === 0,
      circumstances: i % 7 ? [] : ['illness'],
      absences: i % 4 ? [] : [{ from: exact(2019, i), to: exact(2020, i), reason: ['employer', 'other'][i % 2] }],
      inCantonSince: exact(Math.max(came + 2, 2015), i),
      marriedToSwissSince: i % 6 ? null : exact(2022, i),
      registeredPartnerOfSwissSince: null,
      swissAtWedding: true,
      livedAbroad: null,
      parentNaturalisedOn: i % 5 ? null : exact(2020, i),
      stateless: false,
      lostSwissCitizenshipOn: null,
      thirdGeneration: {
        bornInSwitzerland: i % 8 === 0,
        ownSchoolYears: 9,
        parentSettled: true,
        parentYearsInSwitzerland: 20,
        parentSchoolYears: 9,
        grandparentRight: true,
      },
    });
  }
  return made;
}

export async function eligibility() {
  const data = await readPlaces();
  const communes = new Map(data.communes.map(([bfs, , canton]) => [bfs, { bfs, canton }]));
  const rules = inForce(data.federal, ON);
  const places = new Map(
    data.rules.map((row) => {
      const { languages } = data.cantons.find(({ code }) => code === row.canton);
      return [row.canton, placeOf(row, { canton: row.canton, languages, commune: null })];
    }),
  );
  const facts = lives(data.communes);
  const texts = facts.map((each) => JSON.stringify(each));
  const placeOfLife = (each) => {
    const { bfs, canton } = communes.get(each.residence[1].commune);
    return { ...places.get(canton), commune: bfs };
  };
  const answers = facts.map((each) => assess(each, ON, rules, placeOfLife(each), communes));
  let kept = 0;
  const rate = (once) => () => {
    const [began, until] = [performance.now(), performance.now() + SECONDS * 1000];
    let n = 0;
    do for (let i = 0; i < 100; i++, n++) kept += once(n % facts.length);
    while (performance.now() < until);
    return (n / (performance.now() - began)) * 1000;
  };
  const judging = rate((i) => assess(facts[i], ON, rules, placeOfLife(facts[i]), communes).length);
  const whole = rate((i) => {
    const each = JSON.parse(texts[i]);
    return JSON.stringify(assess(each, ON, rules, placeOfLife(each), communes)).length;
  });
  const json = rate((i) => JSON.stringify(JSON.parse(texts[i]) && answers[i]).length);

  heading('May I apply: assessments a second in one process, seven ways each');
  judging();
  whole();
  json();
  line(
    'the rules alone, against reading the facts and writing the answer',
    await pairs(judging, json),
    'none set',
    'a second',
  );
  line('facts read, judged and answered, against the same unjudged', await pairs(whole, json), 'none set', 'a second');
  note('assessments a second, aim 20,000', Math.round(await judging()).toLocaleString('en'));
  if (kept === 0) throw new Error('nothing was judged');
}
