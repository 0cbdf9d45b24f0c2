type Words = Record<'de' | 'fr' | 'it' | 'en', string>;

export interface ChecklistEntry {
  item: string;
  names: Words;
  freshMonths: number | null;
  needed: 'yes' | 'if';
  source: string;
}

export interface ChecklistWarning {
  code: 'ask-refugee-status' | 'no-consulate';
  words: Words;
  source: string;
}

const words = (de: string, fr: string, it: string, en: string): Words => ({ de, fr, it, en });
const entry = (
  item: string,
  names: Words,
  source: string,
  { fresh = null, needed = 'yes' }: { fresh?: number | null; needed?: ChecklistEntry['needed'] } = {},
): ChecklistEntry => ({ item, names, freshMonths: fresh, needed, source });

export const FORM = entry(
  'application-form',
  words('Gesuchsformular', 'Formulaire de demande', 'Modulo di domanda', 'Application form'),
  'glarus-nord.ch, Formulare Einbürgerung',
);
export const RESIDENCE = entry(
  'residence-certificates',
  words(
    'Wohnsitzbestätigungen aller Gemeinden, mit Bewilligungen',
    'Attestations de domicile de toutes les communes, avec permis',
    'Certificati di domicilio di tutti i comuni, con permessi',
    'Residence certificates of all communes, with permits',
  ),
  'bern.ch, Ordentliche Einbürgerung',
);
export const PERMIT = entry(
  'permit',
  words('Kopie des Ausländerausweises', 'Copie du titre de séjour', 'Copia del permesso', 'Copy of the permit'),
  'bern.ch, Ordentliche Einbürgerung',
);
export const PASSPORT = entry(
  'passport',
  words('Kopie des Passes', 'Copie du passeport', 'Copia del passaporto', 'Copy of the passport'),
  'bern.ch, Ordentliche Einbürgerung',
);
export const IDENTITY = entry(
  'identity',
  words(
    'Identität ohne Pass: Zivilstandspapiere, Flüchtlingsausweis oder Erklärung beim Zivilstandsamt (ZGB 41, ungeprüft)',
    'Identité sans passeport : actes d’état civil, titre de voyage pour réfugié·e ou déclaration à l’état civil (CC 41, non vérifié)',
    'Identità senza passaporto: atti di stato civile, titolo di viaggio per rifugiati o dichiarazione allo stato civile (CC 41, non verificato)',
    'Identity without a passport: civil-status papers, refugee travel document or a declaration at the civil-status office (ZGB 41, unverified)',
  ),
  'EMARK 1998/29; ZW/2021/4427',
);
export const CIVIL_STATUS = entry(
  'civil-status',
  words(
    'Personenstandsausweis',
    'Certificat individuel d’état civil',
    'Certificato relativo allo stato civile',
    'Civil-status document',
  ),
  'tg.ch, Bürgerrecht; ti.ch, Naturalizzazione',
  { fresh: 6 },
);
export const DEBTS = entry(
  'debt-register',
  words(
    'Betreibungsregisterauszüge aller Wohnorte',
    'Extraits du registre des poursuites de tous les domiciles',
    'Estratti del registro esecuzioni di tutti i domicili',
    'Extracts of the debt registers of all places',
  ),
  'bern.ch, Ordentliche Einbürgerung; wolfenschiessen.ch',
  { fresh: 3 },
);
export const CRIMINAL = entry(
  'criminal-record',
  words(
    'Privatauszug aus dem Strafregister (ab 18)',
    'Extrait privé du casier judiciaire (dès 18 ans)',
    'Estratto per privati del casellario (dai 18 anni)',
    'Criminal record extract (from 18)',
  ),
  'bern.ch, Ordentliche Einbürgerung',
  { fresh: 3 },
);
export const TAX = entry(
  'tax',
  words(
    'Steuerbestätigung und letzte Veranlagung',
    'Attestation fiscale et dernière taxation',
    'Attestato fiscale e ultima tassazione',
    'Tax confirmation and last assessment',
  ),
  'ti.ch, Naturalizzazione; bern.ch, Ordentliche Einbürgerung',
);
export const SOCIAL = entry(
  'social-service',
  words(
    'Bestätigung des Sozialdienstes',
    'Attestation du service social',
    'Conferma dei servizi sociali',
    'Confirmation of the social service',
  ),
  'OLN 7(3); bern.ch, Ordentliche Einbürgerung',
);
export const LANGUAGE = entry(
  'language-proof',
  words(
    'Sprachnachweis (mündlich B1, schriftlich A2) oder Schulnachweis',
    'Preuve de langue (B1 oral, A2 écrit) ou scolarité',
    'Prova della lingua (B1 orale, A2 scritto) o scuola',
    'Proof of language (B1 oral, A2 written) or of school',
  ),
  'OLN 6',
);
export const TEST = entry(
  'test',
  words(
    'Test- oder Kursbestätigung, wo verlangt',
    'Attestation de test ou de cours, si demandée',
    'Attestato di test o corso, se richiesto',
    'Attest of test or course, where asked for',
  ),
  'so.ch, Bürgerrecht; bern.ch, Ordentliche Einbürgerung',
  { needed: 'if' },
);
export const WORK = entry(
  'work',
  words(
    'Arbeits- oder Ausbildungsbestätigung, Lebenslauf',
    'Attestation de travail ou de formation, CV',
    'Attestato di lavoro o formazione, CV',
    'Proof of work or training, CV',
  ),
  'Fribourg, droit de cité (RDCF)',
);
export const REFERENCES = entry(
  'references',
  words(
    'Drei Referenzpersonen mit Schweizer Bürgerrecht',
    'Trois personnes de référence suisses',
    'Tre persone di riferimento svizzere',
    'Three Swiss reference persons',
  ),
  'altdorf.ch, Einbürgerung',
);
export const EXEMPTION = entry(
  'exemption',
  words(
    'Arztzeugnis oder Nachweis einer Lese- und Schreibschwäche',
    'Certificat médical ou attestation de difficultés de lecture',
    'Certificato medico o attestato di difficoltà di lettura',
    'Medical certificate or attest of difficulty in reading',
  ),
  'LN 12(2), OLN 9',
  { needed: 'if' },
);
export const MARRIAGE = entry(
  'marriage',
  words(
    'Eheurkunde und Heimatort der Schweizer Ehegattin oder des Schweizer Ehegatten',
    'Acte de mariage et lieu d’origine du conjoint ou de la conjointe suisse',
    'Atto di matrimonio e attinenza del o della coniuge svizzera',
    'Marriage certificate and origin of the Swiss spouse',
  ),
  'LN 21; unverified',
);
export const UNION = entry(
  'union',
  words(
    'Gemeinsame Erklärung zur ehelichen Gemeinschaft',
    'Déclaration commune de communauté conjugale',
    'Dichiarazione comune di unione coniugale',
    'Joint declaration of marital union',
  ),
  'LN 21; unverified',
);
export const GRANDPARENT = entry(
  'grandparent',
  words(
    'Nachweis über den Grosselternteil (Geburt oder Aufenthalt in der Schweiz)',
    'Preuve concernant le grand-parent (naissance ou séjour en Suisse)',
    'Prova relativa al nonno o alla nonna (nascita o soggiorno in Svizzera)',
    'Proof about the grandparent (birth or stay in Switzerland)',
  ),
  'LN 24a(1)(a)',
);
export const PARENT = entry(
  'parent',
  words(
    'Schul- und Aufenthaltsnachweis des Elternteils',
    'Preuve de scolarité et de séjour du parent',
    'Prova di scuola e soggiorno del genitore',
    'Proof of the parent’s school and stay',
  ),
  'LN 24a(1)(b)',
);
export const FORMER = entry(
  'former-citizenship',
  words(
    'Nachweis des früheren Bürgerrechts und seines Verlusts',
    'Preuve de l’ancienne nationalité et de sa perte',
    'Prova della cittadinanza anteriore e della sua perdita',
    'Proof of the former citizenship and its loss',
  ),
  'LN 27',
);

export const TIES = entry(
  'close-ties',
  words(
    'Angaben zur engen Verbundenheit: Aufenthalte in der Schweiz (drei von mindestens fünf Tagen in sechs Jahren), Kontakte zu Menschen hier',
    'Indications sur les liens étroits : séjours en Suisse (trois d’au moins cinq jours en six ans), contacts avec des personnes d’ici',
    'Indicazioni sui vincoli stretti: soggiorni in Svizzera (tre di almeno cinque giorni in sei anni), contatti con persone di qui',
    'About the close ties: stays in Switzerland (three of at least five days in six years), contacts with people here',
  ),
  'LN 21(2)(b), OLN 11',
);
export const PARENT_NATURALISED = entry(
  'parent-naturalisation',
  words(
    'Einbürgerungsentscheid des Elternteils und Nachweis des Kindesverhältnisses',
    'Décision de naturalisation du parent et preuve de la filiation',
    'Decisione di naturalizzazione del genitore e prova della filiazione',
    'The parent’s naturalisation decision and proof of the relation',
  ),
  'LN 24; unverified',
);
export const STATELESS = entry(
  'statelessness',
  words(
    'Nachweis der Staatenlosigkeit (Anerkennung durch das SEM oder Ausweis)',
    'Preuve de l’apatridie (reconnaissance par le SEM ou document)',
    'Prova dell’apolidia (riconoscimento della SEM o documento)',
    'Proof of statelessness (recognition by the SEM or a document)',
  ),
  'LN 23; unverified',
);
export const REPRESENTATIVE = entry(
  'representative',
  words(
    'Unter 18: Unterschrift der gesetzlichen Vertretung, ab 16 auch die eigene',
    'Avant 18 ans : signature de la représentation légale, dès 16 ans aussi la sienne',
    'Sotto i 18 anni: firma della rappresentanza legale, dai 16 anni anche la propria',
    'Under 18: signature of the legal representative, from 16 on also one’s own',
  ),
  'LN 31',
  { needed: 'if' },
);

export const NO_CONSULATE: ChecklistWarning = {
  code: 'no-consulate',
  words: words(
    'Nicht zum Konsulat des Herkunftsstaats schicken und keinen Heimatpass verlangen: Der Kontakt kann die Flüchtlingseigenschaft kosten.',
    'Ne pas envoyer au consulat de l’État d’origine et ne pas demander de passeport national : ce contact peut coûter le statut de réfugié·e.',
    'Non mandare al consolato dello Stato d’origine e non chiedere il passaporto nazionale: il contatto può costare lo statuto di rifugiato.',
    'Do not send to the consulate of the home state and do not ask for a home passport: the contact can cost the refugee status.',
  ),
  source: 'EMARK 1998/29',
};
export const ASK_STATUS: ChecklistWarning = {
  code: 'ask-refugee-status',
  words: words(
    'Zuerst nach dem Flüchtlingsstatus fragen, bevor vom Pass die Rede ist.',
    'Demander d’abord le statut de réfugié·e, avant de parler de passeport.',
    'Chiedere prima lo statuto di rifugiato, poi parlare di passaporto.',
    'Ask about refugee status first, before speaking of a passport.',
  ),
  source: 'EMARK 1998/29',
};
