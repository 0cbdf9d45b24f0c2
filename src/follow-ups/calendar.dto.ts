export class CalendarState {
  exists: boolean;
  madeAt: Date | null;
}

export class CalendarAddress {
  /** Address to subscribe to. Anybody who has it can read what is due, without names. */
  url: string;
  madeAt: Date;
}
