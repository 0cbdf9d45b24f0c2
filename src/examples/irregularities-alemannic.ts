import type { ExampleIrregularity } from './shapes.js';

export const IRREGULARITIES_OF_ZURICH: readonly ExampleIrregularity[] = [
  {
    key: 'name-of-a-hamlet', case: 'arjeta', loggedBy: 'vlora', code: 'EXCESSIVE_KNOWLEDGE', authority: { level: 'commune', canton: 'ZH', organ: 'commission' },
    occurred: { daysAgo: 8 }, consent: 'named-story', status: 'confirmed', kind: 'act', severity: { scale: 3, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Gefragt wurde nach dem Namen eines Weilers mit fünf Häusern und nach dem Bach, der dort fliesst. Wer das nicht weiss, muss ein zweites Mal kommen.',
  },
  {
    key: 'number-of-the-bus-line', loggedBy: 'kavitha', code: 'EXCESSIVE_KNOWLEDGE', authority: { level: 'commune', canton: 'ZH', organ: 'commission' },
    occurred: { monthsAgo: 4 }, consent: 'statistics', status: 'confirmed', kind: 'act', severity: { scale: 2, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Six of thirty questions were about local shop owners and bus lines. The score sheet shows that these decided the result.',
  },
  {
    key: 'year-of-the-bell-tower', loggedBy: 'cagla', code: 'EXCESSIVE_KNOWLEDGE', authority: { level: 'commune', canton: 'ZH', organ: 'commission' },
    occurred: { monthsAgo: 11 }, consent: 'statistics', status: 'confirmed', kind: 'act', severity: { scale: 3, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Baujahr des Kirchturms und Vorname des Gemeindeammanns von 1950: zwei von zehn Fragen, beide als falsch gewertet.',
  },
  {
    key: 'song-of-the-commune', loggedBy: 'ruedi', code: 'EXCESSIVE_KNOWLEDGE', authority: { level: 'commune', canton: 'ZH', organ: 'executive' },
    occurred: { monthsAgo: 14 }, consent: 'anonymous-story', status: 'confirmed', kind: 'act', severity: { scale: 2, scope: 'household', remediable: 'easily' }, evidenceLevel: 'corroborated',
    description: 'Das Ehepaar sollte die zweite Strophe des Dorflieds aufsagen. Der Protokollführer bestätigt die Frage.',
  },
  {
    key: 'cheese-before-rights', loggedBy: 'annegret', code: 'EXCESSIVE_KNOWLEDGE', authority: { level: 'commune', canton: 'ZH', organ: 'commission' },
    occurred: { monthsAgo: 7 }, consent: 'statistics', status: 'confirmed', kind: 'act', severity: { scale: 3, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Ein Drittel der Fragen galt Brauchtum und Käsesorten; Arbeit, Schule und Familie kamen im Gespräch nicht vor.',
  },
  {
    key: 'nobody-wrote-anything-down', case: 'arjeta', loggedBy: 'vlora', code: 'NO_RECORD', authority: { level: 'commune', canton: 'ZH', organ: 'commission' },
    occurred: { daysAgo: 8 }, consent: 'statistics', status: 'reported',
    description: 'Niemand hat mitgeschrieben. Auf Nachfrage: Ein Protokoll gebe es «bei uns» nie.',
  },
  {
    key: 'no-club-no-passport', case: 'ipek', loggedBy: 'annegret', code: 'SINGLE_CRITERION', authority: { level: 'commune', canton: 'ZH', organ: 'executive' },
    occurred: { daysAgo: 31 }, consent: 'anonymous-story', status: 'confirmed', kind: 'act', severity: { scale: 4, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Abgelehnt allein wegen fehlender Vereinstätigkeit; Sprache, Arbeit und Leumund sind laut Entscheid «einwandfrei».',
  },
  {
    key: 'care-does-not-count', case: 'ipek', loggedBy: 'annegret', code: 'PERSONAL_CIRCUMSTANCES', authority: { level: 'commune', canton: 'ZH', organ: 'executive' },
    occurred: { daysAgo: 31 }, consent: 'statistics', status: 'in-follow-up', kind: 'omission', severity: { scale: 3, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Die Pflege des Vaters, mit Arztzeugnis belegt, wird mit keinem Wort gewürdigt.',
  },
  {
    key: 'could-not-comment', case: 'tharani', loggedBy: 'kavitha', code: 'NO_HEARING', authority: { level: 'commune', canton: 'ZH', organ: 'administration' },
    occurred: { daysAgo: 8 }, consent: 'internal', status: 'reported',
    description: 'Der Entscheid kam ohne Vorankündigung; zum negativen Bericht konnte sich die Familie nicht äussern.',
  },
  {
    key: 'certificate-of-another-school', loggedBy: 'dragana', code: 'LANGUAGE_PROOF', authority: { level: 'commune', canton: 'ZH', organ: 'administration' },
    occurred: { monthsAgo: 8 }, consent: 'internal', status: 'rejected', rejectedBecause: 'Der Nachweis war abgelaufen und wurde nach einem Telefon ohne Weiteres durch den neuen ersetzt.',
    description: 'Sprachnachweis nicht angenommen.',
  },
];

export const IRREGULARITIES_OF_THE_EAST_AND_CENTRE: readonly ExampleIrregularity[] = [
  {
    key: 'form-was-ready', case: 'jelena', loggedBy: 'dragana', code: 'DISCOURAGEMENT', authority: { level: 'commune', canton: 'SG', organ: 'administration' },
    occurred: { daysAgo: 44 }, consent: 'anonymous-story', status: 'confirmed', kind: 'act', severity: { scale: 3, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Am Schalter lag ein ausgefülltes Rückzugsformular bereit, verbunden mit dem Hinweis auf Kosten bei Ablehnung. Kopie vorhanden.',
  },
  {
    key: 'wages-in-the-gazette', loggedBy: 'oksana', code: 'PRIVACY_BREACH', authority: { level: 'commune', canton: 'SG', organ: 'administration' },
    occurred: { daysAgo: 27 }, consent: 'internal', status: 'reported',
    description: 'In der Publikation standen der Arbeitgeber und der Grund des Aufenthalts. Beides gehört nicht dorthin.',
  },
  {
    key: 'photo-demanded', case: 'dilan', loggedBy: 'rojda', code: 'PRIVACY_BREACH', authority: { level: 'commune', canton: 'AG', organ: 'administration' },
    occurred: { daysAgo: 25 }, consent: 'statistics', status: 'under-review',
    description: 'Für die Auflage wurde zuerst ein Porträtfoto «zur Vorstellung in der Dorfzeitung» verlangt, nach Rückfrage dann nicht mehr.',
  },
  {
    key: 'opening-hours-of-the-dump', loggedBy: 'cagla', code: 'EXCESSIVE_KNOWLEDGE', authority: { level: 'commune', canton: 'AG', organ: 'commission' },
    occurred: { monthsAgo: 6 }, consent: 'statistics', status: 'confirmed', kind: 'act', severity: { scale: 2, scope: 'one', remediable: 'easily' }, evidenceLevel: 'documented',
    description: 'Öffnungszeiten der Sammelstelle, Name des letzten Schützenkönigs: Das war die Staatskunde.',
  },
  {
    key: 'vote-without-motion', loggedBy: 'annegret', code: 'INVALID_VOTE', authority: { level: 'commune', canton: 'AG', organ: 'assembly' },
    occurred: { monthsAgo: 12 }, consent: 'anonymous-story', status: 'confirmed', kind: 'act', severity: { scale: 4, scope: 'household', remediable: 'with-effort' }, evidenceLevel: 'corroborated',
    description: 'Die Versammlung lehnte mit Handmehr ab, ohne dass jemand einen begründeten Antrag gestellt hätte. Das Protokoll und zwei Stimmberechtigte bestätigen es.',
  },
  {
    key: 'reasons-came-later', loggedBy: 'annegret', code: 'NO_REASONS', authority: { level: 'commune', canton: 'AG', organ: 'assembly' },
    occurred: { monthsAgo: 15 }, consent: 'statistics', status: 'resolved', kind: 'omission', severity: { scale: 3, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'established',
    description: 'Die Begründung wurde erst im Beschwerdeverfahren nachgeschoben. Die Beschwerde wurde gutgeheissen.',
  },
  {
    key: 'debts-of-the-former-husband', loggedBy: 'rojda', code: 'FINANCIAL_CRITERION', authority: { level: 'commune', canton: 'AG', organ: 'administration' },
    occurred: { monthsAgo: 5 }, consent: 'statistics', status: 'confirmed', kind: 'act', severity: { scale: 3, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Ihr wurden Betreibungen des geschiedenen Mannes angerechnet, obwohl der Auszug sie ihm zuordnet.',
  },
  {
    key: 'dialect-test', case: 'emina', loggedBy: 'vlora', code: 'LANGUAGE_PROOF', authority: { level: 'commune', canton: 'TG', organ: 'commission' },
    occurred: { monthsAgo: 4 }, consent: 'statistics', status: 'under-review',
    description: 'Trotz bestandener Prüfung ein zweiter «Test» im Gespräch, zur Hälfte auf Mundart.',
  },
  {
    key: 'refused-again', loggedBy: 'annegret', code: 'NON_COMPLIANCE', authority: { level: 'commune', canton: 'SZ', organ: 'commission' },
    occurred: { monthsAgo: 9 }, consent: 'statistics', status: 'confirmed', kind: 'act', severity: { scale: 4, scope: 'one', remediable: 'hardly' }, evidenceLevel: 'established',
    description: 'Nach der Rückweisung durch das Gericht mit derselben Begründung noch einmal abgelehnt.',
  },
  {
    key: 'question-about-prayer', loggedBy: 'vlora', code: 'DISCRIMINATION', authority: { level: 'canton', canton: 'TG', organ: 'commission' },
    occurred: { monthsAgo: 3 }, consent: 'internal', status: 'under-review',
    description: 'Mehrere Fragen zum Kopftuch und zum Gebet, keine zur Arbeit. Die Notiz entstand am selben Abend.',
  },
  {
    key: 'nine-kilometres', case: 'ayse', loggedBy: 'beatrix', code: 'RESIDENCE_CALC', authority: { level: 'commune', canton: 'SZ', organ: 'administration' },
    occurred: { monthsAgo: 17 }, consent: 'anonymous-story', status: 'confirmed', kind: 'act', severity: { scale: 2, scope: 'one', remediable: 'easily' }, evidenceLevel: 'documented',
    description: 'Die Gemeinde verlangte nach einem Umzug von neun Kilometern sechs statt fünf Jahre, weil sie vom Kalenderjahr an rechnete.',
  },
  {
    key: 'neighbour-on-the-commission', loggedBy: 'beatrix', code: 'BIAS', authority: { level: 'commune', canton: 'SZ', organ: 'commission' },
    occurred: { monthsAgo: 2 }, consent: 'internal', status: 'under-review',
    description: 'Ein Mitglied, das mit der Familie im Streit um eine Grenzmauer liegt, stellte die meisten Fragen.',
  },
  {
    key: 'recording-deleted', loggedBy: 'beatrix', code: 'NO_RECORD', authority: { level: 'citizens-commune', canton: 'ZG', organ: 'commission' },
    occurred: { monthsAgo: 6 }, consent: 'statistics', status: 'confirmed', kind: 'omission', severity: { scale: 2, scope: 'one', remediable: 'hardly' }, evidenceLevel: 'documented',
    description: 'Die Aufnahme wurde vor Ablauf der Frist gelöscht, ein Protokoll gibt es nicht. Schriftlich bestätigt.',
  },
  {
    key: 'test-in-the-corridor', loggedBy: 'beatrix', code: 'UNANNOUNCED_TEST', authority: { level: 'commune', canton: 'LU', organ: 'commission' },
    occurred: { daysAgo: 52 }, consent: 'statistics', status: 'reported',
    description: 'Vor dem Gespräch wurde im Gang ein Fragebogen verteilt, von dem in der Einladung nichts stand.',
  },
  {
    key: 'working-and-alone', case: 'faduma', loggedBy: 'salome', code: 'PERSONAL_CIRCUMSTANCES', authority: { level: 'commune', canton: 'BE', organ: 'administration' },
    occurred: { monthsAgo: 4 }, consent: 'statistics', status: 'needs-more',
    description: 'Mündlich hiess es, Ausnahmen mache man nicht. Wir warten auf die schriftliche Antwort.',
  },
  {
    key: 'help-before-the-three-years', loggedBy: 'salome', code: 'FINANCIAL_CRITERION', authority: { level: 'commune', canton: 'BE', organ: 'administration' },
    occurred: { monthsAgo: 8 }, consent: 'statistics', status: 'confirmed', kind: 'act', severity: { scale: 2, scope: 'household', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Sozialhilfe aus dem Jahr 2015 wurde vorgehalten, zurückbezahlt und weit ausserhalb der Frist.',
  },
  {
    key: 'letter-without-remedy', loggedBy: 'farhad', code: 'NO_REMEDY', authority: { level: 'citizens-commune', canton: 'BS', organ: 'commission' },
    occurred: { monthsAgo: 5 }, consent: 'statistics', status: 'confirmed', kind: 'omission', severity: { scale: 3, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Ein Brief «zur Kenntnis», der in Wahrheit eine Ablehnung ist: ohne Rechtsmittel, ohne Frist, ohne Unterschrift.',
  },
  {
    key: 'not-yet-ripe', loggedBy: 'farhad', code: 'NO_REASONS', authority: { level: 'citizens-commune', canton: 'BL', organ: 'executive' },
    occurred: { daysAgo: 34 }, consent: 'internal', status: 'reported',
    description: 'Zurückgestellt, weil er «noch nicht reif» sei. Mehr steht nicht im Schreiben.',
  },
  {
    key: 'fee-by-income', loggedBy: 'rojda', code: 'EXCESSIVE_FEE', authority: { level: 'citizens-commune', canton: 'SO', organ: 'administration' },
    occurred: { monthsAgo: 10 }, consent: 'statistics', status: 'confirmed', kind: 'act', severity: { scale: 2, scope: 'household', remediable: 'easily' }, evidenceLevel: 'documented',
    description: 'Die Gebühr wurde nach dem Einkommen berechnet. Ein Tarif oder eine Aufstellung liegt nicht vor.',
  },
  {
    key: 'no-forms-today', loggedBy: 'oksana', code: 'DISCOURAGEMENT', authority: { level: 'citizens-commune', canton: 'GR', organ: 'administration' },
    occurred: { daysAgo: 60 }, consent: 'statistics', status: 'reported',
    description: 'Formulare gebe es erst nach einem «Eignungsgespräch», Termine dafür frühestens in acht Monaten.',
  },
  {
    key: 'years-of-study-left-out', loggedBy: 'ruedi', code: 'RESIDENCE_CALC', authority: { level: 'commune', canton: 'SH', organ: 'administration' },
    occurred: { monthsAgo: 18 }, consent: 'statistics', status: 'resolved', kind: 'act', severity: { scale: 2, scope: 'one', remediable: 'easily' }, evidenceLevel: 'established',
    description: 'Die Studienjahre mit Bewilligung B wurden nicht gezählt. Nach einem Schreiben mit dem Gesetzesartikel berichtigt.',
  },
];
