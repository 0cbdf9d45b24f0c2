import { Injectable } from '@nestjs/common';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { TrustedOrigin } from '../../access/guard.js';
import { realNow } from '../../common/clock.js';
import { Keys } from '../../common/keys.js';

export type Answers = Readonly<Record<string, string>>;

export const COOKIE = 'passerelle.answers';
const PURPOSE = 'public answers';
const FIELD = 'passerelle.field';
/** An open page may be sent the next morning. */
const FIELD_SECONDS = 86_400;
const SECONDS = 7200;
/** Browsers limit a cookie to 4096 characters, name and attributes included. */
const SIGNS = 3600;
/** Proxies limit a header line to 8 kB. */
const MAX_COOKIES = 2;
/** Left free by forms for the answers of the self-check. */
const ROOM = 1600;
/** Far more than all fields together can hold. */
const MAX_BYTES = 64_000;

/** Encrypted cookies that end after two hours: the program stores nothing of a person before they agree. */
@Injectable()
export class AnswersCookie {
  private readonly secure: string;

  constructor(
    private readonly keys: Keys,
    origin: TrustedOrigin,
  ) {
    this.secure = origin.origin.startsWith('https:') ? '; Secure' : '';
  }

  /** Empty when they are expired, incomplete or forged. */
  read(header: string | undefined): Answers {
    const found = new Map<number, string>();
    for (const part of (header ?? '').split(';')) {
      const [, number, value] = /^\s*passerelle\.answers\.(\d)=([\w.-]*)\s*$/.exec(part) ?? [];
      if (number !== undefined && Number(number) < MAX_COOKIES) found.set(Number(number), value);
    }
    return this.opened(Array.from({ length: found.size }, (_, i) => found.get(i) ?? '').join(''), COOKIE, SECONDS);
  }

  /** For a field of the page, so that what was reviewed is sent, whatever another tab has changed. */
  seal(answers: Answers): string {
    return this.sealed(answers, FIELD);
  }

  /** Empty when it was not made here, or is older than a day. */
  open(sealed: string): Answers {
    return this.opened(sealed, FIELD, FIELD_SECONDS);
  }

  /** Set-Cookie headers for two hours. Null: too many answers, or no room left where needed. */
  write(answers: Answers, { leavesRoom = false } = {}): string[] | null {
    const kept = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''));
    const sealed = Object.keys(kept).length === 0 ? '' : this.sealed(kept, COOKIE);
    const parts = sealed.match(new RegExp(`.{1,${SIGNS}}`, 'g')) ?? [];
    if (sealed.length > SIGNS * MAX_COOKIES - (leavesRoom ? ROOM : 0)) return null;
    return Array.from({ length: MAX_COOKIES }, (_, i) => {
      const value = parts[i] ?? '';
      return `${COOKIE}.${i}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${value === '' ? 0 : SECONDS}${this.secure}`;
    });
  }

  private sealed(answers: Answers, of: string): string {
    return this.keys.encrypt(PURPOSE, of, deflateRawSync(JSON.stringify({ at: realNow().getTime(), answers })));
  }

  private opened(sealed: string, of: string, seconds: number): Answers {
    if (sealed === '') return {};
    try {
      const bytes = inflateRawSync(this.keys.decrypt(PURPOSE, of, sealed), { maxOutputLength: MAX_BYTES });
      const { at, answers } = JSON.parse(bytes.toString()) as { at: number; answers: Record<string, string> };
      const age = realNow().getTime() - at;
      return age >= 0 && age < seconds * 1000 ? answers : {};
    } catch {
      return {};
    }
  }
}
