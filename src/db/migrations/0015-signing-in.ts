import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Delays instead of locks at the door, what ends with "sign out everywhere", and counts of searches in the audit log. */
export class SigningIn implements MigrationInterface {
  name = 'SigningIn1763769600015';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- Counts how often all that an account had open was ended. What was made in an earlier epoch is void.
      alter table accounts add column access_epoch integer not null default 0;
      alter table calendars add column access_epoch integer not null default 0;

      -- Whoever writes to somebody's mailbox without being known must not use up the letters of its owner.
      alter table account_links
        add column asked_by text not null default 'network',
        add constraint ck_account_links_asked_by check (asked_by in ('network', 'known-browser', 'anybody'));

      -- Wrong passwords and codes of the day. A crash may forget them: nothing but a delay depends on them.
      create unlogged table sign_in_tries (
        -- HMAC under the key of the day, of an address with a network, a browser or a session.
        key text not null,
        tries integer not null,
        next_at timestamptz(3) not null,
        forget_at timestamptz(3) not null,
        constraint pk_sign_in_tries primary key (key)
      );
      create index ix_sign_in_tries_forget_at on sign_in_tries (forget_at);

      -- Of a search: how many it found. Never the words.
      alter table audit.lines add column hits integer;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    // Lines that have hits were sealed with them; the version before finds their seals changed.
    await q.query(`
      alter table audit.lines drop column hits;
      drop table sign_in_tries;
      alter table account_links drop constraint ck_account_links_asked_by, drop column asked_by;
      alter table calendars drop column access_epoch;
      alter table accounts drop column access_epoch;
    `);
  }
}
