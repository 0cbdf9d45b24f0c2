import {
  decodePDFRawStream,
  PDFContext,
  PDFDocument,
  PDFName,
  PDFParser,
  PDFRawStream,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { Refusal } from './clean-file.js';

/** Bytes. What a stream of objects may unpack to; content of pages is not unpacked. */
const MAX_UNPACKED = 64 * 1_048_576;

interface Unpacking {
  ensureBuffer(size: number): Uint8Array;
}

export interface ParsedPdf {
  context: PDFContext;
  /** Every version of every object, also those that a later one replaces: readers may find another one than we do. */
  objects: PDFObject[];
}

class RecordingParser extends PDFParser {
  readonly objects: PDFObject[] = [];

  constructor(bytes: Uint8Array) {
    super(bytes);
    const { context } = this;
    const assign = context.assign.bind(context);
    context.assign = (ref, object) => {
      this.objects.push(object);
      assign(ref, object);
    };
  }
}

limitUnpacking();

/** Throws {@link Refusal} `damaged`. */
export async function parsePdf(bytes: Uint8Array): Promise<ParsedPdf> {
  const parser = new RecordingParser(bytes);
  try {
    return { context: await parser.parseDocument(), objects: parser.objects };
  } catch {
    throw new Refusal('damaged');
  }
}

/** With the empty password, which opens what has only one against changes. Throws {@link Refusal} `locked`. */
export async function decryptPdf(bytes: Uint8Array): Promise<PDFContext> {
  try {
    const { context } = await PDFDocument.load(bytes, { password: '', updateMetadata: false, parseSpeed: Infinity });
    if (context.lookup(context.trailerInfo.Encrypt)) throw new Refusal('locked');
    return context;
  } catch {
    throw new Refusal('locked');
  }
}

/** All decoders are of one class, which the library does not name outside. */
function limitUnpacking(): void {
  const dict = PDFContext.create().obj({});
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  const stream = decodePDFRawStream(PDFRawStream.of(dict, Uint8Array.of(0x78, 0x9c, 3, 0, 0, 0, 0, 1)));
  const decoder = Object.getPrototypeOf(Object.getPrototypeOf(stream) as object) as Unpacking;
  const ensureBuffer = decoder.ensureBuffer;
  decoder.ensureBuffer = function (this: Unpacking, size: number) {
    if (size > MAX_UNPACKED) throw new RangeError('too much to unpack');
    return ensureBuffer.call(this, size);
  };
}
