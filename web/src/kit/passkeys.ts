import { api, unwrap, type Schema } from '../api/client';
import type { Me } from '../session';
import { readSetting, storeSetting } from '../webStorage';

/** `cancelled`: the holder closed the browser's dialog, or there was no passkey for it to use. `present`: this device has one. */
export class PasskeyError extends Error {
  constructor(
    readonly reason: 'cancelled' | 'present',
    cause: unknown,
  ) {
    super(reason, { cause });
  }
}

const DEVICE_KEY = 'passkey';

export const supportsPasskeys = (): boolean => 'PublicKeyCredential' in window;

/** Whether this device has a screen lock that may hold a passkey. */
export const canHoldPasskey = (): Promise<boolean> =>
  supportsPasskeys()
    ? PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false)
    : Promise.resolve(false);

/** `used`: one has worked here. `later`: its holder does not want to be asked on this device. */
export const passkeyOnDevice = (): 'used' | 'later' | null => {
  const value = readSetting(DEVICE_KEY);
  return value === 'used' || value === 'later' ? value : null;
};
export const rememberPasskey = (state: 'used' | 'later'): boolean => storeSetting(DEVICE_KEY, state);

/** Whether to offer a passkey where the session is to be confirmed. */
export const mayConfirmByPasskey = (me: Me): boolean =>
  supportsPasskeys() && (passkeyOnDevice() === 'used' || (me.secondFactor === 'on' && !me.authenticatorApp));

export async function signInByPasskey(): Promise<void> {
  const { publicKey } = await unwrap(api.POST('/api/auth/sign-in/passkey/options'));
  await unwrap(api.POST('/api/auth/sign-in/passkey', { body: await askForPasskey(publicKey) }));
  rememberPasskey('used');
}

export async function confirmByPasskey(): Promise<void> {
  const { publicKey } = await unwrap(api.POST('/api/me/confirm/passkey-options'));
  await unwrap(api.POST('/api/me/confirm', { body: { passkey: await askForPasskey(publicKey) } }));
  rememberPasskey('used');
}

/** Needs a sign-in of the last fifteen minutes. */
export async function createPasskey(name: string): Promise<Schema<'PasskeyCreated'>> {
  const { publicKey } = await unwrap(api.POST('/api/me/passkeys/options'));
  const { startRegistration } = await import('@simplewebauthn/browser');
  type Options = Parameters<typeof startRegistration>[0]['optionsJSON'];
  const { id, response } = await startRegistration({ optionsJSON: publicKey as unknown as Options }).catch(failed);
  const { clientDataJSON, attestationObject, transports = [] } = response;
  const created = await unwrap(
    api.POST('/api/me/passkeys', {
      body: { name, id, clientDataJSON, attestationObject, transports: transports.filter(isTransport) },
    }),
  );
  rememberPasskey('used');
  return created;
}

async function askForPasskey(publicKey: Record<string, unknown>): Promise<Schema<'UsePasskey'>> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  type Options = Parameters<typeof startAuthentication>[0]['optionsJSON'];
  const { id, response } = await startAuthentication({ optionsJSON: publicKey as unknown as Options }).catch(failed);
  const { clientDataJSON, authenticatorData, signature } = response;
  return { id, clientDataJSON, authenticatorData, signature };
}

function failed(cause: unknown): never {
  const isPresent = cause instanceof Error && cause.name === 'InvalidStateError';
  if (isPresent) rememberPasskey('used');
  throw new PasskeyError(isPresent ? 'present' : 'cancelled', cause);
}

type Transport = NonNullable<Schema<'CreatePasskey'>['transports']>[number];
const TRANSPORTS: readonly string[] = ['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'internal'] satisfies Transport[];
const isTransport = (transport: string): transport is Transport => TRANSPORTS.includes(transport);
