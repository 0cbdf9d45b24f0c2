import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The files of a program, by their path below `src`, with their text. */
export type Tree = Map<string, string>;

/** Who may import whom. */
export interface Plan {
  /** From top to bottom: a room may import those before it. */
  rooms: readonly string[];
  /** Files beside the rooms; they may import every room, no room imports them. */
  top: readonly string[];
  /** Of these, those whose types the rooms may know. */
  typesForAll: readonly string[];
  /** The files that may read the environment, and the real time. */
  environment: string;
  clock: string;
}

export interface Import {
  to: string;
  typesOnly: boolean;
}

/** Longer files are two files. */
const MAX_LINES = 300;
/** Rows of data, and lists of cases, not code. */
const MAY_BE_LONG = /(^|\/)(data|examples|migrations)\/|\.test\.tsx?$/;
/** Where a literal address may lead: this machine, and names that nobody can register (RFC 2606). */
const OWN_ADDRESS = /^(localhost|127\.0\.0\.1|\[::1\]|([\w-]+\.)*(example|example\.(org|com|net)|test|invalid))$/;

/** Every source file below a folder. */
export function readTree(root: string): Tree {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name),
  );
  return new Map(
    files
      .map((file) => path.join(file.parentPath, file.name))
      .map((file) => [path.relative(root, file).replaceAll(path.sep, '/'), readFileSync(file, 'utf8')]),
  );
}

/** Everything about a tree that is not as the plan has it, in words. */
export function faults(tree: Tree, plan: Plan): string[] {
  const imports = new Map([...tree].map(([file, text]) => [file, importsOf(file, parsed(file, text), tree)]));
  return [
    ...[...tree.keys()].flatMap((file) => placeFaults(file, plan)),
    ...[...imports].flatMap(([file, its]) => its.flatMap((each) => importFaults(file, each, tree, plan))),
    ...cycles(imports),
    ...[...tree].flatMap(([file, text]) => [
      ...lengthFaults(file, text),
      ...(isTest(file) ? [] : codeFaults(file, parsed(file, text), plan)),
    ]),
  ];
}

export function parsed(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('.mjs') ? ts.ScriptKind.JS : file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
}

function roomOf(file: string): string | null {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : null;
}

/** What runs in the program; scripts that make data run elsewhere. */
function isCode(file: string): boolean {
  return /\.tsx?$/.test(file);
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

function placeFaults(file: string, { rooms, top }: Plan): string[] {
  const room = roomOf(file);
  if (room === null)
    return top.includes(file) ? [] : [`${file} is in no room, and not in the list of files beside them`];
  return rooms.includes(room) ? [] : [`${file}: the room ${room} is not in the order`];
}

function importFaults(
  file: string,
  { to, typesOnly }: Import,
  tree: Tree,
  { rooms, top, typesForAll }: Plan,
): string[] {
  if (to.startsWith('../')) return [`${file} imports ${to}, which lies outside of src`];
  // Data are files of other kinds; only their room matters.
  if (/\.(tsx?|mjs)$/.test(to) && !tree.has(to)) return [`${file} imports ${to}, which is not there`];
  const [from, into] = [roomOf(file), roomOf(to)];
  if (from === null || from === into) return [];
  if (into === null)
    return typesForAll.includes(to) && typesOnly
      ? []
      : [`${file} imports ${to}, which stands above the rooms${top.includes(to) ? '' : ' or nowhere'}`];
  return rooms.indexOf(into) < rooms.indexOf(from)
    ? []
    : [`${file} climbs: ${into} stands below ${from}, and ${to} is imported from it`];
}

/** What a file imports of ours, whatever the way of writing it; packages are left out. */
export function importsOf(file: string, source: ts.SourceFile, tree: Tree): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typesOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier) || !specifier.text.startsWith('.')) return;
    const to = path.posix.join(path.posix.dirname(file), specifier.text).replace(/\.js$/, '.ts');
    found.push({ to: tree.has(`${to}x`) ? `${to}x` : to, typesOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, typesOnlyImport(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      add(node.moduleReference.expression, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require')
    )
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function typesOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  return (
    !clause.name &&
    clause.namedBindings !== undefined &&
    ts.isNamedImports(clause.namedBindings) &&
    clause.namedBindings.elements.length > 0 &&
    clause.namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

/** Each circle of imports once, types included: two files that need each other are one. */
export function cycles(imports: Map<string, Import[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (file: string): void => {
    const at = way.indexOf(file);
    if (at >= 0) return void found.push(`a circle: ${[...way.slice(at), file].join(' -> ')}`);
    if (done.has(file)) return;
    way.push(file);
    for (const { to } of imports.get(file) ?? []) walk(to);
    way.pop();
    done.add(file);
  };
  for (const file of imports.keys()) walk(file);
  return found;
}

function lengthFaults(file: string, text: string): string[] {
  const lines = text.trimEnd().split('\n').length;
  return lines > MAX_LINES && !MAY_BE_LONG.test(file) ? [`${file} has ${lines} lines; ${MAX_LINES} are enough`] : [];
}

/** Reading the environment or the time of the machine, and addresses of others, in code; comments do not count. */
function codeFaults(file: string, source: ts.SourceFile, { environment, clock }: Plan): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (file !== environment && readsEnvironment(node))
      found.add(`${file} reads the environment; only ${environment} does`);
    if (file !== clock && isCode(file) && readsTime(node))
      found.add(`${file} asks the machine for the time; only ${clock} does`);
    // What runs at home, to make data, names its sources.
    if (
      isCode(file) &&
      (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
    )
      for (const [, host] of node.text.matchAll(/\bhttps?:\/\/(?:[^\s/@]*@)?(\[[^\]]*\]|[^\s:/?#"'<>]+)/g))
        if (!OWN_ADDRESS.test(host)) found.add(`${file} has the address of somebody else in it: ${host}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'env' && isGlobal(node.expression, 'process');
  if (ts.isElementAccessExpression(node))
    return (
      isGlobal(node.expression, 'process') &&
      ts.isStringLiteralLike(node.argumentExpression) &&
      node.argumentExpression.text === 'env'
    );
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer)
    return (
      isGlobal(node.initializer, 'process') &&
      node.name.elements.some((element) => (element.propertyName ?? element.name).getText() === 'env')
    );
  return (
    ts.isImportDeclaration(node) &&
    ts.isStringLiteral(node.moduleSpecifier) &&
    /^(node:)?process$/.test(node.moduleSpecifier.text)
  );
}

function readsTime(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return isGlobal(node.expression, 'Date') && (node.arguments ?? []).length === 0;
  if (ts.isCallExpression(node) && isGlobal(node.expression, 'Date')) return true;
  return ts.isPropertyAccessExpression(node) && node.name.text === 'now' && isGlobal(node.expression, 'Date');
}

function isGlobal(node: ts.Node, name: string): boolean {
  return node.getText() === name || node.getText() === `globalThis.${name}`;
}
