import type { Locale } from '../accounts/account.entity.js';
import type { DigestWords } from '../accounts/notices.service.js';

/** The letter that somebody wants to advise; nothing of who it is stands in it. */
export const volunteerTexts: Record<Locale, { subject: string; paragraphs: string[]; link: string }> = {
  de: {
    subject: 'Jemand möchte beraten',
    paragraphs: [
      'Guten Tag',
      'Auf der öffentlichen Seite hat sich jemand aus Ihrem Kanton gemeldet und möchte Menschen beraten. Bitte melden Sie sich in den nächsten Tagen.',
    ],
    link: 'Anmeldung ansehen',
  },
  fr: {
    subject: 'Quelqu’un souhaite conseiller',
    paragraphs: [
      'Bonjour',
      'Une personne de votre canton s’est annoncée sur la page publique. Elle souhaite conseiller. Merci de la contacter ces prochains jours.',
    ],
    link: 'Voir l’annonce',
  },
  it: {
    subject: 'Qualcuno vorrebbe consigliare',
    paragraphs: [
      'Buongiorno',
      'Sulla pagina pubblica si è annunciata una persona del suo Cantone che vorrebbe consigliare. La contatti nei prossimi giorni.',
    ],
    link: 'Vedere l’annuncio',
  },
  en: {
    subject: 'Somebody would like to advise',
    paragraphs: [
      'Hello',
      'Somebody in your canton has come forward on the public page and would like to advise people. Please get in touch in the next few days.',
    ],
    link: 'See the application',
  },
};

/** The hourly letter: how many more have come forward. */
export const volunteerDigest: Record<Locale, DigestWords> = {
  de: {
    subject: 'Weitere Menschen möchten beraten',
    hello: 'Guten Tag',
    one: 'Seit unserer letzten Nachricht hat sich noch jemand gemeldet und möchte Menschen beraten. Bitte melden Sie sich in den nächsten Tagen.',
    many: 'Seit unserer letzten Nachricht haben sich {count} weitere Menschen gemeldet, die beraten möchten. Bitte melden Sie sich in den nächsten Tagen.',
    link: 'Anmeldungen ansehen',
  },
  fr: {
    subject: 'D’autres personnes souhaitent conseiller',
    hello: 'Bonjour',
    one: 'Depuis notre dernier message, une autre personne s’est annoncée. Elle souhaite conseiller. Merci de la contacter ces prochains jours.',
    many: 'Depuis notre dernier message, {count} autres personnes se sont annoncées. Elles souhaitent conseiller. Merci de les contacter ces prochains jours.',
    link: 'Voir les annonces',
  },
  it: {
    subject: 'Altre persone vorrebbero consigliare',
    hello: 'Buongiorno',
    one: 'Dal nostro ultimo messaggio si è annunciata un’altra persona che vorrebbe consigliare. La contatti nei prossimi giorni.',
    many: 'Dal nostro ultimo messaggio si sono annunciate altre {count} persone che vorrebbero consigliare. Le contatti nei prossimi giorni.',
    link: 'Vedere gli annunci',
  },
  en: {
    subject: 'More people would like to advise',
    hello: 'Hello',
    one: 'Since our last message, one more person has come forward and would like to advise people. Please get in touch in the next few days.',
    many: 'Since our last message, {count} more people have come forward who would like to advise. Please get in touch in the next few days.',
    link: 'See the applications',
  },
};
