import { Injectable } from '@nestjs/common';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { TrustedOrigin } from '../../access/guard.js';
import { realNow } from '../../common/clock.js';
import { Keys } from '../../common/keys.js';

/** Answers so far, by field. Only the browser holds them. */
export type Answers = Readonly<Record<string, string>>;

/** Prefix of the names of our cookies. */
export const COOKIE = 'passerelle.answers';
const PURPOSE = 'public answers';
/** Purpose of the key for answers sealed into a page. */
const FIELD = 'passerelle.field';
/** An open page may be sent the next morning. */
const FIELD_SECONDS = 86_400;
/** Two hours. */
const SECONDS = 7200;
/** Browsers take 4096 signs a cookie, name and attributes included. */
const SIGNS = 3600;
/** Together they stay within the 8 kB that proxies allow for a header line. */
const MAX = 2;
/** What a form leaves free for the answers of the self-check. */
const ROOM = 1600;
/** Far more than all fields together can hold. */
const MAX_BYTES = 64_000;

/**
 * Answers travel in the browser's own cookie, sealed so that nobody can read or change them, and end after two hours.
 * The program stores nothing of a person before they agree to it.
 */
@Injectable()
export class AnswersCookie {
  private readonly secure: string;

  constructor(
    private readonly keys: Keys,
    origin: TrustedOrigin,
  ) {
    this.secure = origin.origin.startsWith('https:') ? '; Secure' : '';
  }

  /** The answers in a request's cookies; empty when they are expired, incomplete or forged. */
  read(header: string | undefined): Answers {
    const found = new Map<number, string>();
    for (const part of (header ?? '').split(';')) {
      const [, number, value] = /^\s*passerelle\.answers\.(\d)=([\w-]*)\s*$/.exec(part) ?? [];
      if (number !== undefined && Number(number) < MAX) found.set(Number(number), value);
    }
    return this.opened(Array.from({ length: found.size }, (_, i) => found.get(i) ?? '').join(''), COOKIE, SECONDS);
  }

  /** Answers for the field of a page: what somebody has looked through is what they send, whatever another tab keeps by then. */
  seal(answers: Answers): string {
    return this.sealed(answers, FIELD);
  }

  /** What {@link seal} hid; nothing when it was not made here, or lay open for more than a day. */
  open(sealed: string): Answers {
    return this.opened(sealed, FIELD, FIELD_SECONDS);
  }

  /** The headers that keep answers for another two hours, or forget them when there are none. Null: they are too many to keep, or leave no room where some must stay. */
  write(answers: Answers, { leavesRoom = false } = {}): string[] | null {
    const kept = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''));
    const sealed = Object.keys(kept).length === 0 ? '' : this.sealed(kept, COOKIE);
    const parts = sealed.match(new RegExp(`.{1,${SIGNS}}`, 'g')) ?? [];
    if (sealed.length > SIGNS * MAX - (leavesRoom ? ROOM : 0)) return null;
    return Array.from({ length: MAX }, (_, i) => {
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
