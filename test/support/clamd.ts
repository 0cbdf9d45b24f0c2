import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What every scanner finds, though it does nothing; in two parts, so that this file is not found too. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export type ClamdMood = 'scans' | 'hangs' | 'closes' | 'refuses' | 'babbles';

/** Speaks the protocol of clamd, and finds {@link EICAR} and nothing else. */
export class ClamdStub {
  mood: ClamdMood = 'scans';
  /** The bytes of each file, as they arrived. */
  readonly scanned: Buffer[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async start(at: string | number = 0): Promise<ClamdStub> {
    const server = createServer();
    const stub = new ClamdStub(server);
    server.on('connection', (socket) => stub.serve(socket));
    await new Promise<void>((resolve) =>
      typeof at === 'string' ? server.listen(at, resolve) : server.listen(at, '127.0.0.1', resolve),
    );
    return stub;
  }

  get url(): string {
    const address = this.server.address() as AddressInfo | string;
    return typeof address === 'string' ? `unix:${address}` : `tcp://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    const pieces: Buffer[] = [];
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    if (this.mood === 'closes') return void socket.destroy();
    if (this.mood === 'babbles') return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n\0');
    socket.on('data', (piece: Buffer) => {
      pieces.push(piece);
      if (this.mood === 'hangs') return;
      if (pieces[0].toString('latin1', 0, 6) === 'zPING\0') return void socket.end('PONG\0');
      // The empty piece that ends it.
      if (!piece.subarray(-4).equals(Buffer.alloc(4))) return;
      const file = wholeFile(Buffer.concat(pieces));
      if (!file) return;
      this.scanned.push(file);
      if (this.mood === 'refuses') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      socket.end(file.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
    });
  }
}

/** The pieces put together, once the empty one has come. */
function wholeFile(received: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  for (let at = 'zINSTREAM\0'.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
