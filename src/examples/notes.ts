import type { ExampleNote, Stage } from './shapes.js';

/* What advisers write about the many people of the demonstration, and what they put on their list, by language of the region. */

type Region = 'de' | 'fr' | 'it';
type Period = 'beginning' | 'preparing' | 'with-the-authority' | 'interview' | 'refused' | 'ended';

/** Where in the course of a case a stage lies. */
export function periodOf(stage: Stage): Period {
  if (stage === 'requested' || stage === 'screening') return 'beginning';
  if (stage === 'preparation' || stage === 'moved') return 'preparing';
  if (stage === 'interview') return 'interview';
  if (stage === 'refused' || stage === 'appeal') return 'refused';
  if (stage === 'closed' || stage === 'withdrawn') return 'ended';
  return 'with-the-authority';
}

export const NOTES: Record<Region, Record<Period, readonly { kind: ExampleNote['kind']; text: string }[]>> = {
  de: {
    beginning: [
      {
        kind: 'call',
        text: 'Erstes Gespräch. Die Jahre scheinen zu reichen, die Bewilligungen schauen wir beim Treffen genau an.',
      },
      {
        kind: 'call',
        text: 'Combox besprochen, am Abend zurückgerufen worden. Treffen nächste Woche in der Bibliothek.',
      },
      { kind: 'note', text: 'Unsicher wegen einer alten Betreibung. Zuerst den Auszug holen.' },
    ],
    preparing: [
      { kind: 'meeting', text: 'Checkliste durchgegangen: Es fehlen noch Wohnsitzbestätigungen von zwei Gemeinden.' },
      { kind: 'call', text: 'Sprachkurs läuft gut, Prüfung im Frühling.' },
      { kind: 'message', text: 'Steuerbestätigung ist gekommen, Foto vom Formular auch. Sieht gut aus.' },
      { kind: 'meeting', text: 'Lebenslauf zusammen geschrieben. Was für ein Leben, und wie bescheiden erzählt.' },
    ],
    'with-the-authority': [
      { kind: 'letter', text: 'Eingangsbestätigung der Gemeinde, mit Dossiernummer.' },
      { kind: 'call', text: 'Auf der Kanzlei nachgefragt: «in Bearbeitung». Freundlich, aber ohne Datum.' },
      { kind: 'letter', text: 'Die Gemeinde verlangt einen neuen Betreibungsauszug, nachgereicht.' },
    ],
    interview: [
      { kind: 'letter', text: 'Einladung zum Gespräch ist da.' },
      { kind: 'meeting', text: 'Gespräch geübt: Gemeinde, Kanton, Bund, und warum es drei sind.' },
    ],
    refused: [
      { kind: 'letter', text: 'Ablehnung, Begründung eine halbe Seite. Frist aus dem Brief eingetragen.' },
      { kind: 'call', text: 'Lange geredet. Wir geben nicht auf.' },
    ],
    ended: [
      { kind: 'message', text: 'Eine Karte mit einem Edelweiss und fünf Unterschriften.' },
      { kind: 'call', text: 'Abschied am Telefon, meldet sich, falls noch etwas ist.' },
    ],
  },
  fr: {
    beginning: [
      { kind: 'call', text: 'Premier appel. Les années semblent suffire, on vérifie les permis au rendez-vous.' },
      { kind: 'call', text: 'Laissé un message, rappelé le soir même. Rendez-vous à la Maison de quartier.' },
      { kind: 'note', text: 'Doute à cause d’une vieille poursuite. D’abord l’extrait.' },
    ],
    preparing: [
      {
        kind: 'meeting',
        text: 'Liste des pièces revue ensemble : il manque les attestations de domicile de deux communes.',
      },
      { kind: 'call', text: 'Le cours de français avance bien, examen au printemps.' },
      { kind: 'message', text: 'Attestation fiscale reçue, tout est en ordre.' },
      { kind: 'meeting', text: 'Écrit la lettre de motivation à quatre mains. Elle est belle.' },
    ],
    'with-the-authority': [
      { kind: 'letter', text: 'Accusé de réception, avec numéro de dossier.' },
      { kind: 'call', text: 'Appelé le service : « c’est en cours ». Aimable, mais sans date.' },
      { kind: 'letter', text: 'On demande un nouvel extrait des poursuites, envoyé.' },
    ],
    interview: [
      { kind: 'letter', text: 'Convocation à l’audition reçue.' },
      {
        kind: 'meeting',
        text: 'Répétition générale : la commune, le canton, la Confédération, et pourquoi il y en a trois.',
      },
    ],
    refused: [
      { kind: 'letter', text: 'Refus, motivé en dix lignes. Délai recopié de la lettre.' },
      { kind: 'call', text: 'Longue conversation. On ne lâche pas.' },
    ],
    ended: [
      { kind: 'message', text: 'Une photo devant la fontaine, passeport à la main.' },
      { kind: 'call', text: 'Au revoir au téléphone ; rappellera si besoin.' },
    ],
  },
  it: {
    beginning: [
      { kind: 'call', text: 'Prima telefonata. Gli anni sembrano bastare, guardiamo i permessi all’incontro.' },
      { kind: 'note', text: 'Dubbio per un vecchio precetto. Prima l’estratto.' },
    ],
    preparing: [
      { kind: 'meeting', text: 'Controllata la lista: mancano i certificati di domicilio di due comuni.' },
      { kind: 'call', text: 'Il corso di civica va bene, esame in primavera.' },
      { kind: 'message', text: 'Arrivata l’attestazione fiscale, tutto a posto.' },
    ],
    'with-the-authority': [
      { kind: 'letter', text: 'Conferma di ricezione del comune, con numero d’incarto.' },
      { kind: 'call', text: 'Chiamata la cancelleria: «è in lavorazione». Gentili, ma senza data.' },
    ],
    interview: [
      { kind: 'letter', text: 'Arrivata la convocazione al colloquio.' },
      { kind: 'meeting', text: 'Prova generale: comune, Cantone, Confederazione.' },
    ],
    refused: [
      { kind: 'letter', text: 'Rifiuto, dieci righe di motivazione. Termine copiato dalla lettera.' },
      { kind: 'call', text: 'Lunga telefonata. Non molliamo.' },
    ],
    ended: [
      { kind: 'message', text: 'Una fotografia davanti al municipio e un vassoio di amaretti.' },
      { kind: 'call', text: 'Saluti al telefono; richiama se serve.' },
    ],
  },
};

export const TITLES: Record<Region, Record<Period, readonly string[]>> = {
  de: {
    beginning: ['Zurückrufen', 'Erstes Treffen vereinbaren', 'Bewilligungen und Jahre prüfen'],
    preparing: [
      'Fehlende Unterlagen nachfragen',
      'Anmeldung zum Grundkenntnistest',
      'Strafregisterauszug bestellen',
      'Gesuch gemeinsam durchlesen',
    ],
    'with-the-authority': [
      'Stand bei der Gemeinde erfragen',
      'Eingangsbestätigung da?',
      'Änderungen melden: Stelle, Adresse, Familie',
    ],
    interview: ['Gespräch üben', 'Am selben Tag Notiz zum Gespräch'],
    refused: ['Frist mit der Juristin besprechen', 'Akteneinsicht verlangen'],
    ended: ['Abschlussgespräch'],
  },
  fr: {
    beginning: ['Rappeler', 'Fixer le premier rendez-vous', 'Vérifier les permis et les années'],
    preparing: [
      'Relancer pour les pièces manquantes',
      'Inscription au test de connaissances',
      'Commander l’extrait du casier',
      'Relire la demande ensemble',
    ],
    'with-the-authority': [
      'Demander où en est le dossier',
      'Accusé de réception arrivé ?',
      'Annoncer les changements : emploi, adresse, famille',
    ],
    interview: ['Audition à blanc', 'Note le jour même sur l’audition'],
    refused: ['Voir le délai avec la juriste', 'Demander l’accès au dossier'],
    ended: ['Dernier entretien'],
  },
  it: {
    beginning: ['Richiamare', 'Fissare il primo incontro'],
    preparing: [
      'Sollecitare i documenti mancanti',
      'Iscrizione al corso di civica',
      'Ordinare l’estratto del casellario',
    ],
    'with-the-authority': ['Chiedere a che punto è la pratica', 'Conferma di ricezione arrivata?'],
    interview: ['Prova del colloquio', 'Nota lo stesso giorno sul colloquio'],
    refused: ['Termine: parlarne con la giurista', 'Chiedere l’accesso agli atti'],
    ended: ['Ultimo colloquio'],
  },
};

export const BEST_TIMES: Record<Region, readonly string[]> = {
  de: ['abends', 'ab 17 Uhr', 'Mittwoch ganzer Tag', 'vormittags', 'am Wochenende'],
  fr: ['le soir', 'dès 17 heures', 'le mercredi', 'le matin', 'le week-end'],
  it: ['la sera', 'dopo le 17', 'il mercoledì', 'la mattina'],
};

export const RELEASES: Record<Region, readonly string[]> = {
  de: ['Ich höre aus gesundheitlichen Gründen auf.', 'Ich höre auf; alles Nötige steht in den Notizen.'],
  fr: ['Je déménage à Montpellier.', 'Je m’arrête ; tout est dans les notes.'],
  it: ['Devo smettere, tutto è nelle note.'],
};
