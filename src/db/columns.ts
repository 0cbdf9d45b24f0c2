import { Column, PrimaryColumn, VersionColumn, type ColumnOptions } from 'typeorm';

/** Constraints and indexes are in the migrations; a test compares both with the entities. */

/** By `Entity.property`, compared with the CHECK constraints by a test. */
export const enumerations = new Map<string, { target: () => unknown; property: string; values: readonly string[] }>();
export const references: { target: () => unknown; property: string; table: string }[] = [];
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
export const InstantColumn = (options: Options = {}): PropertyDecorator =>
  Column('timestamp with time zone', { precision: 3, ...options });
export const JsonColumn = (options: Options = {}): PropertyDecorator => Column('jsonb', options);
export const Version = (): PropertyDecorator => VersionColumn({ type: 'integer' });

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

/** Erasing a person must clear this column. */
export function Personal(): PropertyDecorator {
  return (target, property) => {
    personalColumns.push({ target: () => target.constructor, property: String(property) });
  };
}

/** The table whose ids this column holds, with or without a foreign key; from it follows which tables lead to a person. */
export function RefersTo(table: string): PropertyDecorator {
  return (target, property) => {
    references.push({ target: () => target.constructor, property: String(property), table });
  };
}
