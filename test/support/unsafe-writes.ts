import pg from 'pg';

const WRITES = /^\s*(insert|update|delete|merge)\b|^\s*with\b.*\b(insert\s+into|update|delete\s+from)\b/is;

interface Watched {
  query: (...args: unknown[]) => unknown;
  getTransactionStatus: () => 'I' | 'T' | 'E' | null;
}

/** Of BullMQ and the rate limiter; and the audit line of a read or a refusal, which is one statement. */
const OTHERS = /\bbullmq\b|\brate_limits\b|\baudit\.lines\b/;

/** Lists statements that write although no transaction is open on their connection, until `stop` is called (ADR 1). */
export function watchUnsafeWrites(): { found: string[]; stop: () => void } {
  const found: string[] = [];
  const client = pg.Client.prototype as unknown as Watched;
  const { query } = client;
  client.query = function (this: Watched, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
    if (text && WRITES.test(text) && !OTHERS.test(text) && this.getTransactionStatus() === 'I')
      found.push(text.replace(/\s+/g, ' ').trim());
    return query.apply(this, args);
  };
  return {
    found,
    stop: () => {
      client.query = query;
    },
  };
}
