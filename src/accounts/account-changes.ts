export const ACCOUNT_CHANGES = [
  'password',
  'factor-set-up',
  'factor-moved',
  'factor-given-up',
  'factor-reset',
  'recovery-codes',
  'passkey-added',
  'passkey-ended',
  'role',
  'cantons',
  'disabled',
  'enabled',
] as const;
export type AccountChange = (typeof ACCOUNT_CHANGES)[number];
