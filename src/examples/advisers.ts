import type { AdviserLanguage, ExampleAdviser, Language } from './shapes.js';

const native = (code: Language, interprets = false): AdviserLanguage => ({ code, level: 'native', interprets });
const fluent = (code: Language, interprets = false): AdviserLanguage => ({ code, level: 'fluent', interprets });
const basic = (code: Language): AdviserLanguage => ({ code, level: 'basic', interprets: false });

const VAUD_AND_GENEVA: ExampleAdviser[] = [
  // The adviser of adviser@passerelle.example: seven cases, five of which count, two places free.
  {
    key: 'rahel', firstName: 'Rahel', lastName: 'Monnard', email: 'adviser@passerelle.example', phone: '+41 77 000 00 01',
    languages: [native('fr'), native('ti', true), fluent('en'), basic('it')],
    communes: [5586, 5591, 5589], cantons: ['VD'], remote: true, capacity: 7, specialities: ['ordinary', 'facilitated-child'],
    state: 'active', conflicts: [],
  },
  // The adviser of coordinator@passerelle.example: coordinators advise too.
  {
    key: 'odile', firstName: 'Odile', lastName: 'Perrochet', email: 'coordinator@passerelle.example', phone: '+41 77 000 00 02',
    languages: [native('fr'), fluent('de'), fluent('es'), fluent('en')],
    communes: [5938], cantons: ['VD'], remote: true, capacity: 4, specialities: ['ordinary', 'facilitated-spouse'],
    state: 'active', conflicts: [],
  },
  {
    key: 'besarta', firstName: 'Besarta', lastName: 'Favrodet', email: 'besarta.favrodet@example.org', phone: '+41 77 000 00 03',
    languages: [native('sq', true), native('fr'), basic('it')],
    communes: [5886, 5890], cantons: ['VD', 'VS'], remote: true, capacity: 4, specialities: ['ordinary'],
    state: 'active', conflicts: [], withoutAccount: true,
  },
  // Sits in the municipal council of Nyon, so nothing from there.
  {
    key: 'etienne', firstName: 'Étienne', lastName: 'Vaucorbeil', email: 'etienne.vaucorbeil@example.org', phone: '+41 77 000 00 04',
    languages: [native('fr'), fluent('pt'), fluent('en')],
    communes: [5724, 5642, 5591], cantons: ['VD', 'GE'], remote: true, capacity: 3, specialities: ['ordinary'],
    state: 'active', conflicts: [{ kind: 'authority', canton: 'VD', commune: 5724 }],
  },
  {
    key: 'nadira', firstName: 'Nadira', lastName: 'Belouardi', email: 'nadira.belouardi@example.org', phone: '+41 77 000 00 05',
    languages: [native('fr'), native('ar', true), fluent('en')],
    communes: [6621, 6608, 6628], cantons: ['GE'], remote: true, capacity: 5, specialities: ['ordinary', 'facilitated-spouse'],
    state: 'active', conflicts: [],
  },
  // Full: every place is taken.
  {
    key: 'ines', firstName: 'Inês', lastName: 'Rebordelo', email: 'ines.rebordelo@example.org', phone: '+41 77 000 00 06',
    languages: [native('pt', true), fluent('fr'), fluent('es')],
    communes: [6643, 6630, 6621], cantons: ['GE'], remote: false, capacity: 3, specialities: ['ordinary'],
    state: 'active', conflicts: [],
  },
  // Works only remotely: serves cantons, names no other commune than her own.
  {
    key: 'hodan', firstName: 'Hodan', lastName: 'Perretaz', email: 'hodan.perretaz@example.org', phone: '+41 77 000 00 07',
    languages: [native('so', true), fluent('fr'), fluent('ar')],
    communes: [6640], cantons: ['GE', 'VD', 'NE', 'FR', 'JU', 'VS'], remote: true, capacity: 3, specialities: ['ordinary'],
    state: 'active', conflicts: [],
  },
  // Has just offered to help; the coordinator has not met him yet.
  {
    key: 'lucien', firstName: 'Lucien', lastName: 'Ormondaz', email: 'lucien.ormondaz@example.org',
    languages: [native('fr'), fluent('ru'), basic('uk')],
    communes: [6608], cantons: ['GE'], remote: false, capacity: 3, specialities: [],
    state: 'applying', conflicts: [],
  },
];

const ZURICH: ExampleAdviser[] = [
  // The one for appeals; a lawyer, now retired.
  {
    key: 'annegret', firstName: 'Annegret', lastName: 'Tobelmann', email: 'annegret.tobelmann@example.org', phone: '+41 77 000 00 11',
    languages: [native('de'), fluent('fr'), fluent('en')],
    communes: [261], cantons: ['ZH', 'SH', 'TG', 'AG', 'ZG', 'SZ', 'GL'], remote: true, capacity: 4, specialities: ['appeal', 'ordinary'],
    state: 'active', conflicts: [],
  },
  {
    key: 'vlora', firstName: 'Vlora', lastName: 'Eglisauer', email: 'vlora.eglisauer@example.org', phone: '+41 77 000 00 12',
    languages: [native('sq', true), native('de'), fluent('sr')],
    communes: [230, 4566], cantons: ['ZH', 'TG', 'SH'], remote: true, capacity: 5, specialities: ['ordinary', 'facilitated-third-generation'],
    state: 'active', conflicts: [],
  },
  // A cousin of İpek, so not her adviser.
  {
    key: 'cagla', firstName: 'Çağla', lastName: 'Dietikerin', email: 'cagla.dietikerin@example.org', phone: '+41 77 000 00 13',
    languages: [native('tr', true), native('de'), fluent('kmr')],
    communes: [243, 247], cantons: ['ZH', 'AG'], remote: false, capacity: 4, specialities: ['ordinary'],
    state: 'active', conflicts: [{ kind: 'person', caseReference: 'ipek' }],
  },
  {
    key: 'kavitha', firstName: 'Kavitha', lastName: 'Selvamani', email: 'kavitha.selvamani@example.org', phone: '+41 77 000 00 14',
    languages: [native('ta', true), native('de'), fluent('en')],
    communes: [261, 62], cantons: ['ZH'], remote: false, capacity: 3, specialities: ['ordinary'],
    state: 'active', conflicts: [],
  },
  // Away for three weeks: with her mother in Novi Sad.
  {
    key: 'dragana', firstName: 'Dragana', lastName: 'Vukmirka', email: 'dragana.vukmirka@example.org', phone: '+41 77 000 00 15',
    languages: [native('sr', true), native('hr'), fluent('de')],
    communes: [198, 121], cantons: ['ZH', 'SG'], remote: true, capacity: 4, specialities: ['ordinary', 'facilitated-spouse'],
    state: 'active', conflicts: [], absences: [{ fromInDays: -4, toInDays: 16 }],
  },
  // Stopped: his cases wait again.
  {
    key: 'ruedi', firstName: 'Ruedi', lastName: 'Wipfinger', email: 'ruedi.wipfinger@example.org',
    languages: [native('de'), fluent('en'), fluent('it'), basic('es')],
    communes: [53], cantons: ['ZH', 'SH'], remote: false, capacity: 8, specialities: ['ordinary'],
    state: 'left', conflicts: [],
  },
];

const TICINO: ExampleAdviser[] = [
  {
    key: 'fiorenza', firstName: 'Fiorenza', lastName: 'Bernascoli', email: 'fiorenza.bernascoli@example.org', phone: '+41 77 000 00 21',
    languages: [native('it'), fluent('de'), fluent('fr')],
    communes: [5002, 5281], cantons: ['TI', 'GR'], remote: true, capacity: 5, specialities: ['facilitated-third-generation', 'ordinary'],
    state: 'active', conflicts: [],
  },
  {
    key: 'tiziano', firstName: 'Tiziano', lastName: 'Malcantini', email: 'tiziano.malcantini@example.org', phone: '+41 77 000 00 22',
    languages: [native('it'), fluent('pt'), fluent('es'), fluent('en')],
    communes: [5192], cantons: ['TI'], remote: false, capacity: 4, specialities: ['ordinary', 'facilitated-spouse'],
    state: 'active', conflicts: [],
  },
  // Paused since her child was born: keeps what only waits, takes nothing new.
  {
    key: 'mirjeta', firstName: 'Mirjeta', lastName: 'Leporini', email: 'mirjeta.leporini@example.org', phone: '+41 77 000 00 23',
    languages: [native('sq', true), fluent('it')],
    communes: [5113], cantons: ['TI'], remote: false, capacity: 3, specialities: ['ordinary'],
    state: 'paused', conflicts: [],
  },
  {
    key: 'omar', firstName: 'Omar', lastName: 'Valsoldini', email: 'omar.valsoldini@example.org', phone: '+41 77 000 00 24',
    languages: [native('it'), native('ar', true), fluent('fr'), basic('tr')],
    communes: [5254, 5250], cantons: ['TI'], remote: true, capacity: 3, specialities: ['ordinary'],
    state: 'active', conflicts: [],
  },
];

const ELSEWHERE: ExampleAdviser[] = [
  {
    key: 'salome', firstName: 'Salome', lastName: 'Aeschberg', email: 'salome.aeschberg@example.org', phone: '+41 77 000 00 31',
    languages: [native('de'), fluent('fr'), fluent('ti'), fluent('en')],
    communes: [351, 355, 371], cantons: ['BE', 'FR', 'SO'], remote: true, capacity: 5, specialities: ['ordinary'],
    state: 'active', conflicts: [],
  },
  {
    key: 'farhad', firstName: 'Farhad', lastName: 'Brodmannis', email: 'farhad.brodmannis@example.org', phone: '+41 77 000 00 32',
    languages: [native('fa', true), native('de'), fluent('en')],
    communes: [2701, 2703], cantons: ['BS', 'BL'], remote: true, capacity: 4, specialities: ['ordinary', 'reinstatement'],
    state: 'active', conflicts: [],
  },
  {
    key: 'oksana', firstName: 'Oksana', lastName: 'Dürrenberg', email: 'oksana.duerrenberg@example.org', phone: '+41 77 000 00 33',
    languages: [native('uk', true), native('ru', true), fluent('de')],
    communes: [3203, 3443, 3215], cantons: ['SG', 'AR', 'TG', 'GR'], remote: true, capacity: 5, specialities: ['ordinary'],
    state: 'active', conflicts: [],
  },
  {
    key: 'firmin', firstName: 'Firmin', lastName: 'Zerlauwen', email: 'firmin.zerlauwen@example.org', phone: '+41 77 000 00 34',
    languages: [native('fr'), fluent('de'), fluent('pt')],
    communes: [6266, 6248], cantons: ['VS'], remote: false, capacity: 3, specialities: ['ordinary'],
    state: 'active', conflicts: [],
  },
  {
    key: 'beatrix', firstName: 'Beatrix', lastName: 'Ambüeler', email: 'beatrix.ambueeler@example.org', phone: '+41 77 000 00 35',
    languages: [native('de'), fluent('en'), fluent('it')],
    communes: [1061, 1024, 1059], cantons: ['LU', 'ZG', 'SZ', 'NW'], remote: true, capacity: 4, specialities: ['ordinary', 'facilitated-spouse'],
    state: 'active', conflicts: [],
  },
  {
    key: 'rojda', firstName: 'Rojda', lastName: 'Fischbacher', email: 'rojda.fischbacher@example.org', phone: '+41 77 000 00 36',
    languages: [native('kmr', true), native('de'), fluent('ckb'), fluent('tr')],
    communes: [4001, 4021, 4045], cantons: ['AG', 'SO', 'BL'], remote: true, capacity: 4, specialities: ['ordinary'],
    state: 'active', conflicts: [],
  },
  // Stopped as well: moved to Montpellier to her grandchildren.
  {
    key: 'gilberte', firstName: 'Gilberte', lastName: 'Montandreux', email: 'gilberte.montandreux@example.org',
    languages: [native('fr'), fluent('es'), fluent('pt')],
    communes: [6458, 6421], cantons: ['NE', 'JU', 'FR', 'VD'], remote: true, capacity: 8, specialities: ['ordinary'],
    state: 'left', conflicts: [],
  },
];

export const ADVISERS: readonly ExampleAdviser[] = [...VAUD_AND_GENEVA, ...ZURICH, ...TICINO, ...ELSEWHERE];
