/**
 * Connection classes, shutdown and start, and what stands in the way of every write: too many connections, a full disk
 * (53100), a database or a replica that can only be read (25006).
 */
const SQL_STATES = /^(08...|57P0[1235]|53[123]00|25006)$/;
/** What the system says of a connection; ENOENT and EACCES of a file are something else, hence the call. */
const CALLS = /^(connect|read|write|getaddrinfo|shutdown)$/;
const NETWORK = /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOENT|EACCES|EAGAIN|ENOTFOUND|EAI_AGAIN|EHOST\w+|ENET\w+)$/;
/** And of the disk: a file that cannot be written is no fault of the request either. */
const DISK = /^(ENOSPC|EROFS|EDQUOT)$/;
/** Drivers and libraries that lost their connection have no codes, only these words. */
const WORDS =
  /connection (terminated|ended|closed)|timeout (exceeded when trying to connect|expired)|client (has encountered a connection error|was closed)|driver not connected|connection is not established|cannot use a pool after/i;
/** TypeORM's, when the connection of a transaction has died under it. */
const NAMES =
  /^(QueryRunner(Provider)?AlreadyReleasedError|CannotExecuteNotConnectedError|ConnectionIsNotSetError|TransactionNotStartedError)$/;

/**
 * Whether an error means that the database cannot be reached or cannot be written at the moment, rather than that it
 * refused something: the same request may succeed in a little while.
 */
export function databaseIsGone(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, syscall, message, name, driverError, errors } = error as Partial<{
    code: string;
    syscall: string;
    message: string;
    name: string;
    driverError: unknown;
    errors: unknown[];
  }>;
  if (typeof code === 'string' && (SQL_STATES.test(code) || DISK.test(code))) return true;
  if (typeof code === 'string' && NETWORK.test(code) && CALLS.test(syscall ?? '')) return true;
  if (NAMES.test(name ?? '') || WORDS.test(message ?? '')) return true;
  // What TypeORM wraps, and the AggregateError of a host with several addresses.
  return (
    (driverError !== error && driverError !== undefined && databaseIsGone(driverError)) ||
    (Array.isArray(errors) && errors.some(databaseIsGone))
  );
}
