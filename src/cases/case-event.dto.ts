import type { CaseEvent, EventKind, Stage } from './case.entity.js';

export class EventView {
  id: string;
  kind: EventKind;
  at: Date;
  recordedAt: Date;
  /** Who noted it: the account's name; null for the program and the person themselves. */
  by: string | null;
  from: Stage | null;
  to: Stage | null;
  day: string | null;
  /** Of a letter or a deadline, its kind. */
  about: string | null;
  adviserId: string | null;
  text: string | null;

  static of(event: CaseEvent & { by: string | null }): EventView {
    const { id, kind, at, recordedAt, by, fromStage, toStage, day, about, adviserId, text } = event;
    return { id, kind, at, recordedAt, by, from: fromStage, to: toStage, day, about, adviserId, text };
  }
}
