import { Injectable } from '@nestjs/common';
import { AuthSettings } from './auth.js';
import type { CreatePasskey, UsePasskey } from './passkey.dto.js';
import type { Passkey } from './passkey.entity.js';

type NewCredential = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter'>;
interface PasskeyHolder {
  id: string;
  name: string;
  email: string;
}

/** WebAuthn by `@simplewebauthn/server`, loaded when first needed: it is large, and most processes never sign anybody in. */
@Injectable()
export class PasskeyVerification {
  constructor(private readonly settings: AuthSettings) {}

  /** `existing`: credentials that are not to be registered a second time on their device. */
  async creationOptions(who: PasskeyHolder, challenge: string, existing: string[]): Promise<Record<string, unknown>> {
    const { generateRegistrationOptions } = await import('@simplewebauthn/server');
    const options = await generateRegistrationOptions({
      rpName: 'Passerelle',
      rpID: this.domain,
      // A random id; the name is what the device shows.
      userID: new Uint8Array(Buffer.from(who.id.replaceAll('-', ''), 'hex')),
      userName: who.email,
      userDisplayName: who.name,
      challenge,
      attestationType: 'none',
      excludeCredentials: existing.map((id) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return { ...options };
  }

  async requestOptions(challenge: string): Promise<Record<string, unknown>> {
    const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
    return { ...(await generateAuthenticationOptions({ rpID: this.domain, challenge, userVerification: 'required' })) };
  }

  /** Null when it is not what an authenticator answers to the challenge on our own address. */
  async created(input: CreatePasskey, challenge: string): Promise<NewCredential | null> {
    const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
    const { id, clientDataJSON, attestationObject } = input;
    const result = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
      expectedChallenge: encoded(challenge),
      expectedOrigin: this.origin,
      expectedRPID: this.domain,
      requireUserVerification: true,
    }).catch(() => null);
    if (!result?.verified) return null;
    const { credential } = result.registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: String(credential.counter),
    };
  }

  /** The new counter; null when it is not the passkey's answer to the challenge, or its counter went back. */
  async counterAfter(passkey: Passkey, input: UsePasskey, challenge: string): Promise<string | null> {
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
    const { id, clientDataJSON, authenticatorData, signature } = input;
    const result = await verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: encoded(challenge),
      expectedOrigin: this.origin,
      expectedRPID: this.domain,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: Number(passkey.counter),
        transports: passkey.transports,
      },
    }).catch(() => null);
    return result?.verified ? String(result.authenticationInfo.newCounter) : null;
  }

  private get origin(): string {
    return new URL(this.settings.url).origin;
  }

  private get domain(): string {
    return new URL(this.settings.url).hostname;
  }
}

/** The challenge that was signed, out of what the browser says; empty when there is none. Not to be trusted yet. */
export function challengeIn(clientDataJSON: string): string {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()) as { challenge?: unknown };
    return typeof challenge === 'string' ? Buffer.from(challenge, 'base64url').toString() : '';
  } catch {
    return '';
  }
}

function encoded(challenge: string): string {
  return Buffer.from(challenge).toString('base64url');
}
