/** Handlers by the name of what they handle: exactly one each, or the program does not start. */
export class Registry<Handler> {
  private readonly handlers = new Map<string, Handler>();

  /** `what`: said in errors, such as `mails of the kind`. */
  constructor(private readonly what: string) {}

  register(name: string, handler: Handler): void {
    if (this.handlers.has(name)) throw new Error(`${this.what} ${name}: there are two handlers`);
    this.handlers.set(name, handler);
  }

  /** Throws when there is none. */
  get(name: string): Handler {
    const handler = this.handlers.get(name);
    if (handler === undefined) throw new Error(`${this.what} ${name}: there is no handler`);
    return handler;
  }

  /** In the order of registration, which is that of rooms. */
  entries(): [name: string, handler: Handler][] {
    return [...this.handlers];
  }

  /** Throws unless there is a handler for each. */
  requireAll(names: Iterable<string>): void {
    const missing = [...names].filter((name) => !this.handlers.has(name));
    if (missing.length > 0) throw new Error(`${this.what} ${missing.join(', ')}: there is no handler`);
  }
}
