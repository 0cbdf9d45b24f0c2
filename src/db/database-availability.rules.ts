/** Connection and shutdown classes, too many connections, full disk (53100), read-only (25006). */
const SQL_STATES = /^(08...|57P0[1235]|53[123]00|25006)$/;
/** By system call, since ENOENT and EACCES of files mean something else. */
const CALLS = /^(connect|read|write|getaddrinfo|shutdown)$/;
const NETWORK = /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOENT|EACCES|EAGAIN|ENOTFOUND|EAI_AGAIN|EHOST\w+|ENET\w+)$/;
const DISK = /^(ENOSPC|EROFS|EDQUOT)$/;
const WORDS =
  /connection (terminated|ended|closed)|timeout (exceeded when trying to connect|expired)|client (has encountered a connection error|was closed)|driver not connected|connection is not established|cannot use a pool after/i;
const NAMES =
  /^(QueryRunner(Provider)?AlreadyReleasedError|CannotExecuteNotConnectedError|ConnectionIsNotSetError|TransactionNotStartedError)$/;

/** Also when it is not writable. The request may succeed later. */
export function isDatabaseUnavailable(error: unknown): boolean {
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
  // TypeORM wraps errors; hosts with several addresses give AggregateErrors.
  return (
    (driverError !== error && driverError !== undefined && isDatabaseUnavailable(driverError)) ||
    (Array.isArray(errors) && errors.some(isDatabaseUnavailable))
  );
}
