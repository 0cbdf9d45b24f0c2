import type { Locale } from '../accounts/account.entity.js';

/** The letter that somebody wants to advise; nothing of who it is stands in it. */
export const volunteerTexts: Record<Locale, { subject: string; paragraphs: string[]; link: string }> = {
  de: { subject: 'Jemand möchte beraten', paragraphs: ['Guten Tag', 'Auf der öffentlichen Seite hat sich jemand aus Ihrem Kanton gemeldet und möchte Menschen beraten. Bitte melden Sie sich in den nächsten Tagen.'], link: 'Anmeldung ansehen' },
  fr: { subject: 'Quelqu’un souhaite conseiller', paragraphs: ['Bonjour', 'Une personne de votre canton s’est annoncée sur la page publique. Elle souhaite conseiller. Merci de la contacter ces prochains jours.'], link: 'Voir l’annonce' },
  it: { subject: 'Qualcuno vorrebbe consigliare', paragraphs: ['Buongiorno', 'Sulla pagina pubblica si è annunciata una persona del suo Cantone che vorrebbe consigliare. La contatti nei prossimi giorni.'], link: 'Vedere l’annuncio' },
  en: { subject: 'Somebody would like to advise', paragraphs: ['Hello', 'Somebody in your canton has come forward on the public page and would like to advise people. Please get in touch in the next few days.'], link: 'See the application' },
};
