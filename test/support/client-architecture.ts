import ts from 'typescript';
import { cycles, importsOf, parsed, type Tree } from './architecture.js';

/** How the folders of the client depend on each other. */
export interface ClientPlan {
  /** The files of a feature (without ending) that other features may import, and which features do. */
  shared: Readonly<Record<string, readonly string[]>>;
  /** The paths of the routes, such as `/cases`: an address below them is built by `hrefTo` alone. */
  paths: readonly string[];
}

/** Longer files hold two ideas. */
const MAX_LINES = 300;
/** By `npm run api`. */
const GENERATED = 'api/limits.ts';
/** The files that know the features: they fetch each screen when it is opened. */
const ROOT = ['app.tsx', 'screens.ts', 'main.tsx'];
/** What each folder may not import, because it is made for the others to use. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  api: /^(kit|offline|shell|features)\//,
  offline: /^(kit|shell|features)\//,
  kit: /^(shell|features)\/|^(app|screens|menu)\.tsx?$/,
  shell: /^features\/|^(app|screens)\.tsx?$/,
  features: /^shell\/|^(app|screens|menu)\.tsx?$/,
};

const featureOf = (file: string): string | undefined => /^features\/([^/]+)\//.exec(file)?.[1];
const withoutEnding = (file: string): string => file.replace(/^features\//, '').replace(/\.tsx?$/, '');

/** Everything about the client that is not as the plan has it, in words. */
export function clientFaults(tree: Tree, plan: ClientPlan): string[] {
  const sources = [...tree].filter(([file]) => !file.endsWith('.d.ts'));
  const imports = new Map(
    sources.map(([file, text]) => [
      file,
      importsOf(file, parsed(file, text), tree).flatMap((each) => {
        const to = [each.to, `${each.to}.ts`, `${each.to}.tsx`].find((name) => tree.has(name));
        return to ? [{ ...each, to }] : [];
      }),
    ]),
  );
  const edges = [...imports].flatMap(([from, its]) => its.map(({ to }) => ({ from, to })));
  return [
    ...edges.flatMap(({ from, to }) => edgeFaults(from, to, plan)),
    ...unusedShares(edges, plan),
    ...cycles(imports),
    ...sources.flatMap(([file, text]) => [...lengthFaults(file, text), ...addressFaults(file, text, plan)]),
  ];
}

function edgeFaults(from: string, to: string, { shared }: ClientPlan): string[] {
  const [feature, other] = [featureOf(from), featureOf(to)];
  if (other !== undefined && feature !== other) {
    if (feature === undefined)
      return ROOT.includes(from) ? [] : [`${from} imports ${to}, but only ${ROOT.join(' and ')} know the features`];
    if (!shared[withoutEnding(to)]?.includes(feature))
      return [
        `${from} imports ${to}, which is not shared with ${feature}: move it to kit, or add it to CLIENT.shared in test/architecture.test.ts`,
      ];
  }
  return FORBIDDEN[from.split('/')[0]]?.test(to) ? [`${from} imports ${to}`] : [];
}

/** What is said to be shared and is not: a list that only grows says nothing. */
function unusedShares(edges: readonly { from: string; to: string }[], { shared }: ClientPlan): string[] {
  return Object.entries(shared).flatMap(([file, features]) =>
    features
      .filter((feature) => !edges.some(({ from, to }) => withoutEnding(to) === file && featureOf(from) === feature))
      .map((feature) => `${file} is shared with ${feature}, which does not import it`),
  );
}

function lengthFaults(file: string, text: string): string[] {
  if (file === GENERATED) return [];
  const lines = text.trimEnd().split('\n').length;
  return lines > MAX_LINES ? [`${file} has ${lines} lines; ${MAX_LINES} are enough`] : [];
}

function addressFaults(file: string, text: string, { paths }: ClientPlan): string[] {
  if (file === 'routes.ts') return [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
      const [path] = node.text.split(/[?#]/);
      if (paths.some((each) => path === each || path.startsWith(`${each}/`)))
        found.push(`${file} has an address written by hand: ${node.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed(file, text));
  return found;
}
