import {
  PDFArray,
  PDFCatalog,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFRef,
  PDFStream,
  PDFWriter,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { MAX_BYTES, Refusal, type CleanFile } from './clean-file.js';
import { activeElements, activeKeys, externalKeys, isAction, type Lookup } from './pdf-actions.rules.js';
import { leadsToReferences, pdfNames } from './pdf-names.rules.js';
import { decryptPdf, parsePdf, type ParsedPdf } from './pdf-parser.js';

/** References that lead to references; more are a circle. */
const MAX_HOPS = 32;
const OBJECT_STREAM = PDFName.of('ObjStm');

/**
 * A PDF without scripts, actions, files within or forms of XFA. `start`: where it begins in `file`, what is before is left out. A
 * PDF that has nothing of it stays byte by byte. Throws {@link Refusal} `damaged`, `locked`, `active` or `too-large`.
 */
export async function cleanPdf(file: Buffer, start: number): Promise<CleanFile> {
  const bytes = file.subarray(start);
  if (bytes.lastIndexOf('%%EOF') < 0 || bytes.lastIndexOf('startxref') < 0) throw new Refusal('damaged');
  const names = pdfNames(bytes);
  const parsed = await parsePdf(bytes);
  const isEncrypted = parsed.context.lookup(parsed.context.trailerInfo.Encrypt) !== undefined;
  if (!isEncrypted) requireReadable(parsed);
  if (!isEncrypted && !names.encrypted && !names.suspicious && isInert(parsed, names.objectStreams)) {
    if (start === 0) return { type: 'application/pdf', bytes, variant: 'original' };
    if (leadsToReferences(bytes)) return { type: 'application/pdf', bytes, variant: 'working' };
  }
  if (!isEncrypted && names.encrypted) throw new Refusal('locked');
  const context = isEncrypted ? await decryptPdf(bytes) : parsed.context;
  return { type: 'application/pdf', bytes: await written(context), variant: 'working' };
}

/** An object of which it is not known what it is may be a stream full of others. */
function requireReadable({ context, objects }: ParsedPdf): void {
  const isUnreadable = objects.some((each) => each instanceof PDFInvalidObject && /ObjStm|#/.test(textOf(each)));
  if (isUnreadable || pagesOf(context) === null) throw new Refusal('damaged');
}

function isInert({ context, objects }: ParsedPdf, objectStreams: number): boolean {
  const read = objects.filter(
    (each) => each instanceof PDFStream && each.dict.lookup(PDFName.Type) === OBJECT_STREAM,
  ).length;
  return (
    read >= objectStreams &&
    objects.every((each) => !(each instanceof PDFInvalidObject)) &&
    !hasActive(context, objects)
  );
}

async function written(context: PDFContext): Promise<Buffer> {
  const pages = pagesOf(context);
  if (pages === null) throw new Refusal('damaged');
  removeActive(context);
  removeUnreachable(context);
  const bytes = Buffer.from(await PDFWriter.forContext(context, Infinity).serializeToBuffer());
  if (bytes.length > MAX_BYTES) throw new Refusal('too-large');
  const again = await parsePdf(bytes);
  const isClean =
    again.objects.every((each) => !(each instanceof PDFInvalidObject)) && !hasActive(again.context, again.objects);
  if (!isClean || pagesOf(again.context) !== pages) throw new Refusal('active');
  return bytes;
}

function lookupIn(context: PDFContext): Lookup {
  return (object) => {
    let found = object;
    for (let i = 0; found instanceof PDFRef && i < MAX_HOPS; i++) found = context.lookup(found);
    return found instanceof PDFRef ? undefined : found;
  };
}

function hasActive(context: PDFContext, objects: readonly PDFObject[]): boolean {
  const lookup = lookupIn(context);
  for (const each of within(objects)) {
    if (each instanceof PDFArray && activeElements(each, lookup).length > 0) return true;
    if (each instanceof PDFDict && (isAction(each, lookup) || activeKeys(each, lookup).length > 0)) return true;
    if (each instanceof PDFStream && externalKeys(each.dict, lookup).length > 0) return true;
  }
  return false;
}

function removeActive(context: PDFContext): void {
  const lookup = lookupIn(context);
  for (const each of within(context.enumerateIndirectObjects().map(([, object]) => object))) {
    if (each instanceof PDFArray) for (const i of activeElements(each, lookup)) each.remove(i);
    if (each instanceof PDFDict) for (const key of activeKeys(each, lookup)) each.delete(key);
    if (each instanceof PDFStream) for (const key of externalKeys(each.dict, lookup)) each.dict.delete(key);
  }
  // After their holders, which are known by them.
  for (const each of within(context.enumerateIndirectObjects().map(([, object]) => object)))
    if (each instanceof PDFDict && isAction(each, lookup)) each.delete(PDFName.of('S'));
}

/** What nothing shown leads to: former versions, and what was cut off. */
function removeUnreachable(context: PDFContext): void {
  const { Root, Info, ID } = context.trailerInfo;
  const reached = new Set<PDFRef>();
  const ahead = [Root, Info, ID].filter((each) => each !== undefined);
  for (let each = ahead.pop(); each !== undefined; each = ahead.pop())
    for (const inner of within([each])) {
      if (!(inner instanceof PDFRef) || reached.has(inner)) continue;
      reached.add(inner);
      const target = context.lookup(inner);
      if (target instanceof PDFInvalidObject) throw new Refusal('damaged');
      if (target) ahead.push(target);
    }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
  context.largestObjectNumber = context.enumerateIndirectObjects().at(-1)?.[0].objectNumber ?? 0;
}

/** The objects and all that are in them, without following references; not recursive, since a file may nest deeply. */
function* within(objects: readonly PDFObject[]): Generator<PDFObject> {
  const ahead = [...objects];
  for (let each = ahead.pop(); each !== undefined; each = ahead.pop()) {
    yield each;
    if (each instanceof PDFArray) for (const inner of each.asArray()) ahead.push(inner);
    else if (each instanceof PDFDict) for (const inner of each.values()) ahead.push(inner);
    else if (each instanceof PDFStream) ahead.push(each.dict);
  }
}

/** Null where there is no catalog or no page. */
function pagesOf(context: PDFContext): number | null {
  const lookup = lookupIn(context);
  const catalog = lookup(context.trailerInfo.Root);
  if (!(catalog instanceof PDFCatalog)) return null;
  const seen = new Set<PDFObject>();
  let pages = 0;
  const ahead = [lookup(catalog.get(PDFName.of('Pages')))];
  while (ahead.length > 0) {
    const node = ahead.pop();
    if (!(node instanceof PDFDict) || seen.has(node)) continue;
    seen.add(node);
    const kids = lookup(node.get(PDFName.of('Kids')));
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) ahead.push(lookup(kid));
    else pages += 1;
  }
  return pages === 0 ? null : pages;
}

function textOf(object: PDFObject): string {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return Buffer.from(bytes).toString('latin1');
}
