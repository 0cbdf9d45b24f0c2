// `npm run dev`: the demonstration, with Vite's hot reload of the client.
import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const children = [
  ['npx', 'nest', 'start', '--watch', '--preserveWatchOutput', '--', '--demo'],
  ['npm', 'run', 'dev', '-w', 'web'],
].map(([command, ...args]) => spawn(command, args, { cwd: ROOT, stdio: 'inherit' }));

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => children.forEach((child) => child.kill(signal)));
for (const child of children)
  child.on('exit', (code) => {
    process.exitCode ??= code ?? 1;
    children.forEach((other) => other.kill('SIGTERM'));
  });
