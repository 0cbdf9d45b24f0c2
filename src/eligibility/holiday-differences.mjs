/** `theirs`: the package's rule (null: none); `ours`: what replaces it (null: nothing). */
export const DIFFERENCES = [
  {
    canton: 'UR',
    theirs: '12-26 not on monday, friday',
    ours: { kind: 'fixed', on: '12-26' },
    because: "St Stephen's Day is a public rest day without any condition",
    source: 'Gesetz über den Ladenschluss und die Sonntagsruhe, RB 70.1421, Art. 9 Abs. 1 lit. b',
  },
  {
    canton: 'AR',
    theirs: '12-26 not on monday',
    ours: { kind: 'fixed', on: '12-26', weekdays: [1, 3, 4, 5, 7] },
    because: 'it lapses when Christmas Day, not the 26th, is a Monday or a Friday',
    source: 'Verordnung zum Arbeitsgesetz, bGS 822.11, Art. 7 Abs. 1',
  },
  {
    canton: 'GL',
    theirs: 'Thursday after 04-02 if is observance holiday then next Thursday',
    ours: { kind: 'naefels' },
    because:
      'first Thursday of April outside Holy Week, so it can be 1 April: gl.ch lists 1 April 2027, the package says 8 April',
    source: 'https://www.gl.ch/portrait/naefelser-fahrt.html/207',
  },
  {
    canton: 'GL',
    theirs: '12-24',
    ours: null,
    because: 'a paid day off for the staff of the canton, not a public rest day',
    source: 'Ruhetagsgesetz, GS IX B/21/1, Art. 2 Abs. 1; Personalverordnung, GS II A/6/2, Art. 19 Abs. 2',
  },
  {
    canton: 'GL',
    theirs: '12-31',
    ours: null,
    because: 'a paid day off for the staff of the canton, not a public rest day',
    source: 'Ruhetagsgesetz, GS IX B/21/1, Art. 2 Abs. 1; Personalverordnung, GS II A/6/2, Art. 19 Abs. 2',
  },
  {
    canton: 'SO',
    theirs: '03-19',
    ours: null,
    because: 'kept in eight communes only',
    source: 'Ruhetagsgesetz, BGS 512.41, § 2; note in the package',
  },
  {
    canton: 'SO',
    theirs: '05-01 12:00',
    ours: null,
    because: 'from noon only; a whole day for civil and criminal time limits (EG ZPO § 22 Abs. 2), which are not ours',
    source: 'Ruhetagsgesetz, BGS 512.41, § 2 Abs. 1 lit. b',
  },
  {
    canton: 'AI',
    theirs: null,
    ours: { kind: 'fixed', on: '12-08' },
    because: 'a local holiday and public rest day, missing in the package',
    source: 'Ruhetagsgesetz, GS 822.200, Art. 2; https://ai.ch/themen/wirtschaft-und-arbeit/feiertage-ruhetage',
  },
  {
    canton: 'GR',
    theirs: null,
    ours: { kind: 'easter', offset: -2 },
    because: 'a public rest day, `optional` in the package',
    source: 'Ruhetagsgesetz, BR 520.100, Art. 2 Abs. 1 lit. b',
  },
  {
    canton: 'VS',
    theirs: '05-01 12:00',
    ours: null,
    because: 'half a day by usage, not in the list of the canton',
    source: 'Rechtspflegegesetz, SGS 173.1, Art. 37; https://www.valais4you.ch/de/wallis-in-kuerze/lebensart/feiertage',
  },
  {
    canton: 'VS',
    theirs: '12-24 12:00',
    ours: null,
    because: 'half a day by usage, not in the list of the canton',
    source: 'Rechtspflegegesetz, SGS 173.1, Art. 37; https://www.valais4you.ch/de/wallis-in-kuerze/lebensart/feiertage',
  },
  {
    canton: 'NE',
    theirs: 'easter 60',
    ours: null,
    because: 'kept in Le Landeron, not in the canton',
    source: 'Loi sur le dimanche et les jours fériés, RSN 941.02, art. 3; arrêté, RSN 941.020, art. 2',
  },
  {
    canton: 'NE',
    theirs: 'easter 1',
    ours: null,
    because:
      'no holiday by law; equated with one for terms of cantonal law only (loi sur la supputation des délais, RSN 161.7, art. 1), so in doubt left out',
    source:
      'Loi sur le dimanche et les jours fériés, RSN 941.02, art. 3 (https://rsn.ne.ch/DATA/program/books/RSN2012/20126/htm/94102.htm)',
  },
  {
    canton: 'VS',
    theirs: 'easter 50',
    ours: null,
    because: 'free by usage, expressly not among the holidays of the canton',
    source: 'Rechtspflegegesetz, SGS 173.1, Art. 37; https://www.valais4you.ch/de/wallis-in-kuerze/lebensart/feiertage',
  },
  {
    canton: 'AG',
    theirs: '05-01',
    ours: null,
    because: 'a day like any other by law, half a day off for the staff of the canton',
    source:
      'answer of the Regierungsrat, https://zofingertagblatt.ch/feiertage-warum-der-1-mai-im-aargau-gar-kein-feiertag-sein-kann',
  },
];

export const PARTS = [
  {
    canton: 'AG',
    theirs: ['01-02', 'easter 1', 'easter 50', 'easter 60', '08-15', '11-01', '12-08', '12-26'],
    where:
      'each district has four of its own; throughout are New Year, Good Friday, Ascension, 1 August and Christmas Day',
    source:
      'Einführungsgesetz zum Arbeitsrecht (EG ArR), § 6; https://www.hallo-aargau.ch/de/gut-zu-wissen/oeffnungszeiten--feiertage',
  },
  {
    canton: 'FR',
    theirs: ['easter 60', '08-15', '11-01', '12-08'],
    where:
      'not in the Protestant part: Courgevaux, Fräschels, Greng, Kerzers, Meyriez, Muntelier, Murten, Ried bei Kerzers, Ulmiz, Mont-Vully, Flamatt and Sensebrügg',
    source:
      'https://fr.ch/de/arbeit-und-unternehmen/arbeitnehmer/gesetzliche-feiertage-und-dienstfreie-tage-wo-liegt-der-unterschied',
  },
  {
    canton: 'SO',
    theirs: ['easter 60', '08-15', '11-01'],
    where: 'not in the district of Bucheggberg',
    source: "the canton's list for counting time limits, https://so.ch/allgemeine-informationen/gesetzliche-feiertage/",
  },
  {
    canton: 'AI',
    theirs: ['09-22'],
    where: 'in the inner part of the country, not in Oberegg',
    source:
      'Ruhetagsgesetz, GS 822.200, Art. 2 Abs. 1 lit. c; https://ai.ch/themen/wirtschaft-und-arbeit/feiertage-ruhetage',
  },
];

/** The package lacks these, or has them per canton. */
export const NAMES = {
  'fixed 01-02': { fr: '2 janvier', it: '2 gennaio', en: '2 January' },
  'fixed 01-06': { de: 'Dreikönigstag', fr: 'Épiphanie' },
  'fixed 03-01': { it: 'Instaurazione della Repubblica', en: 'Establishment of the Republic' },
  'fixed 03-19': { fr: 'Saint-Joseph', en: "St Joseph's Day" },
  'fixed 06-23': { it: 'Plebiscito giurassiano' },
  'fixed 06-29': { fr: 'Saints Pierre et Paul' },
  'fixed 08-01': { en: 'Swiss National Day' },
  'fixed 08-15': { it: 'Assunzione' },
  'fixed 09-22': { fr: 'Saint-Maurice', it: 'San Maurizio', en: "St Maurice's Day" },
  'fixed 09-25': { fr: 'Saint-Nicolas-de-Flüe', it: 'San Nicolao della Flüe', en: 'St Nicholas of Flüe' },
  'fixed 12-26': { de: 'Stephanstag', fr: 'Saint-Étienne', it: 'Santo Stefano', en: "St Stephen's Day" },
  'fixed 12-31': { it: 'Restaurazione della Repubblica' },
  'easter 60': { fr: 'Fête-Dieu' },
  'weekday 1 7 9 4': { fr: 'Jeûne genevois', it: 'Digiuno ginevrino', en: 'Genevan Fast' },
  'weekday 3 7 9 0': { en: 'Federal Fast' },
  'weekday 3 7 9 1': { fr: 'Lundi du Jeûne fédéral', it: 'Lunedì del Digiuno federale', en: 'Federal Fast Monday' },
  naefels: { fr: 'Fahrt de Näfels', it: 'Fahrt di Näfels', en: 'Näfels Procession' },
};
