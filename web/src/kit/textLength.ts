/** As the server takes them away before it counts. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * How many signs the server counts: code points, composed (NFC), without the space around them. The browser's own limit
 * counts UTF-16 units instead, two for most emoji, and cuts what is pasted without a word.
 */
export function textLength(text: string): number {
  return [...text.normalize('NFC').replace(BIDI_CONTROLS, '').trim()].length;
}

export function firstCodePoints(text: string, max: number): string {
  return [...text].slice(0, max).join('');
}
