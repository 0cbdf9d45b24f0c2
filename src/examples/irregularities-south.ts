import type { ExampleIrregularity } from './shapes.js';

export const IRREGULARITIES_OF_THE_SOUTH: readonly ExampleIrregularity[] = [
  {
    key: 'eight-months-on-a-desk', case: 'valbona', loggedBy: 'mirjeta', code: 'UNDUE_DELAY', authority: { level: 'commune', canton: 'TI', commune: 5113, organ: 'administration' },
    occurred: { monthsAgo: 2 }, consent: 'statistics', status: 'confirmed', kind: 'omission', severity: { scale: 2, scope: 'household', remediable: 'easily' }, evidenceLevel: 'documented',
    description: 'Otto mesi senza alcun atto dopo la conferma di ricezione; la cancelleria dice che «aspetta la commissione».',
  },
  {
    key: 'quiz-at-the-town-hall', loggedBy: 'omar', code: 'UNANNOUNCED_TEST', authority: { level: 'commune', canton: 'TI', organ: 'commission' },
    occurred: { monthsAgo: 7 }, consent: 'statistics', status: 'confirmed', kind: 'act', severity: { scale: 3, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'documented',
    description: 'Convocata per «una chiacchierata», ha trovato un questionario scritto di venti domande e mezz’ora di tempo.',
  },
  {
    key: 'wrong-court', loggedBy: 'tiziano', code: 'NO_REMEDY', authority: { level: 'commune', canton: 'TI', organ: 'parliament' },
    occurred: { monthsAgo: 3 }, consent: 'internal', status: 'under-review',
    description: 'La decisione indica un termine di quindici giorni e un’autorità che non è competente.',
  },
  {
    key: 'old-tax-bill', loggedBy: 'fiorenza', code: 'FINANCIAL_CRITERION', authority: { level: 'commune', canton: 'TI', organ: 'administration' },
    occurred: { monthsAgo: 6 }, consent: 'anonymous-story', status: 'in-follow-up', kind: 'act', severity: { scale: 2, scope: 'household', remediable: 'easily' }, evidenceLevel: 'corroborated',
    description: 'Pratica ferma per un conguaglio d’imposta di 48 franchi, pagato da due anni. La ricevuta è negli atti.',
  },
  {
    key: 'form-only-in-one-office', loggedBy: 'tiziano', code: 'OTHER', authority: { level: 'canton', canton: 'TI', organ: 'administration' },
    occurred: { monthsAgo: 1 }, consent: 'internal', status: 'needs-more',
    description: 'Il formulario elettronico non accetta cognomi con più di due parti; per ora nessuno sa dire chi lo debba correggere.',
  },
  {
    key: 'cousin-of-the-secretary', loggedBy: 'fiorenza', code: 'BIAS', authority: { level: 'commune', canton: 'TI', organ: 'commission' },
    occurred: { monthsAgo: 13 }, consent: 'internal', status: 'rejected', rejectedBecause: 'Il membro in questione si era astenuto ed era uscito dalla sala: risulta dal verbale.',
    description: 'Un membro della commissione sarebbe parente di una controparte della famiglia.',
  },
];
