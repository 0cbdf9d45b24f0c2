import { Column, PrimaryColumn, VersionColumn, type ColumnOptions } from 'typeorm';

/*
 * The columns we use, one decorator a kind. Constraints and indexes stand in the migrations, by name; a test compares
 * tables and columns with the entities, and each closed list with its CHECK.
 */

/** Closed lists of values by `Entity.property`, for the test that compares them with the CHECK constraints. */
export const enumerations = new Map<string, { target: () => unknown; property: string; values: readonly string[] }>();
/** Columns that hold personal data, declared by each room; read by the test of privacy and by erasure. */
export const personalColumns: { target: () => unknown; property: string }[] = [];

type Options = Pick<ColumnOptions, 'nullable' | 'select' | 'insert' | 'update' | 'default'>;

export const IdColumn = (): PropertyDecorator => PrimaryColumn('uuid');
export const UuidColumn = (options: Options = {}): PropertyDecorator => Column('uuid', options);
export const UuidsColumn = (options: Options = {}): PropertyDecorator => Column('uuid', { array: true, ...options });
export const TextColumn = (options: Options = {}): PropertyDecorator => Column('text', options);
export const TextsColumn = (options: Options = {}): PropertyDecorator => Column('text', { array: true, ...options });
export const WholeColumn = (options: Options = {}): PropertyDecorator => Column('integer', options);
export const WholesColumn = (options: Options = {}): PropertyDecorator =>
  Column('integer', { array: true, ...options });
export const RealColumn = (options: Options = {}): PropertyDecorator => Column('double precision', options);
export const FlagColumn = (options: Options = {}): PropertyDecorator => Column('boolean', options);
export const DayColumn = (options: Options = {}): PropertyDecorator => Column('date', options);
/** An instant to the millisecond, which is what JavaScript keeps of it. */
export const InstantColumn = (options: Options = {}): PropertyDecorator =>
  Column('timestamp with time zone', { precision: 3, ...options });
export const JsonColumn = (options: Options = {}): PropertyDecorator => Column('jsonb', options);
export const Version = (): PropertyDecorator => VersionColumn({ type: 'integer' });

/** A text that is one of a closed list. */
export function OneOfColumn(values: readonly string[], options: Options = {}): PropertyDecorator {
  return (target, property) => {
    enumerations.set(`${target.constructor.name}.${String(property)}`, {
      target: () => target.constructor,
      property: String(property),
      values,
    });
    Column('text', options)(target, property);
  };
}

/** Marks a column as personal: erasing a person must leave nothing in it. */
export function Personal(): PropertyDecorator {
  return (target, property) => {
    personalColumns.push({ target: () => target.constructor, property: String(property) });
  };
}
