import { Entity } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  OneOfColumn,
  TextColumn,
  WholeColumn,
} from '../db/columns.js';

export const MAIL_STATES = ['queued', 'held', 'sent', 'failed', 'cancelled'] as const;
export type MailState = (typeof MAIL_STATES)[number];

@Entity('outgoing_mails')
export class OutgoingMail {
  @IdColumn() id: string;
  @TextColumn() kind: string;
  /** Ids only. */
  @JsonColumn() params: Record<string, string>;
  @TextColumn() maskedAddress: string;
  @OneOfColumn(MAIL_STATES) state: MailState;
  @TextColumn({ nullable: true }) error: string | null;
  @WholeColumn({ default: 0 }) attempts: number;
  @TextColumn({ nullable: true }) dedupeKey: string | null;
  @FlagColumn({ default: false }) urgent: boolean;
  @InstantColumn() createdAt: Date;
  @InstantColumn() tryAt: Date;
  @InstantColumn({ nullable: true }) claimedAt: Date | null;
  @InstantColumn({ nullable: true }) sentAt: Date | null;
}
