export const LOCALES = ['de', 'fr', 'it', 'en'] as const;
export type Words = Record<(typeof LOCALES)[number], string>;

/** What would make an answer better, or what to mind, in four languages. */
export interface Advice {
  code: AdviceCode;
  /** The day it speaks of. */
  from: string | null;
  words: Words;
}

const DAY = '{day}';

const TEXTS = {
  wait: {
    de: 'Warten Sie bis zum {day}.',
    fr: 'Attendez jusqu’au {day}.',
    it: 'Aspetti fino al {day}.',
    en: 'Wait until {day}.',
  },
  'permit-c': {
    de: 'Eine Niederlassungsbewilligung (C) fehlt.',
    fr: 'Il manque un permis d’établissement (C).',
    it: 'Manca un permesso di domicilio (C).',
    en: 'A settlement permit (C) is missing.',
  },
  'language-oral': {
    de: 'Es fehlt ein Nachweis, dass Sie gut genug sprechen (in der Regel B1).',
    fr: 'Il manque une attestation de langue pour l’oral (en règle générale B1).',
    it: 'Manca un certificato di lingua orale (di regola B1).',
    en: 'A certificate of spoken language is missing (as a rule B1).',
  },
  'language-written': {
    de: 'Es fehlt ein Nachweis, dass Sie gut genug schreiben (in der Regel A2).',
    fr: 'Il manque une attestation de langue pour l’écrit (en règle générale A2).',
    it: 'Manca un certificato di lingua scritta (di regola A2).',
    en: 'A certificate of written language is missing (as a rule A2).',
  },
  'language-proof': {
    de: 'Der Sprachnachweis fehlt: Zertifikat, Schule oder Ausbildung.',
    fr: 'La preuve des connaissances de langue manque : attestation, école ou formation.',
    it: 'Manca la prova delle conoscenze linguistiche: certificato, scuola o formazione.',
    en: 'Proof of language is missing: certificate, school or training.',
  },
  'language-national': {
    de: 'Es zählt eine Landessprache: Deutsch, Französisch, Italienisch oder Rätoromanisch.',
    fr: 'C’est une langue nationale qui compte : allemand, français, italien ou romanche.',
    it: 'Conta una lingua nazionale: tedesco, francese, italiano o romancio.',
    en: 'A national language counts: German, French, Italian or Romansh.',
  },
  'language-canton': {
    de: 'Viele Kantone verlangen ihre eigene Amtssprache. Fragen Sie nach.',
    fr: 'Beaucoup de cantons demandent leur propre langue officielle. Renseignez-vous.',
    it: 'Molti Cantoni chiedono la propria lingua ufficiale. Si informi.',
    en: 'Many cantons ask for their own official language. Ask first.',
  },
  repay: {
    de: 'Sozialhilfe, die ganz zurückgezahlt ist, steht nicht im Weg.',
    fr: 'L’aide sociale entièrement remboursée n’est pas un obstacle.',
    it: 'L’aiuto sociale rimborsato per intero non è un ostacolo.',
    en: 'Social assistance that has been repaid in full does not stand in the way.',
  },
  'exact-days': {
    de: 'Mit genauen Tagen lässt es sich sagen: Einwohnerkontrolle und Migrationsamt bestätigen sie.',
    fr: 'Avec des dates exactes on peut répondre : le contrôle des habitants et le service des migrations les attestent.',
    it: 'Con le date esatte si può rispondere: le attestano il controllo abitanti e l’ufficio della migrazione.',
    en: 'Exact days would settle it: the residents’ office and the migration office confirm them.',
  },
  'tell-more': {
    de: 'Dazu fehlt noch eine Angabe.',
    fr: 'Il manque encore une indication.',
    it: 'Manca ancora un’indicazione.',
    en: 'Something about this has not been said yet.',
  },
  'ask-adviser': {
    de: 'Sprechen Sie mit einer Beraterin oder einem Berater. Es kommt auf das Ganze an.',
    fr: 'Parlez-en avec une conseillère ou un conseiller. C’est l’ensemble qui compte.',
    it: 'Ne parli con una consulente o un consulente. Conta l’insieme.',
    en: 'Talk to an adviser. The whole picture counts.',
  },
  'ask-authority': {
    de: 'Diese Regel haben wir nicht an einer sicheren Quelle gelesen. Fragen Sie nach.',
    fr: 'Nous n’avons pas lu cette règle dans une source sûre. Renseignez-vous.',
    it: 'Non abbiamo letto questa regola in una fonte sicura. Si informi.',
    en: 'We have not read this rule in a sure source. Ask first.',
  },
  'ask-commune': {
    de: 'Die Gemeinde bestimmt, wie viele Jahre sie verlangt. Fragen Sie die Gemeinde.',
    fr: 'La commune fixe le nombre d’années. Demandez à la commune.',
    it: 'Il Comune stabilisce quanti anni chiede. Chieda al Comune.',
    en: 'The commune decides how many years it asks for. Ask the commune.',
  },
  'stay-where-you-are': {
    de: 'Ziehen Sie erst um, wenn Gemeinde und Kanton Ihr Gesuch fertig geprüft haben, nicht vorher.',
    fr: 'Ne déménagez qu’une fois que la commune et le canton ont fini d’examiner votre demande, pas avant.',
    it: 'Cambi domicilio solo quando Comune e Cantone hanno finito di esaminare la domanda, non prima.',
    en: 'Move after the commune and the canton have finished examining your application, not before.',
  },
  'come-back': {
    de: 'Die Zeit zählt weiter, wenn Sie wieder mit einer Bewilligung hier wohnen.',
    fr: 'Le temps compte de nouveau quand vous vivez ici avec un permis.',
    it: 'Il tempo conta di nuovo quando vive qui con un permesso.',
    en: 'Time counts again once you live here with a permit.',
  },
  'spouse-abroad': {
    de: 'Wer im Ausland lebt, kann nach 6 Jahren Ehe und mit engen Verbindungen zur Schweiz ein Gesuch stellen (BüG 21 Abs. 2).',
    fr: 'Qui vit à l’étranger peut déposer une demande après 6 ans de mariage et avec des liens étroits avec la Suisse (LN 21 al. 2).',
    it: 'Chi vive all’estero può presentare domanda dopo 6 anni di matrimonio e con stretti legami con la Svizzera (LCit 21 cpv. 2).',
    en: 'Who lives abroad can apply after 6 years of marriage and with close ties to Switzerland (LN 21(2)).',
  },
  'file-before': {
    de: 'Das Gesuch muss vor dem {day} eingereicht sein.',
    fr: 'La demande doit être déposée avant le {day}.',
    it: 'La domanda va presentata prima del {day}.',
    en: 'The application must be filed before {day}.',
  },
  school: {
    de: 'Es braucht fünf Jahre obligatorische Schule in der Schweiz.',
    fr: 'Il faut cinq ans d’école obligatoire en Suisse.',
    it: 'Servono cinque anni di scuola obbligatoria in Svizzera.',
    en: 'Five years of compulsory school in Switzerland are needed.',
  },
  'parent-time': {
    de: 'Ein Elternteil muss zehn Jahre in der Schweiz gelebt haben.',
    fr: 'L’un des parents doit avoir séjourné dix ans en Suisse.',
    it: 'Un genitore deve aver soggiornato dieci anni in Svizzera.',
    en: 'A parent must have lived in Switzerland for ten years.',
  },
  'parent-permit': {
    de: 'Ein Elternteil muss eine Niederlassungsbewilligung (C) haben oder gehabt haben.',
    fr: 'L’un des parents doit avoir ou avoir eu un permis d’établissement (C).',
    it: 'Un genitore deve avere o aver avuto un permesso di domicilio (C).',
    en: 'A parent must have or have had a settlement permit (C).',
  },
  'not-married-to-swiss': {
    de: 'Dieser Weg ist für Menschen, die mit einer Schweizerin oder einem Schweizer verheiratet sind.',
    fr: 'Cette voie est celle des personnes mariées à une Suissesse ou à un Suisse.',
    it: 'Questa via è per chi è sposato con una cittadina o un cittadino svizzero.',
    en: 'This way is for spouses of Swiss citizens.',
  },
  'not-third-generation': {
    de: 'Dieser Weg ist für Menschen, deren Grosseltern schon hier lebten und die hier geboren sind.',
    fr: 'Cette voie est celle des personnes nées ici dont les grands-parents vivaient déjà ici.',
    it: 'Questa via è per chi è nato qui e i cui nonni vivevano già qui.',
    en: 'This way is for people born here whose grandparents already lived here.',
  },
  'too-old': {
    de: 'Dieser Weg steht bis zum 25. Geburtstag offen.',
    fr: 'Cette voie est ouverte jusqu’au 25e anniversaire.',
    it: 'Questa via è aperta fino al 25º compleanno.',
    en: 'This way is open until the 25th birthday.',
  },
} satisfies Record<string, Words>;

export type AdviceCode = keyof typeof TEXTS;
export const ADVICE_CODES = Object.keys(TEXTS) as AdviceCode[];

/** A piece of advice, with the day it speaks of. */
export function advice(code: AdviceCode, from: string | null = null): Advice {
  const words: Words = TEXTS[code];
  if (from === null) return { code, from, words };
  const date = `${Number(from.slice(8))}.${Number(from.slice(5, 7))}.${from.slice(0, 4)}`;
  return {
    code,
    from,
    words: {
      de: words.de.replace(DAY, date),
      fr: words.fr.replace(DAY, date),
      it: words.it.replace(DAY, date),
      en: words.en.replace(DAY, from),
    },
  };
}
