import type { Locale } from '../accounts/account.entity.js';
import type { Exclusion, Reason } from './score.rules.js';

const LANGUAGE_NAMES = new Map<Locale, Intl.DisplayNames>();

function languageName(code: string, locale: Locale): string {
  let names = LANGUAGE_NAMES.get(locale);
  if (!names)
    LANGUAGE_NAMES.set(
      locale,
      (names = new Intl.DisplayNames([`${locale}-CH`], { type: 'language', fallback: 'code' })),
    );
  return names.of(code) ?? code;
}

const LEVELS = {
  de: { basic: 'einfach', fluent: 'fliessend', native: 'Muttersprache' },
  fr: { basic: 'notions', fluent: 'couramment', native: 'langue maternelle' },
  it: { basic: 'nozioni', fluent: 'correntemente', native: 'lingua madre' },
  en: { basic: 'basic', fluent: 'fluent', native: 'native' },
} as const;

const SPECIALITIES: Record<Locale, Record<string, string>> = {
  de: {
    ordinary: 'ordentliche Einbürgerung',
    'facilitated-spouse': 'erleichterte Einbürgerung (Ehe)',
    'facilitated-third-generation': 'dritte Generation',
    'facilitated-child': 'Kinder',
    reinstatement: 'Wiedereinbürgerung',
    appeal: 'Rekurse',
  },
  fr: {
    ordinary: 'naturalisation ordinaire',
    'facilitated-spouse': 'naturalisation facilitée (mariage)',
    'facilitated-third-generation': 'troisième génération',
    'facilitated-child': 'enfants',
    reinstatement: 'réintégration',
    appeal: 'recours',
  },
  it: {
    ordinary: 'naturalizzazione ordinaria',
    'facilitated-spouse': 'naturalizzazione agevolata (matrimonio)',
    'facilitated-third-generation': 'terza generazione',
    'facilitated-child': 'figli',
    reinstatement: 'reintegrazione',
    appeal: 'ricorsi',
  },
  en: {
    ordinary: 'ordinary naturalisation',
    'facilitated-spouse': 'facilitated naturalisation (marriage)',
    'facilitated-third-generation': 'third generation',
    'facilitated-child': 'children',
    reinstatement: 'reinstatement',
    appeal: 'appeals',
  },
};

const shortDay = (day: string): string => `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.${day.slice(0, 4)}`;

/** One reason of a score in words. */
export function reasonText(reason: Reason, locale: Locale): string {
  switch (reason.code) {
    case 'language': {
      const name = languageName(reason.value.language, locale);
      const level = LEVELS[locale][reason.value.level];
      const first = {
        de: ', die liebste Sprache',
        fr: ', la langue préférée',
        it: ', la lingua preferita',
        en: ', the preferred language',
      }[locale];
      return `${name} (${level}${reason.value.first ? first : ''})`;
    }
    case 'place': {
      const { km, travel: travel } = reason.value;
      return {
        de: {
          'in-person': `${km} km entfernt`,
          remote: `${km} km entfernt, berät auch per Telefon und Video`,
          far: `${km} km entfernt, nur persönlich`,
        },
        fr: {
          'in-person': `à ${km} km`,
          remote: `à ${km} km, conseille aussi par téléphone et vidéo`,
          far: `à ${km} km, seulement sur place`,
        },
        it: {
          'in-person': `a ${km} km`,
          remote: `a ${km} km, consiglia anche per telefono e video`,
          far: `a ${km} km, solo di persona`,
        },
        en: {
          'in-person': `${km} km away`,
          remote: `${km} km away, also advises by phone and video`,
          far: `${km} km away, in person only`,
        },
      }[locale][travel];
    }
    case 'speciality': {
      const name = SPECIALITIES[locale][reason.value.speciality] ?? reason.value.speciality;
      return reason.value.has
        ? { de: `kennt: ${name}`, fr: `connaît : ${name}`, it: `conosce: ${name}`, en: `knows: ${name}` }[locale]
        : {
            de: `noch nicht angegeben: ${name}`,
            fr: `pas encore indiqué : ${name}`,
            it: `non ancora indicato: ${name}`,
            en: `not stated yet: ${name}`,
          }[locale];
    }
    case 'room': {
      const { load, capacity } = reason.value;
      return {
        de: `${load} von ${capacity} Plätzen belegt`,
        fr: `${load} places sur ${capacity} occupées`,
        it: `${load} posti su ${capacity} occupati`,
        en: `${load} of ${capacity} places taken`,
      }[locale];
    }
    case 'absence': {
      const from = shortDay(reason.value.from);
      return {
        de: `ab ${from} abwesend`,
        fr: `absence dès le ${from}`,
        it: `assenza dal ${from}`,
        en: `away from ${from}`,
      }[locale];
    }
    case 'waiting': {
      const { days } = reason.value;
      return {
        de: `wartet seit ${days} ${days === 1 ? 'Tag' : 'Tagen'}`,
        fr: `attend depuis ${days} ${days < 2 ? 'jour' : 'jours'}`,
        it: `in attesa da ${days} ${days === 1 ? 'giorno' : 'giorni'}`,
        en: `waiting for ${days} ${days === 1 ? 'day' : 'days'}`,
      }[locale];
    }
  }
}

/** Why somebody is left out, in words. */
export const exclusionTexts: Record<Locale, Record<Exclusion, string>> = {
  de: {
    'not-active': 'nicht aktiv',
    full: 'kein Platz frei',
    'no-shared-language': 'keine gemeinsame Sprache',
    'not-in-canton': 'nicht in diesem Kanton',
    absent: 'abwesend',
    'conflict-authority': 'gehört zur Behörde',
    'conflict-person': 'zu nahe an der Person',
    'not-for-appeals': 'macht keine Rekurse',
    'declined-before': 'hat diesen Fall abgelehnt',
    'ended-before': 'die Beratung in diesem Fall wurde beendet',
  },
  fr: {
    'not-active': 'pas en activité',
    full: 'aucune place libre',
    'no-shared-language': 'aucune langue commune',
    'not-in-canton': 'pas dans ce canton',
    absent: 'en absence',
    'conflict-authority': 'fait partie de l’autorité',
    'conflict-person': 'trop proche de la personne',
    'not-for-appeals': 'ne fait pas de recours',
    'declined-before': 'a décliné ce dossier',
    'ended-before': 'le suivi de ce dossier a pris fin',
  },
  it: {
    'not-active': 'non in attività',
    full: 'nessun posto libero',
    'no-shared-language': 'nessuna lingua comune',
    'not-in-canton': 'non in questo cantone',
    absent: 'assente',
    'conflict-authority': 'fa parte dell’autorità',
    'conflict-person': 'troppo vicino alla persona',
    'not-for-appeals': 'non fa ricorsi',
    'declined-before': 'ha rifiutato questo caso',
    'ended-before': 'la consulenza in questo caso è terminata',
  },
  en: {
    'not-active': 'not active',
    full: 'no place left',
    'no-shared-language': 'no language in common',
    'not-in-canton': 'not in this canton',
    absent: 'away',
    'conflict-authority': 'belongs to the authority',
    'conflict-person': 'too close to the person',
    'not-for-appeals': 'does not do appeals',
    'declined-before': 'declined this case',
    'ended-before': 'the advice in this case was ended',
  },
};

type Words = { subject: string; paragraphs: string[]; link: string };

/** Letters about offers: `{canton}`, `{day}`, `{reference}`. No name, no detail of a case. */
export const offerTexts: Record<Locale, Record<'offer' | 'offer-declined' | 'offer-lapsed', Words>> = {
  de: {
    offer: {
      subject: 'Jemand fragt nach Ihnen',
      paragraphs: [
        'Guten Tag',
        'Jemand im Kanton {canton} sucht Beratung, und wir denken, dass Sie gut passen. Bitte sagen Sie bis {day}, ob Sie übernehmen können. Ein Nein ist völlig in Ordnung.',
      ],
      link: 'Anfrage ansehen',
    },
    'offer-declined': {
      subject: 'Eine Anfrage wurde abgelehnt',
      paragraphs: [
        'Guten Tag',
        'Für den Fall {reference} im Kanton {canton} kam eine Absage. Er wartet wieder auf einen Vorschlag.',
      ],
      link: 'Fall öffnen',
    },
    'offer-lapsed': {
      subject: 'Eine Anfrage blieb ohne Antwort',
      paragraphs: [
        'Guten Tag',
        'Für den Fall {reference} im Kanton {canton} kam bis zum Ablauf der Frist keine Antwort. Er wartet wieder auf einen Vorschlag.',
      ],
      link: 'Fall öffnen',
    },
  },
  fr: {
    offer: {
      subject: 'Quelqu’un demande après vous',
      paragraphs: [
        'Bonjour',
        'Quelqu’un dans le canton {canton} cherche conseil, et nous pensons que vous iriez bien ensemble. Merci de dire d’ici au {day} si vous pouvez vous en charger. Un non est tout à fait acceptable.',
      ],
      link: 'Voir la demande',
    },
    'offer-declined': {
      subject: 'Une proposition a été déclinée',
      paragraphs: [
        'Bonjour',
        'La proposition pour le dossier {reference} dans le canton {canton} a été déclinée. Il attend une nouvelle proposition.',
      ],
      link: 'Ouvrir le dossier',
    },
    'offer-lapsed': {
      subject: 'Une proposition est restée sans réponse',
      paragraphs: [
        'Bonjour',
        'La proposition pour le dossier {reference} dans le canton {canton} est restée sans réponse dans le délai. Il attend une nouvelle proposition.',
      ],
      link: 'Ouvrir le dossier',
    },
  },
  it: {
    offer: {
      subject: 'Qualcuno chiede di lei',
      paragraphs: [
        'Buongiorno',
        'Qualcuno nel cantone {canton} cerca consulenza e pensiamo che lei sia la persona giusta. Dica per favore entro {day} se può occuparsene. Anche un no va benissimo.',
      ],
      link: 'Vedere la richiesta',
    },
    'offer-declined': {
      subject: 'Una proposta è stata rifiutata',
      paragraphs: [
        'Buongiorno',
        'La proposta per il caso {reference} nel cantone {canton} è stata rifiutata. Il caso attende una nuova proposta.',
      ],
      link: 'Aprire il caso',
    },
    'offer-lapsed': {
      subject: 'Una proposta è rimasta senza risposta',
      paragraphs: [
        'Buongiorno',
        'La proposta per il caso {reference} nel cantone {canton} è rimasta senza risposta entro il termine. Il caso attende una nuova proposta.',
      ],
      link: 'Aprire il caso',
    },
  },
  en: {
    offer: {
      subject: 'Somebody asks for you',
      paragraphs: [
        'Hello',
        'Somebody in the canton of {canton} is looking for advice, and we think that you would be a good match. Please say by {day} whether you can take it on. A no is perfectly fine.',
      ],
      link: 'See the request',
    },
    'offer-declined': {
      subject: 'An offer was declined',
      paragraphs: [
        'Hello',
        'The offer for case {reference} in the canton of {canton} was declined. It is waiting for a new one.',
      ],
      link: 'Open the case',
    },
    'offer-lapsed': {
      subject: 'An offer went without an answer',
      paragraphs: [
        'Hello',
        'The offer for case {reference} in the canton of {canton} was not answered in time. It is waiting for a new one.',
      ],
      link: 'Open the case',
    },
  },
};
