import type { ExampleCase } from './shapes.js';

/** Ticino and the Italian-speaking valleys. */
export const STORIES_OF_THE_SOUTH: readonly ExampleCase[] = [
  // Third generation; his window closes on his 25th birthday.
  {
    key: 'nevio',
    person: {
      firstName: 'Nevio', lastName: 'Sgrignuoli', languages: ['it'], commune: 5002, canton: 'TI',
      contact: { email: 'nevio.sgrignuoli@example.org', phone: '+41 79 000 00 51', safeToCall: true, bestTime: 'dopo le 18' },
    },
    procedure: 'facilitated-third-generation', stage: 'preparation', adviser: 'fiorenza', askedDaysAgo: 33, takenDaysAgo: 30,
    message: 'Mio nonno ha scavato il Gottardo, mio padre è nato qui e anch’io. Ho letto che dopo i 25 anni è tutto più difficile: faccio in tempo?',
    facts: {
      permit: 'C', residence: [{ commune: 5002, from: '2002', to: null }], language: { code: 'it', oral: 'C2', written: 'C2', proof: 'mother-tongue' },
      socialAssistance: { lastReceivedOn: null, repaid: false }, criminalRecord: false, pendingProceedings: false, debts: false, marriedToSwissSince: null,
      thirdGeneration: { bornInSwitzerland: true, ownSchoolYears: 9, parentSettled: true, parentYearsInSwitzerland: 51, parentSchoolYears: 9, grandparentRight: true },
    },
    birthday: { turns: 25, inDays: 47 },
    notes: [
      { kind: 'meeting', daysAgo: 30, text: 'Tutto c’è, manca solo la prova del nonno. Nella scatola di famiglia: una busta paga del 1974 e tante fotografie.' },
      { kind: 'call', daysAgo: 9, text: 'L’archivio comunale ha trovato il permesso di dimora del nonno, arriva la copia autenticata.' },
    ],
    followUps: [
      { title: 'Copia autenticata dall’archivio', dueInDays: 4, remindDaysBefore: [2, 0] },
      { title: 'Spedire la domanda alla SEM, per raccomandata', dueInDays: 17, remindDaysBefore: [7, 3, 1, 0] },
    ],
    source: 'letter-campaign',
  },
  {
    key: 'lucinda',
    person: {
      firstName: 'Lucinda', lastName: 'Sobreirinho', languages: ['pt', 'it'], commune: 5192, canton: 'TI', contact: { phone: '+41 79 000 00 52', safeToCall: true },
      members: [{ firstName: 'Tomás', birthYear: 2010, relation: 'child' }],
    },
    procedure: 'ordinary', stage: 'communal-decision', adviser: 'tiziano', askedDaysAgo: 720, takenDaysAgo: 712, filedDaysAgo: 560, reachedDaysAgo: 15,
    message: 'Sou cabeleireira em Lugano, metade do conselho comunal senta-se na minha cadeira. Será que isso ajuda?',
    facts: { birthDate: '1983-05-13', permit: 'C', stays: [{ permit: 'C', from: '2011', to: null }], debts: false },
    notes: [{ kind: 'note', daysAgo: 15, text: 'Il messaggio municipale è pronto, si vota nella prossima seduta. Le ho detto: niente sconti ai consiglieri.' }],
    followUps: [{ title: 'Seduta del consiglio comunale', dueInDays: 22, remindDaysBefore: [3, 0] }],
  },
  {
    key: 'mariam',
    person: {
      firstName: 'مريم', lastName: 'الزهراوي', languages: ['ar', 'it'], commune: 5250, canton: 'TI', contact: { email: 'mariam.alzahrawi@example.org', phone: '+41 79 000 00 53', bestTime: 'mattina' },
    },
    procedure: 'unknown', stage: 'screening', adviser: 'omar', askedDaysAgo: 14, takenDaysAgo: 8,
    message: 'زوجي سويسري ونعيش في كياسو منذ ستّ سنوات. هل طريقي أقصر من طريق أخي؟',
    facts: { birthDate: '1990-02', permit: 'B', stays: [{ permit: 'B', from: '2020-05', to: null }], marriedToSwissSince: '2020-03' },
    notes: [{ kind: 'call', daysAgo: 7, text: 'Sì, molto più corta: naturalizzazione agevolata. Manca solo l’attestato d’italiano.' }],
    followUps: [{ title: 'Spiegare la procedura agevolata, con il marito', dueInDays: 2, remindDaysBefore: [1] }],
  },
  // Her adviser is paused; the case only waits for the commune.
  {
    key: 'valbona',
    person: {
      firstName: 'Valbona', lastName: 'Lumthaj', languages: ['sq', 'it'], commune: 5113, canton: 'TI', contact: { phone: '+41 79 000 00 54', safeToCall: true },
    },
    procedure: 'ordinary', stage: 'examination', adviser: 'mirjeta', askedDaysAgo: 520, takenDaysAgo: 511, filedDaysAgo: 240,
    message: 'Burri im dhe unë kemi një pastiçeri në Locarno. Letrat i kemi dorëzuar, a duhet të presim edhe shumë?',
    facts: { birthDate: '1981-11-28', permit: 'C', stays: [{ permit: 'C', from: '2009', to: null }] },
    followUps: [{ title: 'Chiedere a che punto è la pratica', dueInDays: 33, remindDaysBefore: [3] }],
  },
  {
    key: 'loredana',
    person: {
      firstName: 'Loredana', lastName: 'Marzocchetti', languages: ['it'], commune: 3561, canton: 'GR', contact: { email: 'loredana.marzocchetti@example.com', phone: '+41 79 000 00 55' },
      members: [{ firstName: 'Reto', birthYear: 1980, relation: 'spouse' }],
    },
    procedure: 'facilitated-spouse', stage: 'examination', adviser: 'fiorenza', askedDaysAgo: 380, takenDaysAgo: 371, filedDaysAgo: 290, reachedDaysAgo: 290,
    message: 'Faccio la frontaliera dell’amore da Tirano: dieci anni fa ho sposato un poschiavino. Adesso vorrei anche il passaporto.',
    facts: { birthDate: '1985-07-07', permit: 'C', stays: [{ permit: 'B', from: '2016-06', to: '2021-06' }, { permit: 'C', from: '2021-06', to: null }], marriedToSwissSince: '2016-05-14' },
    notes: [{ kind: 'call', daysAgo: 30, text: 'Il Cantone ha fatto il rapporto: una telefonata gentile, dieci minuti.' }],
    followUps: [{ title: 'Dodici mesi dal deposito: chiedere alla SEM', dueInDays: 75, remindDaysBefore: [7] }],
  },
  {
    key: 'samuele',
    person: {
      firstName: 'Samuele', lastName: 'Vallenosa', languages: ['it'], commune: 5281, canton: 'TI', contact: { email: 'samuele.vallenosa@example.org' },
    },
    procedure: 'ordinary', stage: 'requested', adviser: null, askedDaysAgo: 1,
    message: 'Faccio il macellaio a Biasca. Mia figlia a scuola ha chiesto: papà, perché tu non voti? Non ho saputo rispondere.',
    source: 'radio',
  },
];

/** Those whose way has ended, one for each outcome. */
export const STORIES_THAT_ENDED: readonly ExampleCase[] = [
  {
    key: 'besnik',
    person: {
      firstName: 'Besnik', lastName: 'Dragushaj', languages: ['sq', 'fr'], commune: 5890, canton: 'VD', contact: { email: 'besnik.dragushaj@example.org', phone: '+41 79 000 00 61' },
    },
    procedure: 'ordinary', stage: 'closed', outcome: 'naturalised', adviser: 'besarta', askedDaysAgo: 1150, takenDaysAgo: 1143, filedDaysAgo: 930, closedDaysAgo: 26,
    message: 'Babai im punoi këtu tridhjetë vjet dhe nuk guxoi kurrë të pyeste. Unë po pyes.',
    facts: { birthDate: '1992-06-12', permit: 'C', stays: [{ permit: 'C', from: '2004', to: null }] },
    notes: [
      { kind: 'meeting', daysAgo: 26, text: 'Assermentation au château. Son père a pleuré, moi aussi.' },
      { kind: 'message', daysAgo: 25, text: 'Il veut bien être informé de la première votation.' },
    ],
  },
  {
    key: 'ludmila',
    person: {
      firstName: 'Людмила', lastName: 'Русаневич', languages: ['ru', 'de'], commune: 3215, canton: 'SG', contact: { phone: '+41 79 000 00 62' },
    },
    procedure: 'ordinary', stage: 'closed', outcome: 'advised', adviser: 'oksana', askedDaysAgo: 120, takenDaysAgo: 114, closedDaysAgo: 40,
    message: 'Хочу понять, какие нужны документы. Дальше справлюсь сама.',
    notes: [{ kind: 'call', daysAgo: 41, text: 'Liste durchgegangen, sie macht den Rest allein und meldet sich, wenn etwas klemmt.' }],
  },
  {
    key: 'egidio',
    person: { firstName: 'Egidio', lastName: 'Taglioretti', languages: ['it'], commune: 5254, canton: 'TI', contact: { phone: '+41 91 000 00 63' } },
    procedure: 'ordinary', stage: 'closed', outcome: 'referred', adviser: 'omar', askedDaysAgo: 88, takenDaysAgo: 81, closedDaysAgo: 30,
    message: 'Ho un procedimento penale aperto per un incidente sul lavoro. Posso fare la domanda lo stesso?',
    notes: [{ kind: 'call', daysAgo: 31, text: 'Prima serve un avvocato penalista. Gli ho dato l’indirizzo del patrocinio gratuito.' }],
  },
  {
    key: 'abdirahman',
    person: { firstName: 'Abdirahman', languages: ['so'], commune: 6621, canton: 'GE', contact: { phone: '+41 79 000 00 64' } },
    procedure: 'unknown', stage: 'closed', outcome: 'unreachable', adviser: null, askedDaysAgo: 75, closedDaysAgo: 20,
    message: 'Caawimo ayaan u baahanahay.',
    notes: [{ kind: 'call', daysAgo: 50, text: 'Numéro qui sonne dans le vide, trois essais, un message laissé en somali.' }],
  },
  {
    key: 'shauna',
    person: { firstName: 'Shauna', lastName: 'Penwardine', languages: ['en'], commune: 261, canton: 'ZH', contact: { email: 'shauna.penwardine@example.com' } },
    procedure: 'unknown', stage: 'closed', outcome: 'not-ours', adviser: null, askedDaysAgo: 50, closedDaysAgo: 47,
    message: 'I have an offer from a start-up and need a work permit by March. Can you help?',
    notes: [{ kind: 'message', daysAgo: 47, text: 'Sent her the address of the cantonal office for work permits, with good wishes.' }],
  },
  // Milos asked twice, the second time by his own telephone from a lorry park.
  {
    key: 'milos-again',
    person: { firstName: 'Miloš', lastName: 'Vučingradac', languages: ['sr'], commune: 198, canton: 'ZH', contact: { phone: '+41 79 000 00 24' } },
    procedure: 'unknown', stage: 'closed', outcome: 'duplicate', adviser: null, askedDaysAgo: 92, closedDaysAgo: 90,
    message: 'Pisao sam već, ali ne znam da li je stiglo. Zovite me na ovaj broj.',
  },
];
