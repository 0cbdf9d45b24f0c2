import type { Locale } from '../accounts/account.entity.js';
import type { AlarmKind } from './follow-up.entity.js';

interface Words {
  greeting: string;
  subject: string;
  /** For alarms: a time limit may be running. No subject says about whom or what. */
  urgentSubject: string;
  due: (name: string, day: string) => string;
  discreet: string;
  letterMissing: (name: string) => string[];
  /** While the letter is not typed in. */
  untilThen: (day: string) => string;
  lastDay: (name: string, day: string) => string[];
  /** To coordinators, when a case has no adviser who can be reached. */
  noAdviser: string;
  link: string;
  /** What stands in lists, where an alarm has no title of its own. */
  titles: Record<AlarmKind, string>;
}

const WORDS: Record<Locale, Words> = {
  de: {
    greeting: 'Guten Tag',
    subject: 'Eine Erinnerung von Passerelle',
    urgentSubject: 'Dringend: eine Erinnerung von Passerelle',
    due: (name, day) => `Für ${name} ist am ${day} etwas fällig.`,
    discreet: 'Worum es geht, steht in Passerelle. In eine E-Mail schreiben wir es nicht.',
    letterMissing: (name) => [
      `Für ${name} läuft möglicherweise eine Frist.`,
      'Bitte tragen Sie noch heute den letzten Tag ein, der im Brief steht. Solange er fehlt, erinnern wir Beratende und Koordination jeden Tag daran.',
    ],
    untilThen: (day) => `Bis dahin gilt zur Vorsicht: letzter Tag ist ${day}.`,
    lastDay: (name, day) => [
      `Für ${name} läuft eine Frist ab. Der letzte Tag ist ${day}.`,
      'Bitte prüfen Sie, ob alles bereit ist und rechtzeitig abgeschickt wird.',
    ],
    noAdviser:
      'Sie erhalten diese Nachricht als Koordination, weil für diesen Fall zurzeit keine Beratenden erreichbar sind.',
    link: 'In Passerelle öffnen',
    titles: {
      'refusal-letter': 'Letzten Tag der Frist aus dem Brief eintragen',
      'appeal-deadline': 'Letzter Tag der Frist gegen den Entscheid',
    },
  },
  fr: {
    greeting: 'Bonjour',
    subject: 'Un rappel de Passerelle',
    urgentSubject: 'Urgent : un rappel de Passerelle',
    due: (name, day) => `Quelque chose arrive à échéance pour ${name} le ${day}.`,
    discreet: 'De quoi il s’agit, c’est dans Passerelle. Nous ne l’écrivons pas dans un e-mail.',
    letterMissing: (name) => [
      `Un délai court peut-être pour ${name}.`,
      'Merci d’inscrire aujourd’hui encore le dernier jour indiqué dans la lettre. Tant qu’il manque, nous le rappelons chaque jour à la personne qui conseille et à la coordination.',
    ],
    untilThen: (day) => `D’ici là, par prudence, le dernier jour est le ${day}.`,
    lastDay: (name, day) => [
      `Un délai arrive à son terme pour ${name}. Le dernier jour est le ${day}.`,
      'Merci de vérifier que tout est prêt et partira à temps.',
    ],
    noAdviser:
      'Vous recevez ce message au titre de la coordination, car aucune personne qui conseille n’est joignable pour ce dossier en ce moment.',
    link: 'Ouvrir dans Passerelle',
    titles: {
      'refusal-letter': 'Inscrire le dernier jour du délai indiqué dans la lettre',
      'appeal-deadline': 'Dernier jour du délai contre la décision',
    },
  },
  it: {
    greeting: 'Buongiorno',
    subject: 'Un promemoria da Passerelle',
    urgentSubject: 'Urgente: un promemoria da Passerelle',
    due: (name, day) => `Per ${name} c’è qualcosa che scade ${day}.`,
    discreet: 'Di che cosa si tratta è scritto in Passerelle. In un’e-mail non lo scriviamo.',
    letterMissing: (name) => [
      `Per ${name} potrebbe decorrere un termine.`,
      'Inserisca oggi stesso l’ultimo giorno indicato nella lettera. Finché manca, lo ricordiamo ogni giorno a chi presta consulenza e al coordinamento.',
    ],
    untilThen: (day) => `Fino ad allora, per prudenza, l’ultimo giorno è ${day}.`,
    lastDay: (name, day) => [
      `Per ${name} sta per scadere un termine. L’ultimo giorno è ${day}.`,
      'Verifichi che tutto sia pronto e venga spedito in tempo.',
    ],
    noAdviser:
      'Riceve questo messaggio come coordinamento, perché al momento per questo caso non è raggiungibile nessuna persona che presti consulenza.',
    link: 'Aprire in Passerelle',
    titles: {
      'refusal-letter': 'Inserire l’ultimo giorno del termine indicato nella lettera',
      'appeal-deadline': 'Ultimo giorno del termine contro la decisione',
    },
  },
  en: {
    greeting: 'Hello',
    subject: 'A reminder from Passerelle',
    urgentSubject: 'Urgent: a reminder from Passerelle',
    due: (name, day) => `For ${name}, there is something due on ${day}.`,
    discreet: 'What it is stands in Passerelle. We do not write it in an e-mail.',
    letterMissing: (name) => [
      `For ${name}, a time limit may be running.`,
      'Please type in today the last day that the letter names. As long as it is missing, we remind adviser and coordination every day.',
    ],
    untilThen: (day) => `Until then, to be on the safe side, the last day is ${day}.`,
    lastDay: (name, day) => [
      `For ${name}, a time limit is about to end. The last day is ${day}.`,
      'Please check that everything is ready and will be sent in time.',
    ],
    noAdviser:
      'You receive this message as coordinator, because no adviser can be reached for this case at the moment.',
    link: 'Open in Passerelle',
    titles: {
      'refusal-letter': 'Type in the last day of the time limit, from the letter',
      'appeal-deadline': 'Last day of the time limit against the decision',
    },
  },
};

const DAY_FORMATS: Record<Locale, Intl.DateTimeFormat> = {
  de: dayFormat('de-CH'),
  fr: dayFormat('fr'),
  it: dayFormat('it'),
  en: dayFormat('en-GB'),
};

/** A day written out: `Montag, 2. März 2026`. */
export function writtenDay(locale: Locale, day: string): string {
  const written = DAY_FORMATS[locale].format(new Date(`${day}T00:00:00Z`));
  // The first of a month is an ordinal in French and Italian.
  return locale === 'fr' ? written.replace(/ 1 /, ' 1er ') : locale === 'it' ? written.replace(/ 1 /, ' 1º ') : written;
}

/** What a list shows for an alarm. */
export function alarmTitle(locale: Locale, alarm: AlarmKind): string {
  return WORDS[locale].titles[alarm];
}

/** The words of a reminder: about whom and until when, never what. */
export function reminderWords(
  locale: Locale,
  about: { alarm: AlarmKind | null; firstName: string; dueOn: string; today: string; noAdviser: boolean },
): { subject: string; paragraphs: string[]; label: string } {
  const words = WORDS[locale];
  const day = writtenDay(locale, about.dueOn);
  const what = ((): string[] => {
    switch (about.alarm) {
      case null:
        return [words.due(about.firstName, day), words.discreet];
      case 'refusal-letter':
        // A day that is past would read as if all were lost, and nobody knows that.
        return [...words.letterMissing(about.firstName), ...(about.dueOn >= about.today ? [words.untilThen(day)] : [])];
      case 'appeal-deadline':
        return words.lastDay(about.firstName, day);
    }
  })();
  return {
    subject: about.alarm === null ? words.subject : words.urgentSubject,
    paragraphs: [words.greeting, ...what, ...(about.noAdviser ? [words.noAdviser] : [])],
    label: words.link,
  };
}

function dayFormat(tag: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
