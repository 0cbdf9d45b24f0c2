import type { Locale } from '../accounts/account.entity.js';

/** To the coordinators of the cantons concerned. `{cases}` and `{deadlines}` are numbers. */
export const disabledTexts: Record<Locale, { subject: string; paragraphs: string[]; link: string }> = {
  de: {
    subject: 'Jemand berät nicht mehr',
    paragraphs: [
      'Guten Tag',
      'Das Konto einer beratenden Person wurde gesperrt. Offene Fälle: {cases}, davon mit einer laufenden Frist: {deadlines}.',
      'Niemand schaut im Moment nach ihnen. Bitte übernehmen Sie sie oder suchen Sie jemand anderen, die mit einer Frist zuerst.',
    ],
    link: 'Fälle ansehen',
  },
  fr: {
    subject: 'Quelqu’un ne conseille plus',
    paragraphs: [
      'Bonjour',
      'Le compte d’une personne qui conseille a été bloqué. Dossiers ouverts : {cases}, dont avec un délai en cours : {deadlines}.',
      'Personne ne s’en occupe pour l’instant. Merci de les reprendre ou de chercher quelqu’un d’autre, en commençant par ceux qui ont un délai.',
    ],
    link: 'Voir les dossiers',
  },
  it: {
    subject: 'Qualcuno non offre più consulenza',
    paragraphs: [
      'Buongiorno',
      'L’account di una persona che offre consulenza è stato bloccato. Casi aperti: {cases}, di cui con un termine in corso: {deadlines}.',
      'Al momento nessuno se ne occupa. Li riprenda per favore o cerchi qualcun altro, cominciando da quelli con un termine.',
    ],
    link: 'Vedere i casi',
  },
  en: {
    subject: 'Somebody no longer advises',
    paragraphs: [
      'Hello',
      'The account of an adviser was disabled. Open cases: {cases}, of these with a deadline still to come: {deadlines}.',
      'Nobody looks after them at the moment. Please take them over or look for somebody else, those with a deadline first.',
    ],
    link: 'See the cases',
  },
};
