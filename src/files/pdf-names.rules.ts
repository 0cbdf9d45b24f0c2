/** Names which no PDF without active content needs. */
const SUSPICIOUS =
  /\/(JavaScript|JS|AA|Launch|SubmitForm|ImportData|GoToR|GoToE|GoToDp|RichMedia\w*|Rendition|EmbeddedFiles?|FileAttachment|XFA)(?![^\s/<>[\](){}%\0])/;
const OBJECT_STREAM = /\/ObjStm(?![^\s/<>[\](){}%\0])/g;

export interface PdfNames {
  suspicious: boolean;
  objectStreams: number;
  encrypted: boolean;
}

/**
 * Reads the bytes as text, without any structure: finds what readers might that take another way through a file than our
 * parser. In pictures within the file it finds such names by chance, so that it shows only that a file is to be written anew.
 */
export function pdfNames(bytes: Buffer): PdfNames {
  const text = bytes
    .toString('latin1')
    .replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return {
    suspicious: SUSPICIOUS.test(text),
    objectStreams: text.match(OBJECT_STREAM)?.length ?? 0,
    encrypted: /\/Encrypt(?![^\s/<>[\](){}%\0])/.test(text),
  };
}

/** Whether the last `startxref` leads to a table or stream of references, counted from the first byte. */
export function leadsToReferences(bytes: Buffer): boolean {
  const [, digits] = /startxref\s+(\d{1,10})\s*%%EOF\s*$/.exec(bytes.toString('latin1', bytes.length - 1100)) ?? [];
  if (digits === undefined) return false;
  return /^\s*(xref|\d+\s+\d+\s+obj)\b/.test(bytes.toString('latin1', Number(digits), Number(digits) + 40));
}
