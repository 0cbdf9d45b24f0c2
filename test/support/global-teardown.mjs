import * as fs from 'node:fs';

export default async function teardown() {
  const { postgres, dir } = globalThis.passerelleTest;
  await postgres.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}
