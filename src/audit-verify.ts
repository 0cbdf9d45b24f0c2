/** `npm run audit:verify [-- <seal>:<hmac>]`: reads every audit line and seal again. */
import { Sealer, type Verification } from './audit/sealer.js';
import { command } from './command.js';
import { Keys } from './common/keys.js';

const anchor = process.argv.slice(2).find((arg) => arg.includes(':'));

await command(
  async (source, config) => {
    const verification = await new Sealer(source, new Keys(config.secret)).verify(anchor);
    console.log(report(verification));
    return verification.findings.length > 0 ? 1 : 0;
  },
  { usesSecret: true },
);

function report({ seals, lines, unsealed, pruned, head, findings }: Verification): string {
  return [
    `${lines} audit lines under ${seals} seals${pruned > 0 ? `, ${pruned} of them pruned after their time` : ''}; ${unsealed} lines not sealed yet.`,
    ...findings.map(({ seal, what }) => `NOT IN ORDER: seal ${seal}: ${what}`),
    ...(findings.length === 0 ? ['Everything is as it was sealed.'] : []),
    ...(head ? [`Write this down elsewhere and hand it to the next run: ${head}`] : []),
  ].join('\n');
}
