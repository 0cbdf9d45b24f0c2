import type { Words } from './advice.texts.js';

export const STEPS = ['received', 'received-by-fiction', 'runs', 'stands-still', 'moved'] as const;
export type StepKind = (typeof STEPS)[number];

const TEXTS: Record<StepKind, Words> = {
  received: {
    de: 'Der Brief ist angekommen. Dieser Tag zählt nicht.',
    fr: 'La lettre est arrivée. Ce jour ne compte pas.',
    it: 'La lettera è arrivata. Questo giorno non conta.',
    en: 'The letter has arrived. This day does not count.',
  },
  'received-by-fiction': {
    de: 'Nicht abgeholt: Der Brief gilt am siebten Tag nach dem ersten Versuch als angekommen.',
    fr: 'Non retirée : la lettre est réputée reçue le septième jour après la première tentative.',
    it: 'Non ritirata: la lettera vale come ricevuta il settimo giorno dopo il primo tentativo.',
    en: 'Not fetched: the letter counts as received on the seventh day after the first attempt.',
  },
  runs: { de: 'Die Frist läuft.', fr: 'Le délai court.', it: 'Il termine decorre.', en: 'The term runs.' },
  'stands-still': {
    de: 'Gerichtsferien: Die Frist steht still.',
    fr: 'Féries judiciaires : le délai est suspendu.',
    it: 'Ferie giudiziarie: il termine è sospeso.',
    en: 'Judicial holidays: the term stands still.',
  },
  moved: {
    de: 'Der letzte Tag ist ein Samstag, Sonntag oder Feiertag: Es gilt der nächste Werktag.',
    fr: 'Le dernier jour est un samedi, un dimanche ou un jour férié : c’est le jour ouvrable suivant qui compte.',
    it: 'L’ultimo giorno è sabato, domenica o festivo: vale il primo giorno feriale seguente.',
    en: 'The last day is a Saturday, Sunday or public holiday: the next working day counts.',
  },
};

/** What a step of the computation is, in four languages. */
export function stepWords(kind: StepKind): Words {
  return TEXTS[kind];
}
