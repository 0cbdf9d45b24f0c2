export class Sql {
  constructor(
    private readonly parts: readonly string[],
    private readonly inserted: readonly unknown[],
  ) {}

  get text(): string {
    return this.build().text;
  }

  get values(): unknown[] {
    return this.build().values;
  }

  private build(values: unknown[] = []): { text: string; values: unknown[] } {
    let text = this.parts[0] ?? '';
    this.inserted.forEach((value, i) => {
      if (value instanceof Sql) text += value.build(values).text;
      else text += `$${values.push(value)}`;
      text += this.parts[i + 1] ?? '';
    });
    return { text, values };
  }

  static join(fragments: Sql[], separator: string): Sql {
    if (fragments.length === 0) return new Sql([''], []);
    return new Sql(['', ...fragments.slice(1).map(() => separator), ''], fragments);
  }
}

/**
 * Words of a closed list as a literal array, `'{VD,GE}'`. Unlike a parameter, a plan that is kept for the statement knows
 * how many rows they have. Throws for anything but letters, digits, `_` and `-`.
 */
export function literalWords(words: readonly string[]): Sql {
  if (!words.every((word) => /^[\w-]+$/.test(word))) throw new Error('not words of a closed list');
  return new Sql([`'{${words.join(',')}}'`], []);
}

/** A whole number as a literal: see {@link literalWords}. */
export function literalNumber(value: number): Sql {
  if (!Number.isSafeInteger(value)) throw new Error('not a whole number');
  return new Sql([String(value)], []);
}

/** Values may be other `sql` parts. */
export function sql(parts: TemplateStringsArray, ...inserted: unknown[]): Sql {
  return new Sql(parts, inserted);
}

export type Condition = Sql | null | undefined | false | '';

/** Joined by `and`. */
export function where(...conditions: Condition[]): Sql {
  const present = conditions.filter((condition): condition is Sql => condition instanceof Sql);
  return present.length === 0 ? sql`` : sql`where ${Sql.join(present, ' and ')}`;
}
