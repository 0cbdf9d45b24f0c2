import { ACCOUNTS, DEMO_PASSWORD } from '../examples/index.js';

/** What the terminal says when the demonstration is up: where it is, who one can be, where to look first. */
export function welcome(url: string): string {
  const width = Math.max(...ACCOUNTS.map(({ email }) => email.length));
  const line = ({ email, role, name, cantons }: (typeof ACCOUNTS)[number]): string => `    ${email.padEnd(width)}  ${name}, ${role}${cantons.length > 0 ? ` ${cantons.join('+')}` : ''}`;
  return `
  The demonstration is at ${url}
  Everybody in it is invented, and their password is ${DEMO_PASSWORD}:

${ACCOUNTS.map(line).join('\n')}

  Where to look first:
    ${url}/api/docs          every route, to be tried out; sign in with POST /api/auth/sign-in/email
    ${url}/api/cases         as the coordinator: who is waiting? as the adviser: my cases
    ${url}/api/follow-ups    as the adviser: what is due
    ${url}/api/demo/clock    POST {"advance":"P1D"} lets a day pass, and reminders leave
    ${url}/api/demo/letters  the letters that left

  Ctrl-C stops it; npm run demo -- --reset starts it over.
`;
}
