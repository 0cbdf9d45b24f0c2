/** `npm run second-factor:reset -- <e-mail>`, when no administrator can. Also ends the sessions. */
import { command } from './command.js';
import { newId } from './common/id.js';
import { maskAddress } from './mail/letter.js';
import type { EntityManager } from 'typeorm';

const email = process.argv
  .slice(2)
  .find((arg) => arg.includes('@'))
  ?.toLowerCase();

await command(async (source) => {
  if (email === undefined) throw new Error('Whose? npm run second-factor:reset -- <e-mail>');
  const done = await source.transaction(async (tx) => {
    const [gone] = await tx.query<{ id: string }[]>(
      `with app as (delete from second_factors f using accounts a where a.id = f.account_id and a.email = $1 returning a.id),
         keys as (delete from passkeys k using accounts a where a.id = k.account_id and a.email = $1 returning a.id)
       select id from app union select id from keys`,
      [email],
    );
    if (!gone) return false;
    await tx.query(`delete from sessions where account_id = $1`, [gone.id]);
    await tx.query(`update accounts set access_epoch = access_epoch + 1 where id = $1`, [gone.id]);
    await notifyHolder(tx, gone.id, email);
    await tx.query(
      `insert into audit.lines (actor_kind, permission, route, request, subjects) values ('program', 'second-factor:reset', 'second-factor:reset', $1, array[$2]::uuid[])`,
      [newId(), gone.id],
    );
    return true;
  });
  console.log(
    done
      ? 'The second factor is gone and the sessions are ended. Sign in with the password and set it up anew.'
      : 'Nobody of this address has a second factor.',
  );
  return done ? 0 : 1;
});

async function notifyHolder(tx: EntityManager, account: string, address: string): Promise<void> {
  await tx.query(
    `insert into outgoing_mails (id, kind, params, masked_address, state, created_at, try_at)
     values ($1, 'account-changed', $2, $3, 'queued', now(), now())`,
    [newId(), JSON.stringify({ account, what: 'factor-reset' }), maskAddress(address)],
  );
}
