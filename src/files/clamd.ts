import { connect, type Socket } from 'node:net';

/** Bytes of a piece; clamd takes up to its StreamMaxLength in all. */
const PIECE = 65_536;
const MAX_REPLY = 4096;

export type Verdict = { clean: true } | { clean: false; signature: string };

/** `tcp://host:port` or `unix:/path`. */
export function isClamdAddress(address: string): boolean {
  if (/^unix:(\/\/)?\/[^\0]+$/.test(address)) return true;
  if (!address.startsWith('tcp://') || !URL.canParse(address)) return false;
  const { hostname, port, pathname, username, search, hash } = new URL(address);
  return hostname !== '' && Number(port) > 0 && pathname.replace('/', '') + username + search + hash === '';
}

/** Throws where clamd cannot be reached, refuses, or does not answer within `patience` milliseconds: then nothing is known. */
export async function scan(address: string, bytes: Buffer, patience: number): Promise<Verdict> {
  const reply = await ask(address, patience, (socket) => {
    socket.write('zINSTREAM\0');
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      socket.write(length(piece.length));
      socket.write(piece);
    }
    socket.write(length(0));
  });
  if (reply === 'stream: OK') return { clean: true };
  const [, signature] = /^stream: (.+) FOUND$/.exec(reply) ?? [];
  if (signature === undefined) throw new Error(`clamd answered "${reply.replace(/[^\w .:]/g, '').slice(0, 100)}"`);
  return { clean: false, signature };
}

/** Throws where it does not answer. */
export async function ping(address: string, patience: number): Promise<void> {
  if ((await ask(address, patience, (socket) => socket.write('zPING\0'))) !== 'PONG')
    throw new Error('clamd did not answer PONG');
}

/** What it answers up to the first zero byte. */
function ask(address: string, patience: number, send: (socket: Socket) => void): Promise<string> {
  const socket = connect(target(address));
  return new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('clamd did not answer in time')), patience);
    let reply = '';
    socket.setEncoding('latin1');
    socket.once('connect', () => send(socket));
    socket.on('data', (piece: string) => {
      reply += piece;
      if (reply.includes('\0')) resolve(reply.slice(0, reply.indexOf('\0')));
      else if (reply.length > MAX_REPLY) reject(new Error('clamd answered too much'));
    });
    socket.on('error', reject);
    socket.once('close', () => {
      clearTimeout(timer);
      reject(new Error('clamd closed the connection'));
    });
  }).finally(() => socket.destroy());
}

function target(address: string): { path: string } | { host: string; port: number } {
  if (address.startsWith('unix:')) return { path: address.replace(/^unix:(\/\/)?/, '') };
  const { hostname, port } = new URL(address);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
}

function length(of: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(of);
  return bytes;
}
