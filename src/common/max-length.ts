import type { ClassConstructor } from 'class-transformer';

/** Where `ApiProperty` keeps what it is told; the package does not export the name. */
const DECLARED = 'swagger/apiModelProperties';

/** How long a text of an input may be, in code points. Throws for a field without such a limit. */
export function maxLengthOf<T extends object>(type: ClassConstructor<T>, field: keyof T & string): number {
  const declared = Reflect.getMetadata(DECLARED, type.prototype as object, field) as { maxLength?: number } | undefined;
  if (declared?.maxLength === undefined) throw new Error(`${type.name}.${field} has no greatest length`);
  return declared.maxLength;
}

/**
 * The attribute `maxlength` for so many code points: browsers count UTF-16 units, of which a sign has two at most, and cut
 * without a word. What is too long all the same, the server says.
 */
export const unitsFor = (codePoints: number): number => 2 * codePoints;
