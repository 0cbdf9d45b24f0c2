import type { ExampleCase } from './shapes.js';

/** Zurich and its neighbours. */
export const STORIES_OF_ZURICH: readonly ExampleCase[] = [
  // A nurse whose commune asked her the name of a hamlet.
  {
    key: 'arjeta',
    person: {
      firstName: 'Arjeta', lastName: 'Gashnjani', languages: ['de', 'sq'], commune: 230, canton: 'ZH',
      contact: { email: 'arjeta.gashnjani@example.org', phone: '+41 79 000 00 21', safeToCall: true, bestTime: 'nach der Frühschicht, ab 16 Uhr' },
    },
    procedure: 'ordinary', stage: 'interview', adviser: 'vlora', askedDaysAgo: 470, takenDaysAgo: 463, filedDaysAgo: 350, reachedDaysAgo: 30,
    message: 'Jam infermiere në Winterthur, kam ardhur nga Gjakova kur isha tre vjeçe. Dua të votoj aty ku punoj.',
    facts: {
      birthDate: '1995-02-17', permit: 'C', stays: [{ permit: 'B', from: '1998-08', to: '2006' }, { permit: 'C', from: '2006', to: null }],
      residence: [{ commune: 230, from: '1998-08', to: null }], language: { code: 'de', oral: 'C2', written: 'C1', proof: 'school' },
      socialAssistance: { lastReceivedOn: null, repaid: false }, criminalRecord: false, pendingProceedings: false, debts: false,
    },
    notes: [
      { kind: 'meeting', daysAgo: 22, text: 'Gespräch vorbereitet. Sie kennt Stadtrat, Spital, Volksrechte; ich habe nichts gefunden, was sie nicht wüsste.' },
      { kind: 'call', daysAgo: 8, text: 'Ruft aus dem Bus an: Man habe sie nach dem Namen eines Weilers mit fünf Häusern gefragt, und nach dem Bach dort. Zweites Gespräch angesetzt.' },
    ],
    followUps: [
      { title: 'Protokoll des ersten Gesprächs verlangen', dueInDays: 1, remindDaysBefore: [0] },
      { title: 'Zweites Gespräch begleiten', dueInDays: 15, remindDaysBefore: [3, 0] },
    ],
    source: 'union',
  },
  // In appeal; six days left to answer the court.
  {
    key: 'ipek',
    person: {
      firstName: 'İpek', lastName: 'Işıkgüner', languages: ['tr', 'de'], commune: 243, canton: 'ZH',
      contact: { email: 'ipek.isikguner@example.com', phone: '+41 79 000 00 22', safeToCall: true },
      members: [{ firstName: 'Çınar', birthYear: 2013, relation: 'child' }],
    },
    procedure: 'ordinary', stage: 'appeal', adviser: 'annegret', askedDaysAgo: 700, takenDaysAgo: 24, filedDaysAgo: 610,
    message: 'Belediye başvurumu reddetti, ama neden anlamadım. Bana yardım edecek biri var mı?',
    facts: {
      birthDate: '1983-12-05', permit: 'C', stays: [{ permit: 'B', from: '2007', to: '2017' }, { permit: 'C', from: '2017', to: null }],
      residence: [{ commune: 243, from: '2015', to: null }], criminalRecord: false, debts: false,
    },
    decision: {
      decidedDaysAgo: 31, receivedDaysAgo: 24, delivery: 'registered', by: 'Stadtrat', remedyBody: 'Bezirksrat', termDays: 30, lastDayInDays: 6,
    },
    notes: [
      { kind: 'letter', daysAgo: 24, text: 'Abgelehnt wegen «fehlender Vereinstätigkeit». Sie pflegt seit vier Jahren ihren Vater; kein Wort davon im Entscheid.' },
      { kind: 'meeting', daysAgo: 11, text: 'Rekurs entworfen, Arztzeugnis und Schreiben der Schule liegen bei. Sie will es noch ihrer Schwester zeigen.' },
    ],
    followUps: [{ title: 'Rekurs eingeschrieben aufgeben, Quittung fotografieren', dueInDays: 3, remindDaysBefore: [2, 1, 0] }],
  },
  // Refused three days ago; nobody has typed the letter yet, so there is no last day.
  {
    key: 'tharani',
    person: {
      firstName: 'தாரணி', lastName: 'சிவபாதம்', languages: ['ta', 'de'], commune: 62, canton: 'ZH', contact: { phone: '+41 79 000 00 23', safeToCall: true, bestTime: 'abends' },
      members: [{ firstName: 'அருண்', birthYear: 1979, relation: 'spouse' }],
    },
    procedure: 'ordinary', stage: 'refused', adviser: 'kavitha', askedDaysAgo: 540, takenDaysAgo: 533, filedDaysAgo: 400,
    message: 'எங்கள் விண்ணப்பம் நிராகரிக்கப்பட்டது என்று கடிதம் வந்தது. எனக்கு அது முழுமையாகப் புரியவில்லை.',
    facts: { birthDate: '1982', permit: 'C', stays: [{ permit: 'C', from: '2009', to: null }], debts: 'unknown' },
    decision: { decidedDaysAgo: 8, receivedDaysAgo: 3, delivery: 'registered', by: 'Stadtrat' },
    notes: [{ kind: 'call', daysAgo: 3, text: 'Sie hat den Brief am Telefon vorgelesen, bis zur zweiten Seite. Sie bringt ihn vorbei; auf der letzten Seite steht wohl die Frist.' }],
    followUps: [{ title: 'Brief abholen und Frist eintragen', dueInDays: 0, remindDaysBefore: [0] }],
  },
  {
    key: 'milos',
    person: {
      firstName: 'Милош', lastName: 'Вучинградац', languages: ['sr', 'de'], commune: 198, canton: 'ZH', contact: { phone: '+41 79 000 00 24', safeToCall: true },
    },
    procedure: 'ordinary', stage: 'preparation', adviser: 'dragana', askedDaysAgo: 95, takenDaysAgo: 88,
    message: 'Возим камион по целој Швајцарској већ петнаест година. Стално сам на путу, рачунају ли ми се те године?',
    facts: { birthDate: '1977-10-10', permit: 'C', stays: [{ permit: 'B', from: '2010', to: '2020' }, { permit: 'C', from: '2020', to: null }], criminalRecord: 'unknown' },
    notes: [{ kind: 'note', daysAgo: 6, text: 'Bin drei Wochen weg, er weiss es. Strafregisterauszug ist bestellt.' }],
    followUps: [{ title: 'Strafregisterauszug durchsehen', dueInDays: 18, remindDaysBefore: [0] }],
  },
  {
    key: 'ewelina',
    person: {
      firstName: 'Ewelina', lastName: 'Zarzeczna', languages: ['de', 'en'], commune: 2939, canton: 'SH',
      contact: { email: 'ewelina.zarzeczna@example.org', phone: '+41 79 000 00 25' },
    },
    procedure: 'ordinary', stage: 'preparation', adviser: null, askedDaysAgo: 170,
    released: { by: 'ruedi', daysAgo: 21, reason: 'Ich höre aus gesundheitlichen Gründen auf. Frau Z. ist eine Freude, bitte nicht liegen lassen.' },
    message: 'Ich bin Logopädin und seit 2012 in Schaffhausen. Herr Wipfinger hat mir sehr geholfen, aber jetzt weiss ich nicht, wie es weitergeht.',
    facts: { birthDate: '1986-05-03', permit: 'C', stays: [{ permit: 'B', from: '2012-03', to: '2017-03' }, { permit: 'C', from: '2017-03', to: null }] },
    notes: [{ kind: 'meeting', daysAgo: 60, text: 'Unterlagen zu drei Vierteln beisammen.' }],
    followUps: [{ title: 'Betreibungsauszug läuft ab', dueInDays: 20, remindDaysBefore: [10, 3] }],
  },
  {
    key: 'dilan',
    person: {
      firstName: 'Dîlan', lastName: 'Botanyar', languages: ['kmr', 'de'], commune: 4001, canton: 'AG', contact: { email: 'dilan.botanyar@example.org', phone: '+41 79 000 00 26' },
    },
    procedure: 'ordinary', stage: 'public-notice', adviser: 'rojda', askedDaysAgo: 590, takenDaysAgo: 584, filedDaysAgo: 450,
    message: 'Navê min û wêneyê min dê di rojnameyê de derkeve? Ez ji vê yekê ditirsim.',
    facts: { birthDate: '1992-03-21', permit: 'C', stays: [{ permit: 'B', from: '2008', to: '2016' }, { permit: 'C', from: '2016', to: null }], refugeeStatus: 'recognised' },
    notes: [{ kind: 'call', daysAgo: 14, text: 'Erklärt, was im Amtsblatt steht und was nicht. Kein Bild. Sie ist etwas ruhiger.' }],
    followUps: [{ title: 'Ende der Auflage: Einwände eingegangen?', dueInDays: 11, remindDaysBefore: [2, 0] }],
  },
];

/** The rest of the German-speaking cantons and Grisons. */
export const STORIES_OF_THE_EAST_AND_CENTRE: readonly ExampleCase[] = [
  // Waits for months: nobody who speaks Tamil serves Grisons.
  {
    key: 'anusha',
    person: {
      firstName: 'அனுஷா', lastName: 'நல்லதம்பி', languages: ['ta'], commune: 3901, canton: 'GR',
      contact: { phone: '+41 79 000 00 31', safeToCall: true, bestTime: 'Montag und Dienstag' },
      members: [{ firstName: 'கவின்', birthYear: 2017, relation: 'child' }],
    },
    procedure: 'ordinary', stage: 'requested', adviser: null, askedDaysAgo: 143,
    message: 'நான் சூரில் உணவகத்தில் வேலை செய்கிறேன். ஜெர்மன் கொஞ்சம்தான் தெரியும். தமிழில் யாராவது எனக்கு விளக்க முடியுமா?',
    facts: { birthDate: '1989-07', permit: 'C', stays: [{ permit: 'B', from: '2011', to: '2021' }, { permit: 'C', from: '2021', to: null }], residence: [{ commune: 3901, from: '2012', to: null }] },
    source: 'temple',
  },
  {
    key: 'olena',
    person: {
      firstName: 'Олена', lastName: 'Бережанська', languages: ['uk', 'ru', 'de'], commune: 3203, canton: 'SG', contact: { email: 'olena.berezhanska@example.org', phone: '+41 79 000 00 32' },
      members: [{ firstName: 'Дарина', birthYear: 2015, relation: 'child' }],
    },
    procedure: 'unknown', stage: 'screening', adviser: 'oksana', askedDaysAgo: 19, takenDaysAgo: 15,
    message: 'У мене статус S, донька вже думає німецькою. Чи рахуються ці роки? Чи є сенс чекати?',
    facts: { birthDate: '1984-08-24', permit: 'S', stays: [{ permit: 'S', from: '2022-03', to: null }], language: { code: 'de', oral: 'B1', written: 'B1', proof: 'certificate' } },
    notes: [{ kind: 'call', daysAgo: 14, text: 'Ehrlich gesagt: heute nicht, und niemand weiss, wie die Jahre einmal zählen. Alles aufbewahren, in einem Jahr wieder reden.' }],
    followUps: [{ title: 'Merkblatt zu Status S auf Ukrainisch schicken', dueInDays: 3, remindDaysBefore: [0] }],
  },
  // Withdrew after a talk at the counter.
  {
    key: 'jelena',
    person: {
      firstName: 'Јелена', lastName: 'Крушевљак', languages: ['sr', 'de'], commune: 3340, canton: 'SG', contact: { phone: '+41 79 000 00 33', safeToCall: true },
    },
    procedure: 'ordinary', stage: 'withdrawn', adviser: 'dragana', askedDaysAgo: 330, takenDaysAgo: 322, filedDaysAgo: 180,
    message: 'На шалтеру су ми рекли да боље повучем захтев, иначе кошта. Да ли је то тачно?',
    facts: { birthDate: '1994-01-07', permit: 'C', stays: [{ permit: 'C', from: '2005', to: null }] },
    notes: [{ kind: 'letter', daysAgo: 40, text: 'Sie hat das vorbereitete Rückzugsformular unterschrieben. Gemeldet, und sie will es im Frühling noch einmal versuchen.' }],
    followUps: [{ title: 'Nachfragen, ob sie neu anfangen mag', dueInDays: 75, remindDaysBefore: [7] }],
  },
  {
    key: 'reza',
    person: {
      firstName: 'رضا', lastName: 'هراتیان', languages: ['prs', 'de'], commune: 2701, canton: 'BS', contact: { phone: '+41 79 000 00 34', safeToCall: true, bestTime: 'Feierabend, ab halb sechs' },
    },
    procedure: 'ordinary', stage: 'preparation', adviser: 'farhad', askedDaysAgo: 76, takenDaysAgo: 70,
    message: 'تنها آمدم، شانزده ساله بودم. حالا نجار هستم و دیپلوم سویس دارم. چه چیز هنوز کم است؟',
    facts: {
      birthDate: '1999', permit: 'C', stays: [{ permit: 'F', from: '2015-11', to: '2020-11' }, { permit: 'B', from: '2020-11', to: '2025-11' }, { permit: 'C', from: '2025-11', to: null }],
      residence: [{ commune: 2701, from: '2016', to: null }], language: { code: 'de', oral: 'B2', written: 'B1', proof: 'school' }, criminalRecord: false, debts: false,
    },
    notes: [{ kind: 'meeting', daysAgo: 70, text: 'Schreiner EFZ mit der besten Note des Betriebs. Die Jahre mit F zählen nur halb, wir rechnen genau.' }],
    followUps: [{ title: 'Jahre nachrechnen und ihm den Tag schreiben', dueInDays: 5, remindDaysBefore: [1] }],
  },
  // Was born Swiss in Riehen and lost it by marrying in 1970.
  {
    key: 'rosmarie',
    person: {
      firstName: 'Rosmarie', lastName: 'Castelnuovi', languages: ['de', 'it'], commune: 2703, canton: 'BS', contact: { phone: '+41 61 000 00 35', safeToCall: true, bestTime: 'vormittags' },
      helper: { name: 'Laura Castelnuovi', phone: '+41 79 000 00 35', relation: 'granddaughter' },
    },
    procedure: 'reinstatement', stage: 'filed', adviser: 'farhad', askedDaysAgo: 130, takenDaysAgo: 127, filedDaysAgo: 12,
    message: 'Ich bin hier geboren und war Schweizerin, bis ich 1970 geheiratet habe. Ich möchte es noch einmal sein, bevor ich achtzig werde.',
    facts: { birthDate: '1948-09-30', permit: 'C', stays: [{ permit: 'C', from: '1996', to: null }] },
    notes: [{ kind: 'meeting', daysAgo: 127, text: 'Sie hat den Heimatschein von 1969 in einer Keksdose aufbewahrt.' }],
    followUps: [{ title: 'Eingangsbestätigung des SEM', dueInDays: 18, remindDaysBefore: [0] }],
  },
  {
    key: 'faduma',
    person: {
      firstName: 'Faduma', lastName: 'Geeddiyow', languages: ['so', 'de'], commune: 351, canton: 'BE', contact: { phone: '+41 79 000 00 36', safeToCall: true },
      members: [{ firstName: 'Ayuub', birthYear: 2011, relation: 'child' }, { firstName: 'Nimco', birthYear: 2013, relation: 'child' }],
    },
    procedure: 'ordinary', stage: 'examination', adviser: 'salome', askedDaysAgo: 410, takenDaysAgo: 399, filedDaysAgo: 205,
    message: 'Waxaan shaqeeyaa 80 boqolkiiba oo keligay ayaan carruurta koriyaa. Caawimo yar ayaan ka helay magaalada. Taasi ma dhibaato baa?',
    facts: { birthDate: '1985', permit: 'C', stays: [{ permit: 'B', from: '2010', to: '2020' }, { permit: 'C', from: '2020', to: null }], socialAssistance: { lastReceivedOn: '2024-10', repaid: false } },
    notes: [{ kind: 'letter', daysAgo: 190, text: 'Gesuch um Ausnahme beigelegt: erwerbstätig und allein mit zwei Kindern. Art. 9 der Verordnung zitiert.' }],
    followUps: [{ title: 'Stand bei der Stadt erfragen', dueInDays: 27, remindDaysBefore: [3] }],
  },
  {
    key: 'biniam',
    person: {
      firstName: 'ቢንያም', lastName: 'ኣስመሮም', languages: ['ti', 'fr'], commune: 371, canton: 'BE', contact: { phone: '+41 79 000 00 37', safeToCall: true },
    },
    procedure: 'ordinary', stage: 'screening', adviser: 'salome', askedDaysAgo: 23, takenDaysAgo: 12,
    message: 'ኣብ ቢየን ክልቲኡ ቋንቋ ይዛረቡ። ብኣየናይ ቋንቋ ክፍተን?',
    facts: { birthDate: '1990-10', permit: 'unknown' },
    notes: [{ kind: 'call', daysAgo: 11, text: 'Er darf wählen, in Biel geht beides. Er lacht: auf der Baustelle redet er Französisch, auf dem Amt lieber Deutsch.' }],
  },
  {
    key: 'heike',
    person: {
      firstName: 'Heike', lastName: 'Löwenstrunk', languages: ['de'], commune: 1061, canton: 'LU', contact: { email: 'heike.loewenstrunk@example.com', phone: '+41 79 000 00 38' },
    },
    procedure: 'ordinary', stage: 'cantonal-decision', adviser: 'beatrix', askedDaysAgo: 1090, takenDaysAgo: 1080, filedDaysAgo: 900,
    message: 'Ich unterrichte seit vierzehn Jahren an einer Luzerner Kantonsschule, Staatskunde. Meine Schüler dürfen abstimmen, ich nicht.',
    facts: { birthDate: '1974-06-11', permit: 'C', stays: [{ permit: 'C', from: '2012', to: null }] },
    notes: [{ kind: 'letter', daysAgo: 80, text: 'Eidgenössische Bewilligung ist da, gültig ein Jahr. Jetzt nur noch der Kanton.' }],
    followUps: [{ title: 'Bewilligung läuft in einem Jahr ab: Stand beim Kanton', dueInDays: 190, remindDaysBefore: [30, 7] }],
  },
  {
    key: 'ayse',
    person: {
      firstName: 'Ayşe', lastName: 'Çamlıdereli', languages: ['de', 'tr'], commune: 1322, canton: 'SZ', contact: { email: 'ayse.camlidereli@example.org', phone: '+41 79 000 00 39' },
    },
    procedure: 'ordinary', stage: 'public-notice', adviser: 'beatrix', askedDaysAgo: 640, takenDaysAgo: 630, filedDaysAgo: 510,
    message: 'Ich bin in Lachen zur Schule gegangen und nach der Lehre nach Freienbach gezogen, neun Kilometer. Fangen die fünf Jahre wirklich neu an?',
    facts: { birthDate: '1998-04-23', permit: 'C', stays: [{ permit: 'C', from: '2004', to: null }], residence: [{ commune: 1322, from: '2018-08', to: null }] },
    followUps: [{ title: 'Ende der Publikation', dueInDays: 8, remindDaysBefore: [1] }],
  },
  {
    key: 'rohan',
    person: {
      firstName: 'Rohan', lastName: 'Thistlecombe', languages: ['en'], commune: 1711, canton: 'ZG', contact: { email: 'rohan.thistlecombe@example.com', phone: '+41 79 000 00 40' },
      members: [{ firstName: 'Seraina', birthYear: 1988, relation: 'spouse' }],
    },
    procedure: 'facilitated-spouse', stage: 'preparation', adviser: 'beatrix', askedDaysAgo: 61, takenDaysAgo: 58,
    message: 'My wife is Swiss, our son is Swiss, the dog has a Swiss chip. I would like to complete the set. Are five years of marriage enough?',
    facts: { birthDate: '1987-11-02', permit: 'B', stays: [{ permit: 'B', from: '2020-01-10', to: null }], marriedToSwissSince: '2021-09-18', language: { code: 'de', oral: 'A2', written: 'A2', proof: 'none' } },
    notes: [{ kind: 'call', daysAgo: 57, text: 'Die Jahre reichen, das Deutsch noch nicht ganz. Kurs B1 bis Ostern.' }],
    followUps: [{ title: 'Kurs angemeldet?', dueInDays: 10, remindDaysBefore: [2] }],
  },
  {
    key: 'emina',
    person: {
      firstName: 'Emina', lastName: 'Travničević', languages: ['bs', 'de'], commune: 4401, canton: 'TG', contact: { phone: '+41 79 000 00 41', safeToCall: true },
    },
    procedure: 'ordinary', stage: 'examination', adviser: 'vlora', askedDaysAgo: 450, takenDaysAgo: 441, filedDaysAgo: 300,
    message: 'Ovdje traže njemački B2, a ja radim u domu za stare i pričam cijeli dan dijalekt. Je li to dovoljno?',
    facts: { birthDate: '1988-12-01', permit: 'C', stays: [{ permit: 'C', from: '2010', to: null }], language: { code: 'de', oral: 'B2', written: 'B1', proof: 'certificate' } },
    notes: [{ kind: 'letter', daysAgo: 120, text: 'Prüfung B2 mündlich und B1 schriftlich bestanden, nachgereicht.' }],
    followUps: [{ title: 'Neun Monate still: bei der Gemeinde nachfragen', dueInDays: -5, remindDaysBefore: [3, 0] }],
  },
];
