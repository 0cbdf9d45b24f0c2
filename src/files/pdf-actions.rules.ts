import { PDFArray, PDFDict, PDFHexString, PDFName, PDFStream, PDFString, type PDFObject } from '@cantoo/pdf-lib';

/** Follows a reference; undefined for what is not there. */
export type Lookup = (object: PDFObject | undefined) => PDFObject | undefined;

/** What a person starts by clicking, and which opens nothing but this document or a page in the browser. */
const PLAIN_ACTIONS = ['GoTo', 'Named', 'URI'];
const PLAIN_NAMES = ['NextPage', 'PrevPage', 'FirstPage', 'LastPage'];
const PLAIN_ADDRESS = /^(https?:\/\/|mailto:|tel:)/i;
/** Forbidden wherever they are found, also where no reader looks for an action. */
const ACTIONS = [
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'ResetForm',
  'GoToR',
  'GoToE',
  'GoToDp',
  'GoTo3DView',
  'Thread',
  'Rendition',
  'RichMediaExecute',
  'Movie',
  'Sound',
  'Trans',
  'Hide',
  'SetOCGState',
];
/** Annotations which are a file, or play one. */
const ANNOTATIONS = ['FileAttachment', 'RichMedia', 'Screen', 'Movie', 'Sound', '3D'];
/** Keys of dictionaries which hold actions. */
const ACTION_KEYS = ['A', 'PA', 'Next', 'OpenAction'];
/** Keys of files within, and of actions that something else starts. */
const DICTIONARY_KEYS = ['EF', 'AA'];
const SCRIPT_KEYS = ['JS', 'JavaScript'];
/** Keys of the catalog and its parts: forms of XFA, files within, programs to be run by name. */
const CATALOG_KEYS = ['XFA', 'NeedsRendering', 'EmbeddedFiles', 'Collection', 'Requirements', 'AF', 'URI'];
/** Keys by which a stream is read from another file, where they hold more than a name or number. */
const STREAM_KEYS = ['F', 'OPI', 'Ref'];

/** Which entries of `dict` do more than show the document: they are to be deleted. Looks at no dictionary below its values. */
export function activeKeys(dict: PDFDict, lookup: Lookup): PDFName[] {
  return dict
    .entries()
    .filter(([key, value]) => isActiveEntry(dict, textOf(key), lookup(value), lookup))
    .map(([key]) => key);
}

/** Whether it names an action of these itself, which its holder does not show where nothing holds it, such as the catalog. */
export function isAction(dict: PDFDict, lookup: Lookup): boolean {
  return ACTIONS.includes(nameOf(dict, 'S', lookup) ?? '');
}

/** The same of an array: the places of its elements, the last one first. */
export function activeElements(array: PDFArray, lookup: Lookup): number[] {
  return array
    .asArray()
    .flatMap((value, i) => (isActiveObject(lookup(value), lookup) ? [i] : []))
    .reverse();
}

/** Of the dictionary of a stream; {@link activeKeys} counts besides. */
export function externalKeys(dict: PDFDict, lookup: Lookup): PDFName[] {
  return dict
    .entries()
    .filter(([key]) => STREAM_KEYS.includes(textOf(key)))
    .filter(([, value]) => isText(lookup(value)) || lookup(value) instanceof PDFDict)
    .map(([key]) => key);
}

/**
 * Names of resources, glyphs and destinations are free, and may be the same as these keys: so the value counts too.
 */
function isActiveEntry(dict: PDFDict, key: string, value: PDFObject | undefined, lookup: Lookup): boolean {
  if (isActiveObject(value, lookup)) return true;
  if (CATALOG_KEYS.includes(key)) return !isResource(value, lookup) && !isAddress(dict, key, value);
  if (SCRIPT_KEYS.includes(key)) return !isResource(value, lookup);
  if (DICTIONARY_KEYS.includes(key))
    return (value instanceof PDFDict || value instanceof PDFName) && !isResource(value, lookup);
  if (!ACTION_KEYS.includes(key) || !(value instanceof PDFDict)) return false;
  const name = nameOf(value, 'S', lookup);
  return name !== null && !isPlain(value, name, key === 'OpenAction', lookup);
}

function isActiveObject(object: PDFObject | undefined, lookup: Lookup): boolean {
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return false;
  const [type, subtype, action] = ['Type', 'Subtype', 'S'].map((key) => nameOf(dict, key, lookup));
  if (type === 'EmbeddedFile' || ACTIONS.includes(action ?? '')) return true;
  return ANNOTATIONS.includes(subtype ?? '') && (type === 'Annot' || dict.has(PDFName.of('Rect')));
}

function isPlain(action: PDFDict, name: string, isAutomatic: boolean, lookup: Lookup): boolean {
  if (!PLAIN_ACTIONS.includes(name)) return false;
  if (name === 'GoTo') return !action.has(PDFName.of('F'));
  if (name === 'Named') return PLAIN_NAMES.includes(nameOf(action, 'N', lookup) ?? '');
  const address = lookup(action.get(PDFName.of('URI')));
  return !isAutomatic && isText(address) && PLAIN_ADDRESS.test(address.decodeText().trim());
}

/** `URI` is an address in an action, and the beginning of every relative one in the catalog. */
function isAddress(dict: PDFDict, key: string, value: PDFObject | undefined): boolean {
  return key === 'URI' && isText(value) && dict.has(PDFName.of('S'));
}

/** A font, picture, colour or the like under a name of its own. */
function isResource(value: PDFObject | undefined, lookup: Lookup): boolean {
  const dict = value instanceof PDFStream ? value.dict : value;
  if (value instanceof PDFName || value instanceof PDFArray) return isColour(value, lookup);
  return (
    dict instanceof PDFDict &&
    (['Font', 'XObject', 'ExtGState', 'Pattern'].includes(nameOf(dict, 'Type', lookup) ?? '') ||
      ['Image', 'Form', 'Type0', 'Type1', 'TrueType', 'Type3'].includes(nameOf(dict, 'Subtype', lookup) ?? ''))
  );
}

function isColour(value: PDFName | PDFArray, lookup: Lookup): boolean {
  const first = value instanceof PDFArray ? lookup(value.asArray()[0]) : value;
  return first instanceof PDFName && /^(Device|Cal|Lab|ICCBased|Indexed|Pattern|Separation)/.test(textOf(first));
}

function isText(value: PDFObject | undefined): value is PDFString | PDFHexString {
  return value instanceof PDFString || value instanceof PDFHexString;
}

function nameOf(dict: PDFDict, key: string, lookup: Lookup): string | null {
  const value = lookup(dict.get(nameFor(key)));
  return value instanceof PDFName ? textOf(value) : null;
}

/** Names are pooled, and take long to be decoded. */
const texts = new WeakMap<PDFName, string>();
function textOf(name: PDFName): string {
  const known = texts.get(name);
  if (known !== undefined) return known;
  const text = name.decodeText();
  texts.set(name, text);
  return text;
}

const names = new Map<string, PDFName>();
function nameFor(key: string): PDFName {
  const known = names.get(key) ?? PDFName.of(key);
  names.set(key, known);
  return known;
}
