import { DataSource, type DataSourceOptions } from 'typeorm';
import pg from 'pg';
import { Passkey } from './accounts/passkey.entity.js';
import { CoordinatorAbsence } from './accounts/coordinator-absence.entity.js';
import { Account, AccountLink, Password, SecondFactor, Session } from './accounts/account.entity.js';
import { Absence, Adviser } from './advisers/adviser.entity.js';
import { Attachment } from './attachments/attachment.entity.js';
import { Campaign, CampaignCount } from './campaigns/campaign.entity.js';
import { Case, CaseEvent, CaseMember, ChecklistItem } from './cases/case.entity.js';
import { ReceivedLetter } from './cases/received-letter.entity.js';
import { Deadline, DeadlineLink } from './deadlines/deadline.entity.js';
import { Foundation } from './db/migrations/0001-foundation.js';
import { Places } from './db/migrations/0002-places.js';
import { Network } from './db/migrations/0003-network.js';
import { Irregularities } from './db/migrations/0004-irregularities.js';
import { FollowUps } from './db/migrations/0005-follow-ups.js';
import { SignInSafely } from './db/migrations/0006-sign-in.js';
import { Attachments } from './db/migrations/0007-attachments.js';
import { Calendars } from './db/migrations/0008-calendar.js';
import { Figures } from './db/migrations/0009-figures.js';
import { LawAsRules } from './db/migrations/0010-law-as-rules.js';
import { PublicPages } from './db/migrations/0011-public-pages.js';
import { Worries } from './db/migrations/0012-worries.js';
import { PlaceNames } from './db/migrations/0013-place-names.js';
import { Starting } from './db/migrations/0014-starting.js';
import { SigningIn } from './db/migrations/0015-signing-in.js';
import { Bounds } from './db/migrations/0016-bounds.js';
import { Delivery } from './db/migrations/0017-delivery.js';
import { CaseLife } from './db/migrations/0018-case-life.js';
import { Sight } from './db/migrations/0019-sight.js';
import { FollowUpSubjects } from './db/migrations/0020-follow-up-subjects.js';
import { AuditIndex } from './db/migrations/0021-audit-index.js';
import { Keyring } from './db/migrations/0022-keyring.js';
import { OwnAccounts } from './db/migrations/0023-own-accounts.js';
import { Passkeys } from './db/migrations/0024-passkeys.js';
import { SearchKeys } from './db/migrations/0025-search-keys.js';
import { PhoneNotes } from './db/migrations/0026-phone-notes.js';
import { AttachmentIntake } from './db/migrations/0027-attachment-intake.js';
import { Ways } from './db/migrations/0028-ways.js';
import { ClosingDays } from './db/migrations/0029-closing-days.js';
import { Deadlines } from './db/migrations/0030-deadlines.js';
import { Alarms } from './db/migrations/0031-alarms.js';
import { Sending } from './db/migrations/0032-sending.js';
import { Away } from './db/migrations/0033-away.js';
import { CheckIns } from './db/migrations/0034-check-ins.js';
import { LoadedFile } from './db/loaded-files.js';
import { SnakeNames } from './db/naming.js';
import { ResilientClient } from './db/resilient-client.js';
import { Calendar } from './follow-ups/calendar.entity.js';
import { CheckIn, CheckInSettings } from './follow-ups/check-ins/check-in.entity.js';
import { FollowUp, Reminder } from './follow-ups/follow-up.entity.js';
import { Evidence, Irregularity, IrregularityEvent } from './irregularities/irregularity.entity.js';
import { OutgoingMail } from './mail/mail.entity.js';
import { Offer } from './matching/offer.entity.js';
import { Organisation } from './organisations/organisation.entity.js';
import { Grant } from './access/grant.entity.js';
import { Consent, Person } from './people/person.entity.js';
import { DayPromise } from './public/day-letters/day-promise.entity.js';
import { Export } from './reports/export.entity.js';
import { Canton, Commune, CommuneName, LegalRule, Postcode, RuleVersion } from './places/place.entity.js';

// As text, since a Date would apply a time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

export const entities = [
  LoadedFile,
  Account,
  AccountLink,
  CoordinatorAbsence,
  Passkey,
  Password,
  SecondFactor,
  Session,
  OutgoingMail,
  Canton,
  Commune,
  CommuneName,
  Postcode,
  LegalRule,
  RuleVersion,
  Organisation,
  Person,
  Grant,
  Consent,
  Adviser,
  Absence,
  Case,
  CaseEvent,
  CaseMember,
  ChecklistItem,
  ReceivedLetter,
  Deadline,
  DeadlineLink,
  Offer,
  Irregularity,
  IrregularityEvent,
  Evidence,
  Attachment,
  FollowUp,
  Reminder,
  Calendar,
  CheckIn,
  CheckInSettings,
  Export,
  DayPromise,
  Campaign,
  CampaignCount,
];
export const migrations = [
  Foundation,
  Places,
  Network,
  Irregularities,
  FollowUps,
  SignInSafely,
  Attachments,
  Calendars,
  Figures,
  LawAsRules,
  PublicPages,
  Worries,
  PlaceNames,
  Starting,
  SigningIn,
  Bounds,
  Delivery,
  CaseLife,
  Sight,
  FollowUpSubjects,
  AuditIndex,
  Keyring,
  OwnAccounts,
  Passkeys,
  SearchKeys,
  PhoneNotes,
  AttachmentIntake,
  Ways,
  ClosingDays,
  Deadlines,
  Alarms,
  Sending,
  Away,
  CheckIns,
];

export function dataSourceOptions(url: string, connections = 12): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    migrations,
    namingStrategy: new SnakeNames(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    migrationsTransactionMode: 'each',
    logging: false,
    extra: {
      Client: ResilientClient,
      max: connections,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
      statement_timeout: 60_000,
    },
    poolErrorHandler: () => undefined,
  };
}

export function dataSource(url: string): DataSource {
  return new DataSource(dataSourceOptions(url, 4));
}
