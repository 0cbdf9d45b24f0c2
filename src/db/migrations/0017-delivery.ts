import type { MigrationInterface, QueryRunner } from 'typeorm';

const EVENT_KINDS = `'opened', 'moved', 'decision', 'matched', 'released', 'offered', 'offer-declined', 'offer-lapsed', 'offer-withdrawn',
  'snoozed', 'declined', 'withdrawn', 'note', 'call', 'meeting', 'letter', 'message', 'attached', 'attachment-removed'`;

/**
 * Mail that is late, lost or bounced: which letters are urgent, whether the mail server answers, addresses that no letter
 * reaches, what is wrong with the installation; and no open offer on a case that has ended.
 */
export class Delivery implements MigrationInterface {
  name = 'Delivery1763769600017';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- An urgent letter is sent again when nobody can know whether it left; any other is listed for a person.
      alter table outgoing_mails add column urgent boolean not null default false;
      create index ix_outgoing_mails_claimed on outgoing_mails (claimed_at) where state = 'queued' and claimed_at is not null;

      -- One row: since when the mail server has not answered, and when the next letter may ask it again.
      create table mail_server (
        single boolean not null default true,
        away_since timestamptz(3),
        reason text,
        next_try_at timestamptz(3),
        failures integer not null default 0,
        constraint pk_mail_server primary key (single),
        constraint ck_mail_server_single check (single),
        constraint ck_mail_server_away check ((away_since is null) = (next_try_at is null))
      );
      insert into mail_server default values;

      -- A room is swept by one process at a time; the claim of one that died runs out.
      alter table sweep_rounds add column claimed_until timestamptz(3);
      alter table sweep_rounds alter column at drop not null;

      -- What is wrong at the moment, since when, and when it was last announced outside.
      create table troubles (
        code text not null,
        since timestamptz(3) not null,
        announced_at timestamptz(3),
        ended_at timestamptz(3),
        constraint pk_troubles primary key (code)
      );

      alter table people add column email_failed_on date;
      alter table accounts add column email_failed_at timestamptz(3);

      alter table case_events drop constraint ck_case_events_kind;
      alter table case_events add constraint ck_case_events_kind
        check (kind in (${EVENT_KINDS}, 'mail-failed'));

      -- Offers that were left open when their case ended.
      update offers o set state = 'withdrawn', answered_at = c.closed_at
        from (select id, coalesce(closed_on, current_date)::timestamptz as closed_at from cases where stage in ('closed', 'withdrawn')) c
        where o.case_id = c.id and o.state = 'open';
      create function no_open_offer_of_ended_case() returns trigger language plpgsql as $$
      begin
        if exists (
          select from offers o join cases c on c.id = o.case_id
          where o.state = 'open' and c.stage in ('closed', 'withdrawn')
            and c.id = case tg_table_name when 'cases' then new.id else (to_jsonb(new) ->> 'case_id')::uuid end
        ) then
          raise exception 'an ended case has no open offer'
            using errcode = 'check_violation', constraint = 'offers_end_with_their_case', table = 'offers';
        end if;
        return null;
      end $$;
      -- At the end of the transaction, so that the order of the statements in it does not matter.
      create constraint trigger offers_end_with_their_case after update of stage on cases deferrable initially deferred
        for each row when (new.stage in ('closed', 'withdrawn')) execute function no_open_offer_of_ended_case();
      create constraint trigger offers_end_with_their_case after insert or update of state on offers deferrable initially deferred
        for each row when (new.state = 'open') execute function no_open_offer_of_ended_case();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop trigger offers_end_with_their_case on cases;
      drop trigger offers_end_with_their_case on offers;
      drop function no_open_offer_of_ended_case();
      delete from case_events where kind = 'mail-failed';
      alter table case_events drop constraint ck_case_events_kind;
      alter table case_events add constraint ck_case_events_kind
        check (kind in (${EVENT_KINDS}));
      alter table accounts drop column email_failed_at;
      alter table people drop column email_failed_on;
      drop table troubles;
      delete from sweep_rounds where at is null;
      alter table sweep_rounds alter column at set not null;
      alter table sweep_rounds drop column claimed_until;
      drop table mail_server;
      drop index ix_outgoing_mails_claimed;
      alter table outgoing_mails drop column urgent;
    `);
  }
}
