import { expect, it } from '@jest/globals';
import { jwkOf, thumbprintOf } from './jwk.rules.js';

const X = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';

it('the thumbprint of a key is that of RFC 8037, appendix A.3', () => {
  expect(thumbprintOf(X)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
});

it('a public key holds nothing but what it is, since when, and until when', () => {
  const created = new Date('2026-03-02T09:00:00Z');
  expect(jwkOf(X, created, null)).toEqual({
    kty: 'OKP',
    crv: 'Ed25519',
    x: X,
    kid: thumbprintOf(X),
    use: 'sig',
    created,
    retired: null,
  });
});
