import type { ExampleCase } from './shapes.js';

/** Vaud without Lausanne, Geneva, Valais, Fribourg, Neuchâtel, Jura. */
export const STORIES_OF_ROMANDIE: readonly ExampleCase[] = [
  // A couple of masons' household in Renens: he lays bricks, she cleans the offices he built.
  {
    key: 'joao',
    person: {
      firstName: 'João', lastName: 'Carrasqueira', languages: ['pt', 'fr'], commune: 5591, canton: 'VD',
      contact: { phone: '+41 79 000 00 10', safeToCall: true, bestTime: 'samedi matin' },
      members: [{ firstName: 'Fátima', birthYear: 1981, relation: 'spouse' }, { firstName: 'Beatriz', birthYear: 2009, relation: 'child' }],
    },
    procedure: 'ordinary', stage: 'preparation', adviser: 'etienne', askedDaysAgo: 118, takenDaysAgo: 110,
    message: 'Somos pedreiro e empregada de limpeza, em Renens desde 2006. A nossa filha fala melhor francês do que nós. Podemos pedir os três juntos?',
    facts: {
      birthDate: '1978-02-08', permit: 'C', stays: [{ permit: 'L', from: '2005', to: '2006' }, { permit: 'B', from: '2006', to: '2011' }, { permit: 'C', from: '2011', to: null }],
      residence: [{ commune: 5591, from: '2006', to: null }], language: { code: 'fr', oral: 'B1', written: 'A1', proof: 'none' },
      socialAssistance: { lastReceivedOn: null, repaid: false }, criminalRecord: false, debts: false,
    },
    notes: [{ kind: 'meeting', daysAgo: 110, text: 'À leur table, avec un gâteau. À l’oral tout va bien ; l’écrit sera le morceau. Cours à l’université populaire dès janvier.' }],
    followUps: [{ title: 'Inscription au test fide (écrit A2)', dueInDays: 12, remindDaysBefore: [3, 0] }],
    source: 'union',
  },
  {
    key: 'ingrid',
    person: {
      firstName: 'Ingrid', lastName: 'Wattenscheidt', languages: ['de', 'fr'], commune: 5938, canton: 'VD',
      contact: { email: 'ingrid.wattenscheidt@example.com', phone: '+41 24 000 00 11' },
    },
    procedure: 'ordinary', stage: 'communal-decision', adviser: 'odile', askedDaysAgo: 610, takenDaysAgo: 606, filedDaysAgo: 480,
    message: 'Ich bin 71 und lebe seit 1983 in Yverdon. Meine Enkel finden, es sei nun wirklich Zeit.',
    facts: { birthDate: '1955-04-17', permit: 'C', stays: [{ permit: 'C', from: '1993', to: null }], criminalRecord: false, debts: false },
    notes: [{ kind: 'note', daysAgo: 20, text: 'Préavis positif de la commission, la Municipalité décide le mois prochain.' }],
  },
  // Asks that nobody calls: letters and mail only. The centre at which she wrote shares one address.
  {
    key: 'amina',
    person: {
      firstName: 'Amina', lastName: 'Dhoorreyn', languages: ['so', 'fr'], commune: 6630, canton: 'GE',
      contact: { email: 'amina.dhoorreyn@example.org', safeToCall: false, bestTime: 'seulement par e-mail, en semaine' },
      members: [{ firstName: 'Sumaya', birthYear: 2020, relation: 'child' }],
    },
    procedure: 'unknown', stage: 'requested', adviser: null, askedDaysAgo: 9,
    message: 'Fadlan ha i soo wicina, guriga kuma hadli karo. Halkan toban iyo laba sano ayaan joogaa. Ma codsan karaa aniga iyo gabadhayda oo keliya?',
    facts: { birthDate: '1993', permit: 'B', stays: [{ permit: 'B', from: '2014', to: null }], pendingProceedings: 'unknown', socialAssistance: 'unknown' },
    source: 'women-centre', lettersHeld: true,
  },
  {
    key: 'nour',
    person: {
      firstName: 'نور', lastName: 'الحلّاق', languages: ['ar', 'fr'], commune: 6643, canton: 'GE',
      contact: { phone: '+41 79 000 00 12', safeToCall: true, bestTime: 'matin' },
      members: [{ firstName: 'يوسف', birthYear: 2012, relation: 'child' }, { firstName: 'ليان', birthYear: 2015, relation: 'child' }],
    },
    procedure: 'ordinary', stage: 'requested', adviser: null, askedDaysAgo: 13, worries: ['family', 'money'],
    message: 'أعمل خيّاطة في فيرنييه، وأولادي لا يعرفون مدينة أخرى. هل يمكننا أن نطلب الجنسية معًا؟ وكم تكلّف؟',
    facts: { birthDate: '1987-03-21', permit: 'C', stays: [{ permit: 'B', from: '2013', to: '2023' }, { permit: 'C', from: '2023', to: null }], refugeeStatus: 'recognised' },
    source: 'radio-diaspora',
  },
  // A daughter asks for her mother.
  {
    key: 'lurdes',
    person: {
      firstName: 'Maria de Lurdes', lastName: 'Figueirinhas', languages: ['pt'], commune: 6643, canton: 'GE', contact: { phone: '+41 22 000 00 13' },
      helper: { name: 'Luana Figueirinhas', phone: '+41 79 000 00 13', relation: 'daughter' },
    },
    procedure: 'ordinary', stage: 'requested', adviser: null, askedDaysAgo: 6,
    message: 'Escrevo pela minha mãe. Ela limpou escolas durante trinta anos e diz sempre: isso não é para gente como nós. Digam-lhe vocês que é.',
    facts: { birthDate: '1964', permit: 'C', stays: [{ permit: 'C', from: '2001', to: null }], language: { code: 'fr', oral: 'A2', written: 'A1', proof: 'none' } },
    source: 'letter-campaign',
  },
  {
    key: 'hong',
    person: {
      firstName: 'Thị Hồng', lastName: 'Nguyễn', languages: ['fr', 'en'], commune: 6621, canton: 'GE',
      contact: { email: 'thi.hong@example.org', phone: '+41 79 000 00 14', safeToCall: true },
    },
    procedure: 'ordinary', stage: 'federal-authorisation', adviser: 'nadira', askedDaysAgo: 980, takenDaysAgo: 970, filedDaysAgo: 840, reachedDaysAgo: 60,
    message: 'Je tiens une petite épicerie aux Pâquis. On me demande souvent de quel pays je suis ; j’aimerais répondre « d’ici », papiers en main.',
    facts: { birthDate: '1981-09-09', permit: 'C', stays: [{ permit: 'C', from: '2008', to: null }], criminalRecord: false, debts: false },
    notes: [{ kind: 'letter', daysAgo: 60, text: 'Dossier transmis à Berne, préavis positif. Huit mois en principe.' }],
    followUps: [{ title: 'Autorisation fédérale arrivée ?', dueInDays: 58, remindDaysBefore: [7] }],
  },
  // Suspended until a probation ends.
  {
    key: 'thierry',
    person: {
      firstName: 'Thierry', lastName: 'Okoumbassa', languages: ['fr'], commune: 6628, canton: 'GE',
      contact: { email: 'thierry.okoumbassa@example.org', phone: '+41 79 000 00 15' },
    },
    procedure: 'ordinary', stage: 'suspended', adviser: 'nadira', askedDaysAgo: 430, takenDaysAgo: 424, filedDaysAgo: 360, reachedDaysAgo: 210,
    message: 'J’ai un excès de vitesse au casier. Est-ce que tout est fichu ?',
    facts: { birthDate: '1990-06', permit: 'C', stays: [{ permit: 'B', from: '2010', to: '2016' }, { permit: 'C', from: '2016', to: null }], criminalRecord: true, debts: false },
    notes: [{ kind: 'letter', daysAgo: 210, text: 'Procédure suspendue jusqu’à la fin du délai d’épreuve. L’arrêt de 2025 sur l’appréciation d’ensemble est dans le dossier.' }],
    followUps: [{ title: 'Fin du délai d’épreuve : demander la reprise', dueInDays: 96, remindDaysBefore: [14, 3] }],
  },
  {
    key: 'rosalina',
    person: {
      firstName: 'Rosalina', lastName: 'Quintanilhas', languages: ['pt', 'fr'], commune: 6266, canton: 'VS',
      contact: { phone: '+41 79 000 00 16', safeToCall: true, bestTime: 'entre deux services, 15 heures' },
    },
    procedure: 'ordinary', stage: 'examination', adviser: 'firmin', askedDaysAgo: 500, takenDaysAgo: 489, filedDaysAgo: 260,
    message: 'Trabalho num restaurante em Sion há vinte anos. Mudei de comuna uma vez, de Sierre para Sion. Perdi os anos?',
    facts: {
      birthDate: '1980-08-15', permit: 'C', stays: [{ permit: 'B', from: '2006', to: '2011' }, { permit: 'C', from: '2011', to: null }],
      residence: [{ commune: 6248, from: '2006', to: '2023-06' }, { commune: 6266, from: '2023-07', to: null }],
    },
    notes: [{ kind: 'note', daysAgo: 255, text: 'Deux communes en tout : la condition valaisanne est remplie. Copie de l’article dans le dossier.' }],
    followUps: [{ title: 'Six mois sans nouvelles : se renseigner', dueInDays: 14, remindDaysBefore: [3, 0] }],
  },
  // Moved before the commune had finished.
  {
    key: 'karim',
    person: {
      firstName: 'Karim', lastName: 'Ouladenne', languages: ['ar', 'fr'], commune: 2125, canton: 'FR',
      contact: { email: 'karim.ouladenne@example.com', phone: '+41 79 000 00 17' },
    },
    procedure: 'ordinary', stage: 'moved', adviser: 'hodan', askedDaysAgo: 390, takenDaysAgo: 384, filedDaysAgo: 250,
    message: 'J’ai trouvé un meilleur travail à Bulle, à vingt minutes. Est-ce que je peux déménager ?',
    facts: {
      birthDate: '1985-11-23', permit: 'C', stays: [{ permit: 'B', from: '2009', to: '2014' }, { permit: 'C', from: '2014', to: null }],
      residence: [{ commune: 2196, from: '2015', to: '2026-08' }, { commune: 2125, from: '2026-09', to: null }],
    },
    notes: [{ kind: 'call', daysAgo: 70, text: 'Il avait déjà signé le bail. Le dossier de Fribourg se ferme ; le canton ne bouge pas, on repart à Bulle dès que possible.' }],
    followUps: [{ title: 'Règlement communal de Bulle : combien d’années ?', dueInDays: 9, remindDaysBefore: [2] }],
  },
  // Waits again: her adviser has left.
  {
    key: 'adriana',
    person: {
      firstName: 'Adriana', lastName: 'Huarcayanes', languages: ['es', 'fr'], commune: 6421, canton: 'NE',
      contact: { email: 'adriana.huarcayanes@example.org', phone: '+41 79 000 00 18', safeToCall: true, bestTime: 'après 17 heures' },
    },
    procedure: 'ordinary', stage: 'preparation', adviser: null, askedDaysAgo: 240,
    released: { by: 'gilberte', daysAgo: 38, reason: 'Je déménage à Montpellier. Adriana est presque prête, il ne manque que l’attestation fiscale.' },
    message: 'Trabajo en un taller de relojería. Mi jefa es suiza por naturalización y me dijo: ahora te toca a ti.',
    facts: { birthDate: '1991-01-30', permit: 'C', stays: [{ permit: 'B', from: '2013', to: '2023' }, { permit: 'C', from: '2023', to: null }], debts: false },
    notes: [
      { kind: 'meeting', daysAgo: 228, text: 'Horlogère à La Chaux-de-Fonds, très organisée, classeur avec onglets.' },
      { kind: 'note', daysAgo: 38, text: 'Reste à faire : attestation fiscale, puis dépôt.' },
    ],
    followUps: [{ title: 'Attestation fiscale demandée ?', dueInDays: 4, remindDaysBefore: [1] }],
  },
  {
    key: 'salif',
    person: {
      firstName: 'Salif', lastName: 'Kaborandé', languages: ['fr'], commune: 6711, canton: 'JU', contact: { email: 'salif.kaborande@example.org', phone: '+41 79 000 00 19' },
    },
    procedure: 'unknown', stage: 'requested', adviser: null, askedDaysAgo: 2,
    message: 'Je joue au FC depuis dix ans, j’entraîne les juniors. Le président du club dit que c’est le moment. Par où commencer ?',
    source: 'football-club',
  },
];
