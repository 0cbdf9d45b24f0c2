import type { Locale } from '../accounts/account.entity.js';

interface Words {
  subject: string;
  paragraphs: string[];
}

/** What is written to people. `{adviser}`, `{day}`, `{firstName}` and `{reference}` are filled in. */
export interface PersonWords {
  'adviser-found': Words;
  'still-looking': Words;
  'request-declined': Words;
  link: string;
}

export const personTexts: Partial<Record<string, PersonWords>> & Record<Locale, PersonWords> = {
  de: {
    'adviser-found': {
      subject: 'Jemand ist für Sie da',
      paragraphs: [
        'Guten Tag {firstName}',
        'Wir haben jemanden für Sie gefunden: {adviser} berät Sie und meldet sich bis {day} bei Ihnen.',
        'Hören Sie bis dann nichts? Antworten Sie einfach auf diese Nachricht, wir kümmern uns darum.',
      ],
    },
    'still-looking': {
      subject: 'Wir suchen weiter für Sie',
      paragraphs: [
        'Guten Tag {firstName}',
        'Wir haben Sie nicht vergessen. Noch haben wir niemanden gefunden, der Ihre Sprache spricht und Zeit hat. Wir suchen weiter und schreiben Ihnen, sobald es so weit ist.',
        'Haben Sie einen Brief mit einer Frist bekommen? Warten Sie bitte nicht auf uns, und antworten Sie sofort auf diese Nachricht.',
      ],
    },
    'request-declined': {
      subject: 'Zu Ihrer Anfrage',
      paragraphs: [
        'Guten Tag {firstName}',
        'Wir haben Ihre Anfrage sorgfältig angeschaut. Leider können wir Sie nicht selber begleiten. Das sagt nichts über Ihre Chancen.',
        'Sie dürfen sich jederzeit wieder bei uns melden. Wir wünschen Ihnen alles Gute.',
      ],
    },
    link: 'Meine Anfrage ansehen',
  },
  fr: {
    'adviser-found': {
      subject: 'Quelqu’un est là pour vous',
      paragraphs: [
        'Bonjour {firstName}',
        'Nous avons trouvé quelqu’un pour vous : {adviser} vous conseille et vous contactera d’ici au {day}.',
        'Vous n’avez rien reçu d’ici là ? Répondez simplement à ce message, nous nous en occupons.',
      ],
    },
    'still-looking': {
      subject: 'Nous cherchons encore pour vous',
      paragraphs: [
        'Bonjour {firstName}',
        'Nous ne vous avons pas oublié·e. Nous n’avons pas encore trouvé quelqu’un qui parle votre langue et qui a le temps. Nous continuons à chercher et vous écrirons dès que ce sera le cas.',
        'Avez-vous reçu une lettre avec un délai ? Ne nous attendez pas, et répondez tout de suite à ce message.',
      ],
    },
    'request-declined': {
      subject: 'À propos de votre demande',
      paragraphs: [
        'Bonjour {firstName}',
        'Nous avons examiné votre demande avec soin. Malheureusement, nous ne pouvons pas vous accompagner nous-mêmes. Cela ne dit rien de vos chances.',
        'Vous pouvez nous écrire à nouveau en tout temps. Nous vous souhaitons bonne chance.',
      ],
    },
    link: 'Voir ma demande',
  },
  it: {
    'adviser-found': {
      subject: 'Qualcuno è qui per lei',
      paragraphs: [
        'Buongiorno {firstName}',
        'Abbiamo trovato qualcuno per lei: {adviser} la consiglia e si farà sentire entro {day}.',
        'Non ha sentito nulla entro quel giorno? Risponda semplicemente a questo messaggio, ce ne occupiamo noi.',
      ],
    },
    'still-looking': {
      subject: 'Stiamo ancora cercando per lei',
      paragraphs: [
        'Buongiorno {firstName}',
        'Non l’abbiamo dimenticata. Non abbiamo ancora trovato qualcuno che parli la sua lingua e abbia tempo. Continuiamo a cercare e le scriveremo appena possibile.',
        'Ha ricevuto una lettera con un termine? Non ci aspetti, e risponda subito a questo messaggio.',
      ],
    },
    'request-declined': {
      subject: 'Sulla sua richiesta',
      paragraphs: [
        'Buongiorno {firstName}',
        'Abbiamo esaminato con cura la sua richiesta. Purtroppo non possiamo accompagnarla noi. Questo non dice nulla delle sue possibilità.',
        'Può scriverci di nuovo in ogni momento. Le auguriamo ogni bene.',
      ],
    },
    link: 'Vedere la mia richiesta',
  },
  en: {
    'adviser-found': {
      subject: 'Somebody is there for you',
      paragraphs: [
        'Hello {firstName}',
        'We have found somebody for you: {adviser} will advise you and will contact you by {day}.',
        'If you hear nothing by then, simply answer this message and we will see to it.',
      ],
    },
    'still-looking': {
      subject: 'We are still looking for you',
      paragraphs: [
        'Hello {firstName}',
        'We have not forgotten you. We have not yet found somebody who speaks your language and has time. We keep looking and will write to you as soon as we have.',
        'Have you received a letter with a deadline? Please do not wait for us, and answer this message at once.',
      ],
    },
    'request-declined': {
      subject: 'About your request',
      paragraphs: [
        'Hello {firstName}',
        'We have looked at your request with care. Unfortunately we cannot accompany you ourselves. This says nothing about your chances.',
        'You may write to us again at any time. We wish you all the best.',
      ],
    },
    link: 'See my request',
  },
};

type CoordinatorWords = Record<'request-new' | 'request-unopened' | 'case-released', Words & { link: string }>;

export const coordinatorTexts: Record<Locale, CoordinatorWords> = {
  de: {
    'request-new': {
      subject: 'Jemand bittet um Beratung',
      paragraphs: [
        'Guten Tag',
        'Im Kanton {canton} ist eine neue Anfrage da ({reference}). Bitte schauen Sie sie heute oder morgen an.',
      ],
      link: 'Anfrage öffnen',
    },
    'request-unopened': {
      subject: 'Eine Anfrage ist noch nicht geöffnet',
      paragraphs: [
        'Guten Tag',
        'Die Anfrage {reference} aus dem Kanton {canton} liegt seit einem Tag da, und niemand hat sie geöffnet. Können Sie sich darum kümmern?',
      ],
      link: 'Anfrage öffnen',
    },
    'case-released': {
      subject: 'Ein Fall wartet wieder',
      paragraphs: ['Guten Tag', 'Der Fall {reference} im Kanton {canton} hat keine Beratung mehr und wartet wieder.'],
      link: 'Fall öffnen',
    },
  },
  fr: {
    'request-new': {
      subject: 'Quelqu’un demande conseil',
      paragraphs: [
        'Bonjour',
        'Une nouvelle demande est arrivée dans le canton {canton} ({reference}). Merci de la regarder aujourd’hui ou demain.',
      ],
      link: 'Ouvrir la demande',
    },
    'request-unopened': {
      subject: 'Une demande n’a pas encore été ouverte',
      paragraphs: [
        'Bonjour',
        'La demande {reference} du canton {canton} est là depuis un jour et personne ne l’a ouverte. Pouvez-vous vous en occuper ?',
      ],
      link: 'Ouvrir la demande',
    },
    'case-released': {
      subject: 'Un dossier attend à nouveau',
      paragraphs: [
        'Bonjour',
        'Le dossier {reference} dans le canton {canton} n’a plus de conseillère ni de conseiller et attend à nouveau.',
      ],
      link: 'Ouvrir le dossier',
    },
  },
  it: {
    'request-new': {
      subject: 'Qualcuno chiede consulenza',
      paragraphs: [
        'Buongiorno',
        'Nel cantone {canton} è arrivata una nuova richiesta ({reference}). La guardi per favore oggi o domani.',
      ],
      link: 'Aprire la richiesta',
    },
    'request-unopened': {
      subject: 'Una richiesta non è ancora stata aperta',
      paragraphs: [
        'Buongiorno',
        'La richiesta {reference} dal cantone {canton} è lì da un giorno e nessuno l’ha aperta. Può occuparsene?',
      ],
      link: 'Aprire la richiesta',
    },
    'case-released': {
      subject: 'Un caso è di nuovo in attesa',
      paragraphs: [
        'Buongiorno',
        'Il caso {reference} nel cantone {canton} non ha più una consulenza ed è di nuovo in attesa.',
      ],
      link: 'Aprire il caso',
    },
  },
  en: {
    'request-new': {
      subject: 'Somebody asks for advice',
      paragraphs: [
        'Hello',
        'There is a new request in the canton of {canton} ({reference}). Please look at it today or tomorrow.',
      ],
      link: 'Open the request',
    },
    'request-unopened': {
      subject: 'A request has not been opened yet',
      paragraphs: [
        'Hello',
        'The request {reference} from the canton of {canton} has been there for a day, and nobody has opened it. Can you see to it?',
      ],
      link: 'Open the request',
    },
    'case-released': {
      subject: 'A case is waiting again',
      paragraphs: [
        'Hello',
        'The case {reference} in the canton of {canton} has no adviser any more and is waiting again.',
      ],
      link: 'Open the case',
    },
  },
};
