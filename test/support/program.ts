import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A port nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        server.close(() => resolve(port));
      });
  });
}

/** Waits until something is so, looking every 50 ms. */
export async function until(
  what: string | (() => string),
  isSo: () => Promise<boolean> | boolean,
  seconds = 40,
): Promise<void> {
  for (let i = 0; i < seconds * 20; i++) {
    if (await Promise.resolve(isSo()).catch(() => false)) return;
    await sleep(50);
  }
  throw new Error(`it never came to be: ${typeof what === 'string' ? what : what()}`);
}

/** The compiled program as a process of its own, as an operator starts it. */
export class RunningProgram {
  private readonly output: string[] = [];
  readonly ended: Promise<number | null>;

  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => this.output.push(data.toString()));
    this.ended = new Promise((resolve) => child.once('close', (code) => resolve(code)));
  }

  /** `as`: under which account, when we are root. */
  static async start(
    env: Record<string, string>,
    args: string[] = [],
    as?: { uid: number; gid: number },
  ): Promise<RunningProgram> {
    const port = env['PORT'] ?? String(await freePort());
    const url = `http://127.0.0.1:${port}`;
    return this.run(['dist/joined/main.js', ...args], { PORT: port, PASSERELLE_URL: url, ...env }, url, as);
  }

  /** One of the compiled commands, such as `dist/audit-verify.js`. */
  static command(file: string, env: Record<string, string>, args: string[] = []): RunningProgram {
    return this.run([file, ...args], env, '');
  }

  private static run(
    argv: string[],
    env: Record<string, string>,
    url: string,
    as?: { uid: number; gid: number },
  ): RunningProgram {
    const ours = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
    return new RunningProgram(
      spawn(process.execPath, argv, { env: { ...ours, ...env }, stdio: ['ignore', 'pipe', 'pipe'], ...as }),
      url,
    );
  }

  /** Everything it has said so far. */
  get said(): string {
    return this.output.join('');
  }

  async status(path = '/api/health/ready'): Promise<number> {
    return (await fetch(`${this.url}${path}`)).status;
  }

  ready(): Promise<void> {
    return until(
      () => `ready; it said: ${this.said}`,
      async () => (await this.status()) === 200,
      100,
    );
  }

  kill(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}
