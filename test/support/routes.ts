import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Every route that the running program serves, `'GET /api/cases/:id'`, read from the server's own tree rather than from
 * our controllers: what somebody hangs into it beside them is there too. HEAD goes with GET; the pages of the library
 * below /api/docs are one.
 */
export function runningRoutes(app: NestFastifyApplication): string[] {
  const tree = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const above: string[] = [];
  const found = new Set<string>();
  for (const line of tree.split('\n').filter((each) => each.trim() !== '')) {
    const [, indent, name, methods] = /^((?:│ {3}| {4})*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`cannot read this line of the tree of routes: ${line}`);
    const depth = indent.length / 4;
    above.splice(depth, above.length, name);
    const path = above.join('').replace(/^\/api\/docs.*/, '/api/docs');
    for (const method of methods?.split(', ') ?? []) if (method !== 'HEAD') found.add(`${method} ${path}`);
  }
  return [...found].sort();
}
