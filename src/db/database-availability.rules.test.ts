import { describe, expect, it } from '@jest/globals';
import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { isDatabaseUnavailable } from './database-availability.rules.js';

const withCode = (code: string, rest: object = {}): Error => Object.assign(new Error('x'), { code, ...rest });

function selfWrapped(): { driverError: unknown } {
  const error: { driverError: unknown } = { driverError: null };
  error.driverError = error;
  return error;
}

describe('a database that is gone', () => {
  it.each([
    ...['08006', '08P01', '57P01', '57P02', '57P03', '53300', '53100', '25006'].map((code): [string, unknown] => [
      code,
      withCode(code),
    ]),
    ['nobody who listens', withCode('ECONNREFUSED', { syscall: 'connect' })],
    ['a socket that is not there', withCode('ENOENT', { syscall: 'connect' })],
    ['a pipe that broke', withCode('EPIPE', { syscall: 'write' })],
    ['a host nobody knows', withCode('EAI_AGAIN', { syscall: 'getaddrinfo' })],
    ['a host with two addresses', new AggregateError([withCode('ECONNREFUSED', { syscall: 'connect' })])],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['a connection that was slow to come', new Error('timeout exceeded when trying to connect')],
    ['a client that has had enough', new Error('Client has encountered a connection error and is not queryable')],
    ['a transaction whose connection died', new QueryRunnerAlreadyReleasedError()],
    ['an entity manager whose connection died', new QueryRunnerProviderAlreadyReleasedError()],
    ['what TypeORM wraps', new QueryFailedError('select 1', [], withCode('57P01') as never)],
    ['what is wrapped without its code', { driverError: withCode('57P01') }],
    ['a full disk under a file', withCode('ENOSPC', { syscall: 'write' })],
    ['a full disk, whatever the call', withCode('EDQUOT')],
    ['a read-only file system', withCode('EROFS', { syscall: 'open' })],
    ['a host that is away', withCode('EHOSTUNREACH', { syscall: 'connect' })],
    ['a network that is away', withCode('ENETDOWN', { syscall: 'shutdown' })],
    ['one address of two', new AggregateError([new Error('x'), withCode('ECONNRESET', { syscall: 'read' })])],
    ['a driver without a connection', { name: 'CannotExecuteNotConnectedError' }],
  ])('is seen by %s', (_, error) => expect(isDatabaseUnavailable(error)).toBe(true));

  it.each([
    ['a file that is not there', withCode('ENOENT', { syscall: 'open' })],
    ['a folder that was read as a file', withCode('EISDIR', { syscall: 'read' })],
    ['a violated constraint', withCode('23505')],
    ['a statement that is wrong', new QueryFailedError('selec 1', [], withCode('42601') as never)],
    ['a statement that took too long', withCode('57014')],
    ['a deadlock', withCode('40P01')],
    ['a mistake of ours', new TypeError("Cannot read properties of undefined (reading 'id')")],
    ['nothing', undefined],
    ['null', null],
    ['a code with something before it', withCode('x57P01')],
    ['a code with something behind it', withCode('57P010')],
    ['a disk code with something before it', withCode('xENOSPC')],
    ['a disk code with something behind it', withCode('ENOSPCx')],
    ['a network code with something before it', withCode('xECONNREFUSED', { syscall: 'connect' })],
    ['a network code with something behind it', withCode('EPIPEx', { syscall: 'connect' })],
    ['a host code that is too short', withCode('EHOST', { syscall: 'connect' })],
    ['a host code with a sign in it', withCode('EHOST-X', { syscall: 'connect' })],
    ['a connection code with a sign in it', withCode('ECONN X', { syscall: 'connect' })],
    ['a network that says a sign', withCode('ENET X', { syscall: 'connect' })],
    ['another call', withCode('ECONNREFUSED', { syscall: 'xconnect' })],
    ['a call with something behind it', withCode('ECONNREFUSED', { syscall: 'connects' })],
    ['a network code without its call', withCode('ECONNREFUSED')],
    ['a code that is a number', { code: 57 }],
    ['a name with something before it', { name: 'xConnectionIsNotSetError' }],
    ['a name with something behind it', { name: 'ConnectionIsNotSetErrors' }],
    ['errors that are all something else', new AggregateError([new Error('x'), withCode('23505')])],
    ['errors that are no list', { errors: withCode('57P01') }],
    ['an error that wraps itself', Object.assign(new Error('x'), selfWrapped())],
    ['words', 'connection terminated'],
  ])('is not seen by %s', (_, error) => expect(isDatabaseUnavailable(error)).toBe(false));
});
