import { ACCOUNTS, DEMO_PASSWORD } from '../examples/index.js';

export function welcome(url: string): string {
  const width = Math.max(...ACCOUNTS.map(({ email }) => email.length));
  const line = ({ email, role, name, cantons }: (typeof ACCOUNTS)[number]): string =>
    `    ${email.padEnd(width)}  ${name}, ${role}${cantons.length > 0 ? ` ${cantons.join('+')}` : ''}`;
  return `
  The demonstration is at ${url}
  Everybody in it is invented, and their password is ${DEMO_PASSWORD}:

${ACCOUNTS.map(line).join('\n')}

  Where to look first:
    ${url}           what anybody sees who asks whether they may apply
    ${url}/sign-in   sign in as any of them by one press; as the coordinator: who is waiting?
    ${url}/api/docs  every route, to be tried out

  Ctrl-C stops it; npm run demo -- --reset starts it over.
`;
}
