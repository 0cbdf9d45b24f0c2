import { Injectable } from '@nestjs/common';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { TrustedOrigin } from '../../access/guard.js';
import { realNow } from '../../common/clock.js';
import { Keys } from '../../common/keys.js';

/** What somebody has answered so far, by the name of the field. Nobody but their own browser keeps it. */
export type Answers = Readonly<Record<string, string>>;

/** What every cookie of ours begins with. */
export const COOKIE = 'passerelle.answers';
const PURPOSE = 'public answers';
/** Whose it is, where it stands in a page. */
const FIELD = 'passerelle.field';
/** An open page may wait over night. */
const FIELD_SECONDS = 86_400;
/** An hour's pause, and a second one. */
const SECONDS = 7200;
/** Browsers take 4096 signs a cookie, name and attributes included. */
const SIGNS = 3600;
/** All of them stay within the 8 kB that proxies let a line of a header have. */
const MOST = 2;
/** What a form leaves free, so that the self-check can still keep its answers beside it. */
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

  /** What a request brings along; nothing when it is too old, cut off, or not made here. */
  read(header: string | undefined): Answers {
    const found = new Map<number, string>();
    for (const part of (header ?? '').split(';')) {
      const [, number, value] = /^\s*passerelle\.answers\.(\d)=([\w-]*)\s*$/.exec(part) ?? [];
      if (number !== undefined && Number(number) < MOST) found.set(Number(number), value);
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
    if (sealed.length > SIGNS * MOST - (leavesRoom ? ROOM : 0)) return null;
    return Array.from({ length: MOST }, (_, i) => {
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
