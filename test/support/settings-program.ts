import { spawn, type ChildProcess } from 'node:child_process';
import { Client } from './client.js';

const READY = /listens at (\S+)|works on jobs/;

/** The compiled program as a process of its own, as an operator starts it. */
export class Program {
  /** Everything it has said so far. */
  output = '';
  url = '';
  readonly exited: Promise<number | string>;

  private constructor(private readonly child: ChildProcess) {
    const listen = (chunk: Buffer): void => void (this.output += chunk.toString());
    child.stdout!.on('data', listen);
    child.stderr!.on('data', listen);
    this.exited = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal ?? 'gone')));
  }

  /** Starts it with these settings and no others, without waiting. */
  static begin(env: Record<string, string>, args: string[] = []): Program {
    return new Program(spawn(process.execPath, ['dist/main.js', ...args], { env: { PATH: process.env['PATH'], PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** Starts it and waits until it serves or works. */
  static async start(env: Record<string, string>, args: string[] = []): Promise<Program> {
    return Program.begin(env, args).ready();
  }

  async ready(): Promise<this> {
    const found = await this.says(READY);
    this.url = found[1] ?? '';
    return this;
  }

  /** Waits until it has said something. */
  async says(words: RegExp, seconds = 50): Promise<RegExpExecArray> {
    let gone: number | string | undefined;
    void this.exited.then((code) => (gone = code));
    return until(`the program to say ${words}`, () => {
      const found = words.exec(this.output);
      if (!found && gone !== undefined) throw new Error(`the program has ended (${gone}) and said: ${this.output}`);
      return found;
    }, seconds);
  }

  get client(): Client {
    return new Client(this.url);
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Sends a signal; answers the exit code, or the name of the signal that ended it. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string> {
    this.child.kill(signal);
    return this.exited;
  }
}

/** Asks again and again until there is an answer; the time is for slow machines. */
export async function until<T>(what: string, ask: () => Promise<T | null | undefined | false> | T | null | undefined | false, seconds = 30): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`waited ${seconds} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
