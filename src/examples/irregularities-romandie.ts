import type { ExampleIrregularity } from './shapes.js';

export const IRREGULARITIES_OF_ROMANDIE: readonly ExampleIrregularity[] = [
  {
    key: 'silence-of-fourteen-months', case: 'carlos', loggedBy: 'rahel', code: 'UNDUE_DELAY', authority: { level: 'commune', canton: 'VD', organ: 'administration' },
    occurred: { monthsAgo: 8 }, consent: 'anonymous-story', status: 'confirmed', kind: 'omission', severity: { scale: 2, scope: 'one', remediable: 'easily' }, evidenceLevel: 'documented',
    description: 'Quatorze mois depuis l’accusé de réception, aucune étape, aucune date. Deux appels, deux fois « patience ».',
  },
  {
    key: 'file-in-a-drawer', loggedBy: 'odile', code: 'UNDUE_DELAY', authority: { level: 'commune', canton: 'VD', organ: 'administration' },
    occurred: { monthsAgo: 5 }, consent: 'statistics', status: 'confirmed', kind: 'omission', severity: { scale: 2, scope: 'household', remediable: 'easily' }, evidenceLevel: 'documented',
    description: 'Dossier complet depuis onze mois. La personne en charge est partie et n’a pas été remplacée ; personne ne savait où était le classeur.',
  },
  {
    key: 'no-answer-to-two-letters', loggedBy: 'besarta', code: 'UNDUE_DELAY', authority: { level: 'commune', canton: 'VD', organ: 'executive' },
    occurred: { monthsAgo: 3 }, consent: 'statistics', status: 'confirmed', kind: 'omission', severity: { scale: 2, scope: 'one', remediable: 'easily' }, evidenceLevel: 'documented',
    description: 'Deux lettres recommandées restées sans réponse, à quatre mois d’intervalle. Les récépissés sont au dossier.',
  },
  {
    key: 'hearing-postponed-thrice', loggedBy: 'etienne', code: 'UNDUE_DELAY', authority: { level: 'commune', canton: 'VD', commune: 5642, organ: 'commission' },
    occurred: { monthsAgo: 4 }, consent: 'statistics', status: 'confirmed', kind: 'omission', severity: { scale: 1, scope: 'household', remediable: 'easily' }, evidenceLevel: 'documented',
    description: 'Audition reportée trois fois en neuf mois, à chaque fois la veille, faute de membres disponibles.',
  },
  {
    key: 'waiting-since-the-move-of-the-office', loggedBy: 'rahel', code: 'UNDUE_DELAY', authority: { level: 'canton', canton: 'VD', organ: 'administration' },
    occurred: { monthsAgo: 6 }, consent: 'anonymous-story', status: 'confirmed', kind: 'omission', severity: { scale: 2, scope: 'several', remediable: 'with-effort' }, evidenceLevel: 'corroborated',
    description: 'Trois familles suivies par deux conseillères attendent la même étape cantonale depuis plus d’un an. Le service invoque un déménagement.',
  },
  {
    key: 'police-report-missing', loggedBy: 'hodan', code: 'UNDUE_DELAY', authority: { level: 'commune', canton: 'VD', organ: 'administration' },
    occurred: { daysAgo: 20 }, consent: 'internal', status: 'reported',
    description: 'Le rapport demandé il y a sept mois n’est toujours pas arrivé à la commune, qui attend sans relancer.',
  },
  {
    key: 'passport-of-the-state-he-fled', case: 'yonas', loggedBy: 'rahel', code: 'IDENTITY_DOCUMENTS', authority: { level: 'commune', canton: 'VD', organ: 'administration' },
    occurred: { daysAgo: 31 }, consent: 'anonymous-story', status: 'confirmed', kind: 'act', severity: { scale: 3, scope: 'household', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'On demande un passeport national valable à un réfugié reconnu, lettre à l’appui. Aller au consulat pourrait lui coûter l’asile.',
  },
  {
    key: 'one-contested-bill', case: 'amadou', loggedBy: 'rahel', code: 'FINANCIAL_CRITERION', authority: { level: 'commune', canton: 'VD', organ: 'executive' },
    occurred: { daysAgo: 12 }, consent: 'anonymous-story', status: 'in-follow-up', kind: 'act', severity: { scale: 4, scope: 'household', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Refus pour une seule poursuite de 640 francs, contestée et payée deux fois, preuve à l’appui.',
  },
  {
    key: 'half-a-page', case: 'amadou', loggedBy: 'rahel', code: 'NO_REASONS', authority: { level: 'commune', canton: 'VD', organ: 'executive' },
    occurred: { daysAgo: 12 }, consent: 'statistics', status: 'confirmed', kind: 'omission', severity: { scale: 3, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Une demi-page : ni le travail, ni l’école, ni la vie du quartier ne sont mentionnés.',
  },
  {
    key: 'diploma-not-enough', loggedBy: 'odile', code: 'LANGUAGE_PROOF', authority: { level: 'commune', canton: 'VD', organ: 'administration' },
    occurred: { monthsAgo: 9 }, consent: 'statistics', status: 'confirmed', kind: 'act', severity: { scale: 2, scope: 'one', remediable: 'easily' }, evidenceLevel: 'documented',
    description: 'Un CFC obtenu en français, refusé comme preuve de langue ; on exige un nouveau test payant.',
  },
  {
    key: 'minutes-of-three-lines', loggedBy: 'besarta', code: 'NO_RECORD', authority: { level: 'commune', canton: 'VD', organ: 'commission' },
    occurred: { monthsAgo: 2 }, consent: 'statistics', status: 'under-review',
    description: 'Procès-verbal de trois lignes pour une audition de quarante minutes. Aucune question n’y figure.',
  },
  {
    key: 'fee-charged-twice', loggedBy: 'ines', code: 'EXCESSIVE_FEE', authority: { level: 'canton', canton: 'GE', organ: 'administration' },
    occurred: { daysAgo: 44 }, consent: 'internal', status: 'reported',
    description: 'L’émolument a été facturé une seconde fois parce qu’il manquait une signature sur une annexe. Les deux factures sont jointes.',
  },
  {
    key: 'suspended-without-end', case: 'thierry', loggedBy: 'nadira', code: 'CRIMINAL_RECORD', authority: { level: 'canton', canton: 'GE', organ: 'administration' },
    occurred: { daysAgo: 210 }, consent: 'statistics', status: 'confirmed', kind: 'act', severity: { scale: 3, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Suspension d’office pour une amende avec sursis, sans aucune appréciation d’ensemble, malgré la jurisprudence récente.',
  },
  {
    key: 'canton-lost-the-annexes', loggedBy: 'nadira', code: 'UNDUE_DELAY', authority: { level: 'canton', canton: 'GE', organ: 'administration' },
    occurred: { monthsAgo: 7 }, consent: 'statistics', status: 'confirmed', kind: 'omission', severity: { scale: 2, scope: 'household', remediable: 'easily' }, evidenceLevel: 'documented',
    description: 'Annexes égarées à l’interne, redemandées deux fois ; six mois perdus alors que le récépissé les énumère toutes.',
  },
  {
    key: 'federal-year-over', loggedBy: 'nadira', code: 'UNDUE_DELAY', authority: { level: 'federal', canton: 'GE', organ: 'administration' },
    occurred: { monthsAgo: 2 }, consent: 'internal', status: 'reported',
    description: 'Dix-neuf mois pour une naturalisation facilitée, au lieu des douze annoncés. Pas de réponse au courriel de relance.',
  },
  {
    key: 'come-back-when-you-work-more', loggedBy: 'nadira', code: 'DISCOURAGEMENT', authority: { level: 'commune', canton: 'GE', organ: 'administration' },
    occurred: { monthsAgo: 1 }, consent: 'internal', status: 'needs-more',
    description: 'Au guichet, on aurait refusé de remettre le formulaire à une mère qui travaille à mi-temps. Pas de témoin, pas de trace écrite pour l’instant.',
  },
  {
    key: 'only-one-commune-counted', case: 'rosalina', loggedBy: 'firmin', code: 'RESIDENCE_CALC', authority: { level: 'commune', canton: 'VS', commune: 6266, organ: 'administration' },
    occurred: { monthsAgo: 9 }, consent: 'statistics', status: 'resolved', kind: 'act', severity: { scale: 2, scope: 'one', remediable: 'easily' }, evidenceLevel: 'established',
    description: 'Seules les années dans la dernière commune ont été comptées. Corrigé après une lettre citant l’article : tout est bien qui finit bien.',
  },
  {
    key: 'name-of-the-bisse', loggedBy: 'besarta', code: 'EXCESSIVE_KNOWLEDGE', authority: { level: 'commune', canton: 'VS', organ: 'commission' },
    occurred: { daysAgo: 36 }, consent: 'statistics', status: 'reported',
    description: 'Elle devait citer les quatre bisses du district et l’année de construction de la tour de l’église.',
  },
  {
    key: 'closed-because-of-twenty-minutes', case: 'karim', loggedBy: 'hodan', code: 'RESIDENCE_CALC', authority: { level: 'commune', canton: 'FR', organ: 'administration' },
    occurred: { daysAgo: 66 }, consent: 'anonymous-story', status: 'under-review',
    description: 'Dossier classé le jour du déménagement, alors que l’enquête communale était pour l’essentiel terminée.',
  },
  {
    key: 'report-not-shown', loggedBy: 'salome', code: 'NO_HEARING', authority: { level: 'commune', canton: 'FR', organ: 'commission' },
    occurred: { monthsAgo: 10 }, consent: 'statistics', status: 'confirmed', kind: 'omission', severity: { scale: 3, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Le préavis négatif se fonde sur le témoignage d’un voisin que la personne n’a jamais pu lire ni commenter.',
  },
  {
    key: 'fee-without-breakdown', case: 'adriana', loggedBy: 'gilberte', code: 'EXCESSIVE_FEE', authority: { level: 'commune', canton: 'NE', organ: 'administration' },
    occurred: { monthsAgo: 3 }, consent: 'statistics', status: 'confirmed', kind: 'act', severity: { scale: 1, scope: 'one', remediable: 'easily' }, evidenceLevel: 'documented',
    description: 'Avance de frais demandée avant le dépôt, sans base indiquée ni détail, remboursable « selon les cas ».',
  },
  {
    key: 'talk-became-an-exam', loggedBy: 'hodan', code: 'UNANNOUNCED_TEST', authority: { level: 'commune', canton: 'JU', organ: 'commission' },
    occurred: { monthsAgo: 5 }, consent: 'internal', status: 'needs-more',
    description: 'On avait annoncé « une discussion sympathique » ; c’était un questionnaire de quarante questions. La convocation manque encore.',
  },
  {
    key: 'accent-at-the-counter', loggedBy: 'ines', code: 'LANGUAGE_PROOF', authority: { level: 'commune', canton: 'GE', organ: 'administration' },
    occurred: { monthsAgo: 6 }, consent: 'internal', status: 'rejected', rejectedBecause: 'Le certificat présenté n’était pas un certificat reconnu ; la commune l’a expliqué par écrit et sans délai.',
    description: 'Attestation de cours refusée comme preuve de langue.',
  },
];
