import type { Locale } from '../accounts/account.entity.js';
import type { DigestWords } from '../accounts/notices.service.js';

/** The hourly letters to coordinators: how many, and nothing of whom. */
export const digestTexts: Record<'request-new' | 'request-unopened', Record<Locale, DigestWords>> = {
  'request-new': {
    de: {
      subject: 'Neue Anfragen sind da',
      hello: 'Guten Tag',
      one: 'Seit unserer letzten Nachricht ist eine weitere Anfrage eingegangen. Bitte schauen Sie sie heute oder morgen an.',
      many: 'Seit unserer letzten Nachricht sind {count} weitere Anfragen eingegangen. Bitte schauen Sie sie heute oder morgen an.',
      link: 'Eingang öffnen',
    },
    fr: {
      subject: 'De nouvelles demandes sont arrivées',
      hello: 'Bonjour',
      one: 'Depuis notre dernier message, une autre demande est arrivée. Merci de la regarder aujourd’hui ou demain.',
      many: 'Depuis notre dernier message, {count} autres demandes sont arrivées. Merci de les regarder aujourd’hui ou demain.',
      link: 'Ouvrir la boîte de réception',
    },
    it: {
      subject: 'Sono arrivate nuove richieste',
      hello: 'Buongiorno',
      one: 'Dal nostro ultimo messaggio è arrivata un’altra richiesta. La guardi per favore oggi o domani.',
      many: 'Dal nostro ultimo messaggio sono arrivate altre {count} richieste. Le guardi per favore oggi o domani.',
      link: 'Aprire «In arrivo»',
    },
    en: {
      subject: 'New requests have come',
      hello: 'Hello',
      one: 'Since our last message, one more request has come. Please look at it today or tomorrow.',
      many: 'Since our last message, {count} more requests have come. Please look at them today or tomorrow.',
      link: 'Open the inbox',
    },
  },
  'request-unopened': {
    de: {
      subject: 'Anfragen sind noch nicht geöffnet',
      hello: 'Guten Tag',
      one: 'Eine weitere Anfrage liegt seit einem Tag da, und niemand hat sie geöffnet. Können Sie sich darum kümmern?',
      many: '{count} weitere Anfragen liegen seit einem Tag da, und niemand hat sie geöffnet. Können Sie sich darum kümmern?',
      link: 'Eingang öffnen',
    },
    fr: {
      subject: 'Des demandes n’ont pas encore été ouvertes',
      hello: 'Bonjour',
      one: 'Une autre demande est là depuis un jour et personne ne l’a ouverte. Pouvez-vous vous en occuper ?',
      many: '{count} autres demandes sont là depuis un jour et personne ne les a ouvertes. Pouvez-vous vous en occuper ?',
      link: 'Ouvrir la boîte de réception',
    },
    it: {
      subject: 'Alcune richieste non sono ancora state aperte',
      hello: 'Buongiorno',
      one: 'Un’altra richiesta è lì da un giorno e nessuno l’ha aperta. Può occuparsene?',
      many: 'Altre {count} richieste sono lì da un giorno e nessuno le ha aperte. Può occuparsene?',
      link: 'Aprire «In arrivo»',
    },
    en: {
      subject: 'Requests have not been opened yet',
      hello: 'Hello',
      one: 'One more request has been there for a day, and nobody has opened it. Can you see to it?',
      many: '{count} more requests have been there for a day, and nobody has opened them. Can you see to them?',
      link: 'Open the inbox',
    },
  },
};
