import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDecipheriv } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newId } from '../common/id.js';
import { Keys } from '../common/keys.js';
import { FileLost } from './file.problems.js';
import { FileFolder, FileStore } from './file.store.js';

const [FORMER, CURRENT] = [
  'the former secret of these tests, long enough',
  'the present secret of these tests, long enough',
];
const PURPOSE = 'data key of a file';
const BYTES = Buffer.from('a letter of the commune');
const secrets = (...byId: [number, string][]): Keys => new Keys({ current: byId[0][0], byId: new Map(byId) });

describe('the key of a file', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'passerelle-files-'));
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));
  const store = (keys: Keys): FileStore => new FileStore(new FileFolder(dataDir), keys);
  const onDisk = (id: string): Buffer => readFileSync(path.join(dataDir, 'attachments', id));
  const keys = secrets([1, CURRENT], [0, FORMER]);

  it('is its own, and is kept under the current secret', async () => {
    const ids = [newId(), newId()];
    const wrapped: string[] = [];
    for (const id of ids) wrapped.push(await store(keys).write(id, BYTES));
    expect(wrapped).toEqual(Array(2).fill(expect.stringMatching(/^k1\.[\w-]{80}$/)));
    const [one, other] = ids.map((id, i) => keys.decrypt(PURPOSE, id, wrapped[i]));
    expect([one.length, one.equals(other)]).toEqual([32, false]);
    // By node:crypto alone: the id is authenticated, and the first twelve bytes are the nonce.
    const open = (id: string, key: Buffer): string => {
      const file = onDisk(id);
      const decipher = createDecipheriv('aes-256-gcm', key, file.subarray(0, 12)).setAAD(Buffer.from(id));
      return String(
        Buffer.concat([decipher.setAuthTag(file.subarray(-16)).update(file.subarray(12, -16)), decipher.final()]),
      );
    };
    expect(open(ids[0], one)).toBe(String(BYTES));
    expect(() => open(ids[0], other)).toThrow();
  });

  it('opens that file and no other, and neither with another secret', async () => {
    const [id, other] = [newId(), newId()];
    const [wrapped, others] = [await store(keys).write(id, BYTES), await store(keys).write(other, BYTES)];
    expect(await store(keys).get(id, wrapped)).toEqual(BYTES);
    for (const wrong of [others, null, '', `k0.${wrapped.slice(3)}`, wrapped.slice(3)])
      await expect(store(keys).get(id, wrong)).rejects.toThrow(FileLost);
    await expect(store(secrets([1, `another ${CURRENT}`])).get(id, wrapped)).rejects.toThrow(FileLost);
  });

  it('can be put under another secret without a byte of the file being written', async () => {
    const id = newId();
    const former = await store(new Keys(FORMER)).write(id, BYTES);
    const before = onDisk(id);
    expect(await store(keys).get(id, former)).toEqual(BYTES);
    const present = keys.encrypt(PURPOSE, id, keys.decrypt(PURPOSE, id, former));
    expect(await store(secrets([1, CURRENT])).get(id, present)).toEqual(BYTES);
    expect(onDisk(id)).toEqual(before);
  });
});
