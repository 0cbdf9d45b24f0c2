import type { ExampleOrganisation } from './shapes.js';

export const ORGANISATIONS: readonly ExampleOrganisation[] = [
  {
    key: 'mereb',
    name: 'Association Pont sur le Mereb',
    kind: 'community',
    canton: 'VD',
  },
];
