/** `npm run --silent bounces < message`, for mail servers: exits with 0, or 75 (try again later); `--to <address>`. */
import { buffer } from 'node:stream/consumers';
import { BadSettings, readBouncesSettings } from './config.js';

const TRY_AGAIN = 75;
const CONFIG_ERROR = 78;

async function forwardBounce(): Promise<number> {
  const to = process.argv[process.argv.indexOf('--to') + 1];
  const { url, key } = readBouncesSettings();
  const address = process.argv.includes('--to') && to ? to : url;
  const answer = await fetch(`${address}/api/mail/bounces`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${key}` },
    body: await buffer(process.stdin),
    signal: AbortSignal.timeout(30_000),
  });
  if (answer.status === 401) throw new BadSettings(['MAIL_BOUNCES_KEY is not the one the program has']);
  // A message that is no report of ours never becomes one.
  return answer.ok || [404, 413, 422].includes(answer.status) ? 0 : TRY_AGAIN;
}

try {
  process.exitCode = await forwardBounce();
} catch (error) {
  console.error(
    error instanceof BadSettings ? error.errors.join('\n') : `the program cannot be reached: ${(error as Error).name}`,
  );
  process.exitCode = error instanceof BadSettings ? CONFIG_ERROR : TRY_AGAIN;
}
