import { PDFDocument, PDFRawStream, decodePDFRawStream, type PDFObject } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';

type Objects = Record<number, string | Buffer>;

/** What stands on the page; found in what is kept, it is still to be seen. */
export const CONTENT = 'BT /F1 18 Tf 10 50 Td (Verfuegung vom 17. Februar) Tj ET';

/** The objects by their number, the first of them is the catalog, with a table of references to them. */
export function pdf(
  objects: Objects,
  { trailer = '', at = {} }: { trailer?: string; at?: Record<number, number> } = {},
): Buffer {
  const pieces = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = pieces[0].length;
  const places: Record<number, number> = {};
  for (const [number, object] of Object.entries(objects)) {
    places[Number(number)] = at[Number(number)] ?? length;
    const piece = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      Buffer.from(object as string, 'latin1'),
      Buffer.from('\nendobj\n'),
    ]);
    pieces.push(piece);
    length += piece.length;
  }
  return Buffer.concat([...pieces, Buffer.from(references(places, length, trailer), 'latin1')]);
}

function references(places: Record<number, number>, start: number, trailer: string): string {
  const last = Math.max(...Object.keys(places).map(Number));
  const rows = Array.from({ length: last }, (_, i) =>
    places[i + 1] === undefined ? '0000000000 00000 f ' : `${String(places[i + 1]).padStart(10, '0')} 00000 n `,
  );
  return `xref\n0 ${last + 1}\n0000000000 65535 f \n${rows.join('\n')}\ntrailer\n<</Size ${last + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
}

export function stream(content: string | Buffer, dict = ''): Buffer {
  const bytes = Buffer.from(content as string, 'latin1');
  return Buffer.concat([
    Buffer.from(`<</Length ${bytes.length}${dict}>>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

/** Objects packed together, as most programs do. */
export function objectStream(objects: Objects): Buffer {
  const texts = Object.values(objects).map((object) => `${object.toString()} `);
  let offset = 0;
  const head = Object.keys(objects).map((number, i) => {
    const place = `${number} ${offset}`;
    offset += texts[i].length;
    return place;
  });
  const first = `${head.join(' ')} `;
  return stream(
    deflateSync(first + texts.join('')),
    `/Type/ObjStm/N ${texts.length}/First ${first.length}/Filter/FlateDecode`,
  );
}

/** A letter of one page; with more in its catalog, on its page, and more objects, from number 10 on. */
export function letterPdf({
  catalog = '',
  page = '',
  objects = {},
}: { catalog?: string; page?: string; objects?: Objects } = {}): Objects {
  return {
    1: `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>${page}>>`,
    4: stream(CONTENT),
    5: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...objects,
  };
}

export const PDF = pdf(letterPdf());

/** Every object as text, also those packed together, without what streams hold. */
export async function objectsOf(bytes: Buffer): Promise<string> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const textOf = (object: PDFObject): string =>
    object instanceof PDFRawStream ? object.dict.toString() : object.toString();
  return document.context
    .enumerateIndirectObjects()
    .map(([ref, object]) => `${ref.toString()} ${textOf(object)}`)
    .join('\n');
}

/** What each page shows. */
export async function contentsOf(bytes: Buffer): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().map((page) => {
    const contents = page.node.Contents();
    return contents instanceof PDFRawStream
      ? Buffer.from(decodePDFRawStream(contents).decode()).toString('latin1')
      : String(contents);
  });
}
