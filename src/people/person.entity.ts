import { Entity } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  OneOfColumn,
  Personal,
  TextColumn,
  TextsColumn,
  UuidColumn,
  Version,
  WholeColumn,
  RefersTo,
} from '../db/columns.js';

export const CONSENT_PURPOSES = [
  'help',
  'contact',
  'statistics',
  'anonymous-story',
  'named-story',
  'first-vote',
] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
export const CONSENT_CHANNELS = ['form', 'phone', 'in-person', 'paper', 'helper'] as const;
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

export interface Helper {
  name: string;
  /** E.164; as it was typed where it was stored by 0.1.0. */
  phone?: string;
  /** What was typed beside the number. */
  phoneNote?: string;
  relation: string;
}

@Entity('people')
export class Person {
  @IdColumn() id: string;
  @Personal() @TextColumn() firstName: string;
  @Personal() @TextColumn({ nullable: true }) lastName: string | null;
  /** In order of preference. */
  @Personal() @TextsColumn() languages: string[];
  @Personal() @WholeColumn() commune: number;
  @Personal() @TextColumn({ nullable: true }) email: string | null;
  @Personal() @DayColumn({ nullable: true }) emailFailedOn: string | null;
  @Personal() @TextColumn({ nullable: true }) phone: string | null;
  /** What was typed beside the number. */
  @Personal() @TextColumn({ nullable: true }) phoneNote: string | null;
  @Personal() @FlagColumn({ nullable: true }) safeToCall: boolean | null;
  /** Whether the network may write first; null: nobody has asked, which is no. */
  @Personal() @FlagColumn({ nullable: true }) safeToWrite: boolean | null;
  /** Whether somebody else reads what comes to the address; null: nobody has asked. */
  @Personal() @FlagColumn({ nullable: true }) sharedWith: boolean | null;
  /** Who that is, in a few words. */
  @Personal() @TextColumn({ nullable: true }) sharedWithNote: string | null;
  @Personal() @TextColumn({ nullable: true }) bestTime: string | null;
  @Personal() @JsonColumn({ nullable: true }) helper: Helper | null;
  @InstantColumn() createdAt: Date;
  @Version() version: number;
}

@Entity('consents')
export class Consent {
  @IdColumn() id: string;
  @RefersTo('people') @UuidColumn() personId: string;
  @OneOfColumn(CONSENT_PURPOSES) purpose: ConsentPurpose;
  @TextColumn() textVersion: string;
  @TextColumn() language: string;
  @OneOfColumn(CONSENT_CHANNELS) channel: ConsentChannel;
  @DayColumn() givenOn: string;
  @DayColumn({ nullable: true }) withdrawnOn: string | null;
  @RefersTo('accounts') @UuidColumn({ nullable: true }) recordedBy: string | null;
}
