import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { isId } from '../common/id.js';
import { Keys } from '../common/keys.js';
import { FileLost } from './file.problems.js';

const CIPHER = 'aes-256-gcm';
const [KEY_LENGTH, IV_LENGTH, TAG_LENGTH] = [32, 12, 16];
const DATA_KEY = 'data key of a file';
const UNFINISHED = 'unfinished-';

export class FileFolder {
  readonly path: string;
  constructor(dataDir: string) {
    this.path = path.join(dataDir, 'attachments');
  }
}

export interface StoredFile {
  name: string;
  /** Null: never finished. */
  id: string | null;
  /** Real time. */
  at: Date;
}

/**
 * AES-256-GCM, each file under a random key of its own; the id is authenticated, so that files cannot be exchanged. Whoever
 * writes a file keeps its key, encrypted under the keyring and bound to the id: another secret needs no file written anew.
 */
@Injectable()
export class FileStore {
  constructor(
    private readonly folder: FileFolder,
    private readonly keys: Keys,
  ) {}

  /** On return the file is durably on disk; before that it has no final name. Answers its key, encrypted. */
  async write(id: string, bytes: Buffer): Promise<string> {
    await mkdir(this.folder.path, { recursive: true, mode: 0o700 });
    const dataKey = randomBytes(KEY_LENGTH);
    const iv = randomBytes(IV_LENGTH);
    const cipher = createCipheriv(CIPHER, dataKey, iv).setAAD(Buffer.from(id));
    const sealed = Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    const unfinished = path.join(this.folder.path, `${UNFINISHED}${id}`);
    try {
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(sealed);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, this.pathOf(id));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    await this.syncFolder();
    return this.keys.encrypt(DATA_KEY, id, dataKey);
  }

  /** `dataKey` as {@link write} answered it; null for a file of 0.1.0. Throws {@link FileLost}. */
  async get(id: string, dataKey: string | null): Promise<Buffer> {
    const sealed = await readFile(this.pathOf(id)).catch((error: unknown) => {
      if (isMissing(error)) throw new FileLost();
      throw error;
    });
    if (sealed.length < IV_LENGTH + TAG_LENGTH) throw new FileLost();
    try {
      const key = dataKey === null ? this.keys.key('attachments', 0) : this.keys.decrypt(DATA_KEY, id, dataKey);
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_LENGTH), { authTagLength: TAG_LENGTH })
        .setAAD(Buffer.from(id))
        .setAuthTag(sealed.subarray(-TAG_LENGTH));
      return Buffer.concat([decipher.update(sealed.subarray(IV_LENGTH, -TAG_LENGTH)), decipher.final()]);
    } catch {
      throw new FileLost();
    }
  }

  async remove(name: string): Promise<void> {
    await rm(path.join(this.folder.path, path.basename(name)), { force: true });
  }

  async has(id: string): Promise<boolean> {
    return stat(this.pathOf(id)).then(
      () => true,
      (error: unknown) => {
        if (isMissing(error)) return false;
        throw error;
      },
    );
  }

  async list(): Promise<StoredFile[] | null> {
    const names = await readdir(this.folder.path).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (names === null) return null;
    const files: StoredFile[] = [];
    for (const name of names) {
      const id = isId(name) ? name : null;
      if (id === null && !name.startsWith(UNFINISHED)) continue;
      const at = await stat(path.join(this.folder.path, name)).then(
        ({ mtime }) => mtime,
        () => null,
      );
      if (at) files.push({ name, id, at });
    }
    return files;
  }

  private pathOf(id: string): string {
    return path.join(this.folder.path, id);
  }

  /** A new name is durable only after fsync of its folder. */
  private async syncFolder(): Promise<void> {
    const folder = await open(this.folder.path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

function isMissing(error: unknown): boolean {
  return (error as { code?: string }).code === 'ENOENT';
}
