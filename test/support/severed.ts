import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';

const SOCKET = '.s.PGSQL.5432';

/** A way to the test server's PostgreSQL that can be cut, or left open without an answer. */
export class Severed {
  private readonly folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-way-'));
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;

  /** Opens the way to the server behind an address of {@link makeDatabase}. */
  async open(url: string): Promise<void> {
    const target = path.join(decodeURIComponent(/host=([^&]+)/.exec(url)![1]), SOCKET);
    this.server = createServer((near) => {
      const far = connect(target);
      for (const socket of [near, far])
        this.sockets.add(socket.on('error', () => undefined).on('close', () => (near.destroy(), far.destroy())));
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => this.server!.listen(path.join(this.folder, SOCKET), resolve));
  }

  /** The same address by this way. */
  by(url: string): string {
    return url.replace(/host=[^&]+/, `host=${encodeURIComponent(this.folder)}`);
  }

  /** Nobody listens any more, and what was connected is not. */
  cut(): void {
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
  }

  /** What was connected stays so, and nothing comes through any more. */
  freeze(): void {
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  close(): void {
    this.cut();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
