/** Ids, days and words of closed lists, never personal: stored with the mail, and all that its letter is written from. */
export type MailParams = Readonly<Record<string, string | undefined>>;

/** A kind of mail, stored by its name. */
export interface MailKind<Params extends MailParams = MailParams> {
  readonly name: string;
  /** For the type only. */
  readonly params?: Params;
}

const declared = new Set<string>();

/** Declares a kind of mail; the room that declares it, or a later one, writes it. */
export function mailKind<Params extends MailParams>(name: string): MailKind<Params> {
  if (declared.has(name)) throw new Error(`mails of the kind ${name} are declared twice`);
  declared.add(name);
  return { name };
}

export const mailKinds = (): Iterable<string> => declared;
