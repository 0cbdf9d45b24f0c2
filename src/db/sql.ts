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
