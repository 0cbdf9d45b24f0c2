import type { ClassConstructor } from 'class-transformer';

/** Where `ApiProperty` keeps what it is told; the package does not export the name. */
const DECLARED = 'swagger/apiModelProperties';

/** How long a text of an input may be, in code points. Throws for a field without such a limit. */
export function maxLengthOf<T extends object>(type: ClassConstructor<T>, field: keyof T & string): number {
  const declared = Reflect.getMetadata(DECLARED, type.prototype as object, field) as { maxLength?: number } | undefined;
  if (declared?.maxLength === undefined) throw new Error(`${type.name}.${field} has no greatest length`);
  return declared.maxLength;
}
