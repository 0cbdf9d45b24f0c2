/** Markup that is safe to send as it is. */
export class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What may stand between the markup: markup goes as it is, everything else is escaped, nothing is left out. */
export type Part = Html | string | number | false | null | undefined | readonly Part[];

/** Markup with values in it, each escaped unless it is markup itself: `html\`<p>${name}</p>\``. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  let text = strings[0];
  parts.forEach((part, i) => (text += written(part) + strings[i + 1]));
  return new Html(text);
}

/** Attributes: true is the bare name, false and null leave it out, anything else is its escaped value. */
export function attributes(values: Record<string, string | number | boolean | null | undefined>): Html {
  const found = Object.entries(values).filter(([, value]) => value !== false && value !== null && value !== undefined);
  return new Html(
    found.map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`)).join(''),
  );
}

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return (part as readonly Part[]).map(written).join('');
  return escaped(String(part));
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);
}
