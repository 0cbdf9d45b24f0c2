import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import { realNow } from '../common/clock.js';
import { faultsOf, type Fault } from './readiness.rules.js';
import type { DiskView } from './system.dto.js';
import { SystemSettings } from './system.settings.js';

/** Milliseconds; the route is public, and each check commits. */
const CACHE_MS = 5000;
const BAD_FOR = 1000;

@Injectable()
export class ReadinessService {
  private written: { error: unknown; until: number } | null = null;
  private writing: Promise<unknown> | null = null;

  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly settings: SystemSettings,
  ) {}

  async faults(): Promise<Fault[]> {
    const [database, disk, folder] = await Promise.all([this.database(), this.disk(), this.folder()]);
    const writeError = database === 'up' ? await this.writeError() : null;
    return faultsOf({ database, writeError, freeBytes: disk.totalBytes > 0 ? disk.freeBytes : null, folder });
  }

  /** Of the data, or of the program with an external database. */
  async disk(): Promise<DiskView> {
    const { bavail, blocks, bsize } = await statfs(this.settings.config.dataDir).catch(() => statfs('.'));
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  }

  private database(): Promise<'up' | 'down'> {
    return this.source.query('select 1').then(
      () => 'up' as const,
      () => 'down' as const,
    );
  }

  private async folder(): Promise<'writable' | 'read-only' | 'none'> {
    return access(this.settings.config.dataDir, constants.W_OK).then(
      () => 'writable' as const,
      (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? 'none' : 'read-only'),
    );
  }

  private async writeError(): Promise<unknown> {
    if (this.written && this.written.until > performance.now()) return this.written.error;
    this.writing ??= this.write()
      .then((error) => (this.written = { error, until: performance.now() + (error === null ? CACHE_MS : BAD_FOR) }))
      .finally(() => (this.writing = null));
    await this.writing;
    return this.written?.error ?? null;
  }

  /** A commit to disk; a row locked by another writer suffices. */
  private async write(): Promise<unknown> {
    try {
      await this.source.transaction(async (tx) => {
        await tx.query(
          `set local lock_timeout = '1s'; set local statement_timeout = '3s'; set local synchronous_commit = on`,
        );
        await tx.query('update installation set written_at = $1', [realNow()]);
      });
      return null;
    } catch (error) {
      return (error as { code?: string }).code === '55P03' ? null : error;
    }
  }
}
