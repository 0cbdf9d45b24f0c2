import waits from './data/waits.json' with { type: 'json' };

/**
 * How long the network waits, and how often it reminds: choices of the network, not law, with the day they were last
 * looked at ([ADR 40](../../docs/adr/0040-alarms-are-lists.md)). `shownDays`: so long before, or after, something is on lists.
 */
export const WAITS = waits;
