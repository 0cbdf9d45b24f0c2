const TIME_ZONE = ['VTIMEZONE', 'DAYLIGHT', 'STANDARD'];

/** A strict little reader of RFC 5545: every break CRLF, no line over 75 octets, every value well formed. */
export function readCalendar(body: string): { properties: Record<string, string>; events: Record<string, string>[] } {
  if (!body.endsWith('\r\n')) throw new Error('the last line has no end');
  const physical = body.slice(0, -2).split('\r\n');
  for (const each of physical) {
    if (/[\r\n]/.test(each)) throw new Error('a break that is not CRLF');
    if (Buffer.byteLength(each) > 75) throw new Error(`a line of ${Buffer.byteLength(each)} octets`);
    if (Buffer.from(each).toString().includes('\ufffd')) throw new Error('half a sign');
  }
  const lines = physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
  const found = { properties: {} as Record<string, string>, events: [] as Record<string, string>[] };
  const open: string[] = [];
  for (const each of lines) {
    const [, name, , value] = /^([A-Z-]+)((?:;[A-Z-]+=[A-Z-]+)*):(.*)$/s.exec(each) ?? [];
    if (name === undefined) throw new Error(`not a content line: ${each}`);
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') found.events.push({});
    } else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`${value} ends, and had not begun`);
    } else {
      const part = open.at(-1)!;
      if (TIME_ZONE.includes(part)) continue;
      const into = part === 'VEVENT' ? found.events.at(-1)! : found.properties;
      if (name in into) throw new Error(`${name} is there twice`);
      into[name] = value;
    }
  }
  if (open.length > 0) throw new Error(`${open.join()} never ends`);
  return found;
}

/** What a text value says. */
export function textOf(value: string): string {
  if (/(?<!\\)(\\\\)*[;,]/.test(value)) throw new Error('a separator that is not escaped');
  return value.replace(/\\(.)/g, (_, sign: string) => (/[nN]/.test(sign) ? '\n' : sign));
}
