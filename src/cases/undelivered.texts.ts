import type { Locale } from '../accounts/account.entity.js';

/** To those who can phone. `{reference}` is that of the case. */
export const undeliveredTexts: Record<Locale, { subject: string; paragraphs: string[]; link: string }> = {
  de: {
    subject: 'Ein Brief ist nicht angekommen',
    paragraphs: [
      'Guten Tag',
      'Ein Brief von uns zum Fall {reference} konnte der Person nicht zugestellt werden. Bitte rufen Sie sie an und fragen Sie nach der richtigen E-Mail-Adresse.',
      'Ob man sie anrufen darf und wann es am besten geht, steht im Fall.',
    ],
    link: 'Fall öffnen',
  },
  fr: {
    subject: 'Un message n’est pas arrivé',
    paragraphs: [
      'Bonjour',
      'Un message de notre part concernant le dossier {reference} n’a pas pu être remis à la personne. Merci de l’appeler et de lui demander la bonne adresse e-mail.',
      'Si on peut l’appeler, et à quel moment, c’est indiqué dans le dossier.',
    ],
    link: 'Ouvrir le dossier',
  },
  it: {
    subject: 'Un messaggio non è arrivato',
    paragraphs: [
      'Buongiorno',
      'Un nostro messaggio sul caso {reference} non ha potuto essere consegnato alla persona. La chiami per favore e le chieda l’indirizzo e-mail giusto.',
      'Se la si può chiamare, e quando, è indicato nel caso.',
    ],
    link: 'Aprire il caso',
  },
  en: {
    subject: 'A letter has not arrived',
    paragraphs: [
      'Hello',
      'A letter of ours about the case {reference} could not be delivered to the person. Please phone them and ask for the right e-mail address.',
      'Whether one may call, and when it suits them best, stands in the case.',
    ],
    link: 'Open the case',
  },
};
