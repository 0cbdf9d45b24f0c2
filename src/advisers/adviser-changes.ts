import { type EntityManager } from 'typeorm';
import { BadInput } from '../common/problem.js';
import { phoneFields } from '../people/phone.rules.js';
import { type PlacesService } from '../places/places.service.js';
import type { UpdateAdviser, Profile, ConflictInput } from './adviser-input.dto.js';
import { type Adviser, type Conflict } from './adviser.entity.js';
import { inputError } from '../common/input-codes.js';

/** Throws BadInput for phone numbers and communes that do not exist. */
export async function applyInput(
  tx: EntityManager,
  places: PlacesService,
  adviser: Adviser,
  input: Profile & Partial<Pick<UpdateAdviser, 'firstName' | 'lastName' | 'email' | 'organisation'>>,
): Promise<void> {
  if (input.firstName !== undefined) adviser.firstName = input.firstName;
  if (input.lastName !== undefined) adviser.lastName = input.lastName;
  if (input.email !== undefined) adviser.email = input.email.toLowerCase();
  if (input.organisation !== undefined) adviser.organisationId = input.organisation;
  const phone = input.phone === undefined ? {} : phoneFields(input.phone);
  if (!phone) throw new BadInput([inputError('/phone', 'not-a-phone-number')]);
  Object.assign(adviser, phone);
  if (input.languages !== undefined)
    adviser.languages = input.languages.map(({ code, level, interprets }) => ({ code, level, interprets }));
  if (input.remote !== undefined) adviser.remote = input.remote;
  if (input.capacity !== undefined) adviser.capacity = input.capacity;
  if (input.specialities !== undefined) adviser.specialities = [...new Set(input.specialities)];
  if (input.conflicts !== undefined) adviser.conflicts = input.conflicts.map(conflictOf);
  if (input.communes !== undefined) {
    const communes = [];
    for (const [i, bfs] of input.communes.entries())
      communes.push(await places.requireCommune(tx, bfs, `/communes/${i}`));
    adviser.communes = [...new Set(communes.map((commune) => commune.bfs))];
    adviser.homeCanton = communes[0].canton;
  }
  if (input.cantons !== undefined || input.communes !== undefined)
    adviser.cantons = [...new Set([adviser.homeCanton, ...(input.cantons ?? adviser.cantons)])];
}

function conflictOf(input: ConflictInput, i: number): Conflict {
  if (input.kind === 'authority') {
    if (!input.canton) throw new BadInput([inputError(`/conflicts/${i}/canton`, 'canton-needed-for-authority')]);
    return {
      kind: 'authority',
      canton: input.canton,
      ...(input.commune === undefined ? {} : { commune: input.commune }),
    };
  }
  if (!input.caseReference) throw new BadInput([inputError(`/conflicts/${i}/caseReference`, 'case-needed-for-person')]);
  return { kind: 'person', caseReference: input.caseReference };
}
