import type { Locale } from '../accounts/account.entity.js';

interface Words {
  /** By its reference: a calendar is read by whoever looks over one's shoulder, and by whoever keeps it for one. */
  title: (reference: string) => string;
  urgent: (reference: string) => string;
  description: string;
}

export const calendarWords: Record<Locale, Words> = {
  de: {
    title: (reference) => `Pendenz, Fall ${reference}`,
    urgent: (reference) => `Dringend: Pendenz, Fall ${reference}`,
    description: 'Worum es geht, steht in Passerelle.',
  },
  fr: {
    title: (reference) => `Échéance à suivre, dossier ${reference}`,
    urgent: (reference) => `Urgent : échéance à suivre, dossier ${reference}`,
    description: 'De quoi il s’agit, c’est dans Passerelle.',
  },
  it: {
    title: (reference) => `Scadenza da seguire, caso ${reference}`,
    urgent: (reference) => `Urgente: scadenza da seguire, caso ${reference}`,
    description: 'Di che cosa si tratta è scritto in Passerelle.',
  },
  en: {
    title: (reference) => `Follow-up, case ${reference}`,
    urgent: (reference) => `Urgent: follow-up, case ${reference}`,
    description: 'What it is about stands in Passerelle.',
  },
};
