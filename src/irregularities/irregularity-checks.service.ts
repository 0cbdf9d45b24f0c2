import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { inputError, type InputError } from '../common/input-codes.js';
import { BadInput } from '../common/problem.js';
import type { AuthorityInput } from '../places/authority.dto.js';
import { PlacesService } from '../places/places.service.js';
import type { Irregularity } from './irregularity.entity.js';
import { isAhead, type Occurred } from './irregularity.rules.js';

export const AUTHOR_FIELDS = ['code', 'authority', 'occurred', 'description'] as const;
export const STAFF_FIELDS = ['kind', 'severity', 'evidenceLevel', 'duplicateOf'] as const;

/** Checks of what comes in about irregularities. Each adds to `errors`, so that all faults are answered together. */
@Injectable()
export class IrregularityChecks {
  constructor(
    private readonly clock: Clock,
    private readonly places: PlacesService,
  ) {}

  checkOccurred(occurred: Occurred, errors: InputError[]): void {
    if (isAhead(occurred, this.clock.today())) errors.push(inputError('/occurred', 'not-over'));
  }

  async checkAuthority(
    tx: EntityManager,
    input: AuthorityInput,
    errors: InputError[],
  ): Promise<Pick<Irregularity, 'level' | 'canton' | 'commune' | 'organ'>> {
    try {
      return await this.places.checkAuthority(tx, input);
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      errors.push(...error.errors);
      return { level: input.level, canton: input.canton ?? null, commune: null, organ: input.organ ?? null };
    }
  }

  /** Chains and circles are refused, since none of them would be counted. */
  async checkDuplicate(tx: EntityManager, irregularity: Irregularity, of: string, errors: InputError[]): Promise<void> {
    const [other] = await tx.query<{ origin: string; duplicate_of: string | null }[]>(
      `select origin, duplicate_of from irregularities where id = $1 for update`,
      [of],
    );
    const [duplicates] = await tx.query<unknown[]>(`select id from irregularities where duplicate_of = $1 limit 1`, [
      irregularity.id,
    ]);
    const fault =
      of === irregularity.id
        ? 'duplicate-of-itself'
        : !other || other.origin === 'published'
          ? 'duplicate-not-reported'
          : other.duplicate_of !== null
            ? 'duplicate-of-duplicate'
            : duplicates
              ? 'has-duplicates'
              : null;
    if (fault) errors.push(inputError('/duplicateOf', fault));
  }
}

/** One error for each of the fields that `input` holds. */
export function fieldErrors<T extends object>(
  fields: readonly string[],
  input: T,
  code: 'staff-only' | 'author-only',
): InputError[] {
  return fields.filter((field) => input[field as keyof T] !== undefined).map((field) => inputError(`/${field}`, code));
}
