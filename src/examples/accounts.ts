import type { ExampleAccount } from './shapes.js';

/** The password of every account of the demonstration, shown on its sign-in page. */
export const DEMO_PASSWORD = 'passerelle-demo';

/** Only coordinators have a territory; `['CH']` is the whole country and every canton that has no coordinator. */
export const ACCOUNTS: readonly ExampleAccount[] = [
  {
    key: 'adviser',
    email: 'adviser@passerelle.example',
    name: 'Rahel Monnard',
    role: 'adviser',
    cantons: [],
    locale: 'fr',
    adviser: 'rahel',
  },
  {
    key: 'coordinator',
    email: 'coordinator@passerelle.example',
    name: 'Odile Perrochet',
    role: 'coordinator',
    cantons: ['VD', 'GE'],
    locale: 'fr',
    adviser: 'odile',
  },
  {
    key: 'staff',
    email: 'staff@passerelle.example',
    name: 'Mauro Feldengut',
    role: 'staff',
    cantons: [],
    locale: 'de',
  },
  {
    key: 'privacy',
    email: 'privacy@passerelle.example',
    name: 'Ladina Sonderhof',
    role: 'privacy',
    cantons: [],
    locale: 'de',
  },
  { key: 'admin', email: 'admin@passerelle.example', name: 'Nils Amstadler', role: 'admin', cantons: [], locale: 'en' },
  {
    key: 'zuerich',
    email: 'zuerich@passerelle.example',
    name: 'Verena Maurgass',
    role: 'coordinator',
    cantons: ['ZH'],
    locale: 'de',
  },
  {
    key: 'ticino',
    email: 'ticino@passerelle.example',
    name: 'Ornella Pedrinate',
    role: 'coordinator',
    cantons: ['TI'],
    locale: 'it',
  },
  {
    key: 'switzerland',
    email: 'switzerland@passerelle.example',
    name: 'Christof Wengiwald',
    role: 'coordinator',
    cantons: ['CH'],
    locale: 'de',
  },
];
