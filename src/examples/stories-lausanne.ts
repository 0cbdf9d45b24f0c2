import type { ExampleCase } from './shapes.js';

/** Selam, who waits, and the seven people Rahel (adviser@passerelle.example) accompanies. */
export const STORIES_OF_LAUSANNE: readonly ExampleCase[] = [
  // The leading person: asked four days ago, nobody has answered yet; Rahel speaks both her languages and lives nearby.
  {
    key: 'selam',
    person: {
      firstName: 'Selam', lastName: 'Tesfagaber', languages: ['ti', 'fr'], commune: 5586, canton: 'VD',
      contact: { email: 'selam.tesfagaber@example.org', phone: '+41 79 000 00 01', safeToCall: true, bestTime: 'après 18 heures' },
    },
    procedure: 'ordinary', stage: 'requested', adviser: null, askedDaysAgo: 4,
    message: 'ሰላም። ጓል 14 ዓመት ኮይነ ናብ ስዊዘርላንድ መጺአ። ሕጂ ትምህርተይ ወዲአ እሰርሕ ኣለኹ። ዜግነት ክሓትት ይኽእል ድየ?',
    facts: {
      birthDate: '2001-05-01', permit: 'C',
      stays: [{ permit: 'B', from: '2015-09-01', to: '2021-08-31' }, { permit: 'C', from: '2021-09-01', to: null }],
      residence: [{ commune: 5586, from: '2015-09-01', to: null }],
      language: { code: 'fr', oral: 'B2', written: 'B1', proof: 'school' },
      socialAssistance: { lastReceivedOn: null, repaid: false },
      criminalRecord: false, pendingProceedings: false, debts: false, marriedToSwissSince: null, refugeeStatus: 'recognised',
    },
    source: 'tram-poster',
  },
  // A recognised refugee who was asked for a passport of the state he fled; something is overdue.
  {
    key: 'yonas',
    person: {
      firstName: 'Yonas', lastName: 'Habtezion', languages: ['ti', 'fr'], commune: 5586, canton: 'VD',
      contact: { email: 'yonas.habtezion@example.org', phone: '+41 79 000 00 02', safeToCall: true, bestTime: 'le mercredi, il a congé' },
      members: [{ firstName: 'Feven', birthYear: 1991, relation: 'spouse' }, { firstName: 'Natan', birthYear: 2018, relation: 'child' }],
    },
    procedure: 'ordinary', stage: 'preparation', adviser: 'rahel', askedDaysAgo: 210, takenDaysAgo: 203,
    message: 'ናይ ሃገረይ ፓስፖርት ኣምጽእ ይብሉኒ ኣለዉ። ናብ ኤምባሲ ክኸይድ ኣይክእልን እየ። እንታይ ክገብር?',
    facts: {
      birthDate: '1988-01-11', permit: 'C',
      stays: [{ permit: 'N', from: '2011-06', to: '2013-02' }, { permit: 'B', from: '2013-02', to: '2023-03' }, { permit: 'C', from: '2023-03', to: null }],
      residence: [{ commune: 5586, from: '2014-04', to: null }],
      language: { code: 'fr', oral: 'B1', written: 'A2', proof: 'certificate' },
      socialAssistance: { lastReceivedOn: '2019-11', repaid: false },
      criminalRecord: false, pendingProceedings: false, debts: false, refugeeStatus: 'recognised',
    },
    notes: [
      { kind: 'meeting', daysAgo: 203, text: 'Premier entretien à la permanence. Il travaille comme aide-cuisinier, deux enfants, dossier solide. Il a peur pour son frère resté là-bas.' },
      { kind: 'letter', daysAgo: 31, text: 'La commune demande un passeport national « en cours de validité ». Je lui ai dit de ne surtout pas aller au consulat.' },
      { kind: 'call', daysAgo: 18, text: 'Il a retrouvé son acte de baptême et le livret de famille de sa mère. À montrer à l’état civil.' },
    ],
    followUps: [
      { title: 'Écrire à l’état civil : déclaration à la place du passeport', dueInDays: -3, remindDaysBefore: [3, 0] },
      { title: 'Demander l’attestation du service social (trois ans)', dueInDays: 24, remindDaysBefore: [7, 0] },
      { title: 'Premier rendez-vous', dueInDays: -203, remindDaysBefore: [1], done: true },
    ],
    source: 'friend',
  },
  // His call is due today.
  {
    key: 'mikael',
    person: {
      firstName: 'ሚካኤል', lastName: 'ሃብተስላሰ', languages: ['ti'], commune: 5589, canton: 'VD',
      contact: { phone: '+41 79 000 00 03', safeToCall: true, bestTime: 'avant 10 heures' },
    },
    procedure: 'ordinary', stage: 'preparation', adviser: 'rahel', askedDaysAgo: 150, takenDaysAgo: 139,
    message: 'ፈረንሳይኛ ገና ይመሃር ኣለኹ። ፈተና ምስ ሓለፍኩ ከመልክት ይደሊ።',
    facts: {
      birthDate: '1979', permit: 'C', stays: [{ permit: 'F', from: '2009', to: '2016' }, { permit: 'B', from: '2016', to: '2022' }, { permit: 'C', from: '2022', to: null }],
      residence: [{ commune: 5589, from: '2016', to: null }],
      language: { code: 'fr', oral: 'A2', written: 'A2', proof: 'none' }, criminalRecord: false, debts: 'unknown', refugeeStatus: 'none',
    },
    notes: [
      { kind: 'call', daysAgo: 139, text: 'Longue conversation en tigrinya. Nettoyeur de nuit, il suit le cours de français le matin, après le travail.' },
      { kind: 'message', daysAgo: 6, text: 'Examen passé vendredi. Il m’envoie un pouce levé.' },
    ],
    followUps: [{ title: 'Appeler : résultat de l’examen de français', dueInDays: 0, remindDaysBefore: [0] }],
    source: 'language-school',
  },
  // A spouse's case: no commune decides, the State Secretariat does.
  {
    key: 'delphine',
    person: {
      firstName: 'Delphine', lastName: 'Carpentray', languages: ['fr'], commune: 5591, canton: 'VD',
      contact: { email: 'delphine.carpentray@example.com', phone: '+41 79 000 00 04' },
      members: [{ firstName: 'Yannick', birthYear: 1986, relation: 'spouse' }],
    },
    procedure: 'facilitated-spouse', stage: 'filed', adviser: 'rahel', askedDaysAgo: 190, takenDaysAgo: 186, filedDaysAgo: 24,
    message: 'Infirmière au CHUV, mariée à un Suisse depuis cinq ans. Le formulaire du SEM fait peur, quelqu’un pourrait-il le relire avec moi ?',
    facts: {
      birthDate: '1989-10-02', permit: 'B', stays: [{ permit: 'B', from: '2017-08-15', to: null }],
      residence: [{ commune: 5591, from: '2019-03', to: null }], language: { code: 'fr', oral: 'C2', written: 'C2', proof: 'mother-tongue' },
      socialAssistance: { lastReceivedOn: null, repaid: false }, criminalRecord: false, pendingProceedings: false, debts: false, marriedToSwissSince: '2020-06-20',
    },
    notes: [{ kind: 'meeting', daysAgo: 27, text: 'Relu la déclaration commune avec le couple, tout est signé. Envoi recommandé, copie chez moi.' }],
    followUps: [{ title: 'Accusé de réception du SEM arrivé ?', dueInDays: 6, remindDaysBefore: [2, 0] }],
  },
  // Refused; the term runs.
  {
    key: 'amadou',
    person: {
      firstName: 'Amadou', lastName: 'Diakhoumpa', languages: ['fr'], commune: 5586, canton: 'VD',
      contact: { email: 'amadou.diakhoumpa@example.org', phone: '+41 79 000 00 05', safeToCall: true },
      members: [{ firstName: 'Ndèye', birthYear: 1990, relation: 'spouse' }, { firstName: 'Moussa', birthYear: 2016, relation: 'child' }],
    },
    procedure: 'ordinary', stage: 'refused', adviser: 'rahel', askedDaysAgo: 560, takenDaysAgo: 551, filedDaysAgo: 420,
    message: 'Je conduis le bus 9 depuis onze ans. Tout le monde me connaît dans le quartier. J’aimerais voter ici, maintenant.',
    facts: {
      birthDate: '1984-03-30', permit: 'C', stays: [{ permit: 'B', from: '2010-01', to: '2020-01' }, { permit: 'C', from: '2020-01', to: null }],
      residence: [{ commune: 5586, from: '2012', to: null }], language: { code: 'fr', oral: 'C1', written: 'B2', proof: 'school' },
      socialAssistance: { lastReceivedOn: null, repaid: false }, criminalRecord: false, pendingProceedings: false, debts: true,
    },
    decision: {
      decidedDaysAgo: 12, receivedDaysAgo: 9, delivery: 'registered', by: 'Municipalité', remedyBody: 'Tribunal cantonal', termDays: 30, lastDayInDays: 21,
    },
    notes: [
      { kind: 'letter', daysAgo: 9, text: 'Refus : une poursuite contestée de 640 francs d’une caisse-maladie. Rien sur le reste du dossier, une demi-page en tout.' },
      { kind: 'call', daysAgo: 8, text: 'Il est sonné. Il a la preuve que la facture a été payée deux fois. On fait recours.' },
    ],
    followUps: [
      { title: 'Réunir : quittance, retrait de la poursuite, contrat de travail', dueInDays: 2, remindDaysBefore: [1, 0] },
      { title: 'Projet de recours à relire avec la juriste', dueInDays: 8, remindDaysBefore: [3, 0] },
    ],
    source: 'union',
  },
  // Nineteen; was forgotten when her mother became Swiss.
  {
    key: 'liya',
    person: {
      firstName: 'Liya', lastName: 'Mebrahtoma', languages: ['fr', 'ti'], commune: 5589, canton: 'VD',
      contact: { email: 'liya.mebrahtoma@example.com', phone: '+41 79 000 00 06', bestTime: 'par message, elle est en cours' },
      members: [{ firstName: 'Tsige', birthYear: 1982, relation: 'parent' }],
    },
    procedure: 'facilitated-child', stage: 'screening', adviser: 'rahel', askedDaysAgo: 16, takenDaysAgo: 11,
    letterReturnedDaysAgo: 10,
    message: 'Ma mère et mon petit frère sont devenus suisses, mais moi j’étais en internat et on m’a oubliée dans le dossier. C’est trop tard ?',
    facts: {
      permit: 'C', stays: [{ permit: 'B', from: '2014-08', to: '2020-08' }, { permit: 'C', from: '2020-08', to: null }],
      language: { code: 'fr', oral: 'C1', written: 'C1', proof: 'school' }, criminalRecord: false,
    },
    birthday: { turns: 20, inDays: 130 },
    notes: [{ kind: 'call', daysAgo: 10, text: 'Elle a le temps jusqu’à ses 22 ans, mais autant ne pas traîner. La mère cherche la décision de naturalisation.' }],
    followUps: [{ title: 'Copie de la décision de la mère reçue ?', dueInDays: 5, remindDaysBefore: [1] }],
    source: 'school',
  },
  // Fourteen months of silence, and the reminder is overdue.
  {
    key: 'carlos',
    person: {
      firstName: 'Carlos', lastName: 'Ubidiarra', languages: ['es', 'fr'], commune: 5586, canton: 'VD',
      contact: { email: 'carlos.ubidiarra@example.org', phone: '+41 79 000 00 07', safeToCall: true },
    },
    procedure: 'ordinary', stage: 'examination', adviser: 'rahel', askedDaysAgo: 640, takenDaysAgo: 632, filedDaysAgo: 430,
    message: 'Llevo diecisiete años en Lausana, soy afinador de pianos. ¿Me ayudan con la solicitud?',
    facts: {
      birthDate: '1975-07-19', permit: 'C', stays: [{ permit: 'B', from: '2009-05', to: '2014-05' }, { permit: 'C', from: '2014-05', to: null }],
      residence: [{ commune: 5586, from: '2009-05', to: null }], language: { code: 'fr', oral: 'B2', written: 'B1', proof: 'certificate' },
      socialAssistance: { lastReceivedOn: null, repaid: false }, criminalRecord: false, pendingProceedings: false, debts: false,
    },
    notes: [
      { kind: 'letter', daysAgo: 425, text: 'Accusé de réception de la commune.' },
      { kind: 'call', daysAgo: 196, text: 'Le secrétariat communal : « on est en retard, patience ». Pas de nom, pas de date.' },
    ],
    followUps: [
      { title: 'Demander par écrit où en est le dossier', dueInDays: -12, remindDaysBefore: [7, 0] },
      { title: 'Si toujours rien : retard injustifié, en parler à la coordination', dueInDays: 45, remindDaysBefore: [3] },
    ],
  },
  // Interview in five days.
  {
    key: 'senait',
    person: {
      firstName: 'Senait', lastName: 'Woldezgi', languages: ['ti', 'fr'], commune: 5591, canton: 'VD',
      contact: { phone: '+41 79 000 00 08', safeToCall: true, bestTime: 'le soir, quand les enfants dorment' },
      members: [{ firstName: 'Abel', birthYear: 2014, relation: 'child' }, { firstName: 'Bethlehem', birthYear: 2017, relation: 'child' }],
    },
    procedure: 'ordinary', stage: 'interview', adviser: 'rahel', askedDaysAgo: 520, takenDaysAgo: 512, filedDaysAgo: 330,
    message: 'ክልተ ቆልዑ ኣለዉኒ፣ ኣብዚ እዮም ተወሊዶም። ንኣይን ንኣታቶምን ዜግነት ክሓትት ይደሊ።',
    facts: {
      birthDate: '1986-12-24', permit: 'C', stays: [{ permit: 'B', from: '2012', to: '2020' }, { permit: 'C', from: '2020', to: null }],
      residence: [{ commune: 5591, from: '2013', to: null }], language: { code: 'fr', oral: 'B1', written: 'A2', proof: 'certificate' },
      socialAssistance: { lastReceivedOn: '2018', repaid: false }, criminalRecord: false, pendingProceedings: false, debts: false, refugeeStatus: 'recognised',
    },
    notes: [
      { kind: 'letter', daysAgo: 20, text: 'Convocation à l’audition. La liste des 128 questions est jointe, c’est correct.' },
      { kind: 'meeting', daysAgo: 7, text: 'Révisé les lacs, les partis et le Conseil fédéral. Elle sait tout, elle tremble seulement.' },
    ],
    followUps: [
      { title: 'Audition à blanc, avec une collègue dans le rôle de la municipale', dueInDays: 2, remindDaysBefore: [1] },
      { title: 'Noter le jour même les questions et les réponses', dueInDays: 5, remindDaysBefore: [0] },
    ],
    source: 'parish',
  },
];
