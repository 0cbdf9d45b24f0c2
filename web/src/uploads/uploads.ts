import { useSyncExternalStore } from 'react';
import { ApiError, NetworkError } from '../api/client';
import { queryClient } from '../api/queryClient';
import { holdPage } from '../unsaved';
import { prepareFile, type PreparedFile } from './prepareFile';
import { sendFile, titleOf, type AttachmentOwner } from './sendFile';

export type UploadState =
  | { step: 'waiting' | 'preparing' | 'checking' }
  | { step: 'sending'; share: number }
  /** `listed`: it stands in the list of attachments. */
  | { step: 'done'; listed: boolean; attachmentId: string }
  /** `reason`: slug of the API, or what the device found. */
  | { step: 'failed'; reason: string; mayRetry: boolean };

/** Files are held in memory only: they go on while somebody looks at other screens, not after a reload. */
export interface Upload {
  /** Also the idempotency key, of every try. */
  id: string;
  owner: AttachmentOwner;
  name: string;
  state: UploadState;
}

interface Task {
  file: File;
  /** Kept, so that another try sends the same bytes. */
  prepared?: PreparedFile;
  abort: AbortController;
}

export const attachmentsKey = ({ kind, id }: AttachmentOwner): string[] => [kind, 'attachments', id];

export const isUnderWay = ({ state }: Upload): boolean => state.step !== 'done' && state.step !== 'failed';

let uploads: readonly Upload[] = [];
const tasks = new Map<string, Task>();
const listeners = new Set<() => void>();
let isRunning = false;
let releasePage: (() => void) | null = null;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useUploads = (): readonly Upload[] => useSyncExternalStore(subscribe, () => uploads);

function publish(next: readonly Upload[]): void {
  uploads = next;
  const isBusy = uploads.some(isUnderWay);
  if (isBusy) releasePage ??= holdPage();
  else {
    releasePage?.();
    releasePage = null;
  }
  for (const listener of listeners) listener();
}

const setState = (id: string, state: UploadState): void =>
  publish(uploads.map((upload) => (upload.id === id ? { ...upload, state } : upload)));

/** Sends the files one after the other; answers the ids of the uploads. */
export function addUploads(owner: AttachmentOwner, files: readonly File[]): string[] {
  const added = files.map((file): Upload => {
    const id = crypto.randomUUID();
    tasks.set(id, { file, abort: new AbortController() });
    return { id, owner, name: file.name, state: { step: 'waiting' } };
  });
  // What is in the list of attachments no longer counts once a new lot begins.
  const kept = uploads.some(isUnderWay) ? uploads : uploads.filter(({ state }) => !('listed' in state && state.listed));
  publish([...kept, ...added]);
  void run();
  return added.map(({ id }) => id);
}

/** Waits until an upload has arrived and answers the id of the attachment; null if it failed or was taken back. */
export function whenAttached(id: string): Promise<string | null> {
  return new Promise((resolve) => {
    const look = (): void => {
      const state = uploads.find((upload) => upload.id === id)?.state;
      if (state && state.step !== 'done' && state.step !== 'failed') return;
      listeners.delete(look);
      resolve(state?.step === 'done' ? state.attachmentId : null);
    };
    listeners.add(look);
    look();
  });
}

/** With the same key and the same bytes: what did arrive is not attached twice. */
export function retryUpload(id: string): void {
  const task = tasks.get(id);
  if (!task) return;
  task.abort = new AbortController();
  setState(id, { step: 'waiting' });
  void run();
}

/** Stops it if it is being sent. */
export function removeUpload(id: string): void {
  tasks.get(id)?.abort.abort();
  tasks.delete(id);
  publish(uploads.filter((upload) => upload.id !== id));
}

export function cancelUploads(): void {
  for (const { id } of uploads) removeUpload(id);
}

async function run(): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  try {
    for (let next = nextWaiting(); next; next = nextWaiting()) await runOne(next);
  } finally {
    isRunning = false;
  }
}

const nextWaiting = (): Upload | undefined => uploads.find(({ state }) => state.step === 'waiting');

async function runOne({ id, owner }: Upload): Promise<void> {
  const task = tasks.get(id);
  if (!task) return;
  const { signal } = task.abort;
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const work = attach(id, owner, task).catch((error: unknown) => {
    if (!signal.aborted) setState(id, { step: 'failed', ...failureOf(error) });
  });
  await Promise.race([work, stopped]);
}

async function attach(id: string, owner: AttachmentOwner, task: Task): Promise<void> {
  const { signal } = task.abort;
  setState(id, { step: 'preparing' });
  task.prepared ??= await prepareFile(task.file);
  if (signal.aborted) return;
  if ('refusal' in task.prepared) {
    const { refusal } = task.prepared;
    setState(id, { step: 'failed', reason: refusal, mayRetry: refusal === 'unreadable' });
    if (refusal === 'unreadable') delete task.prepared;
    return;
  }
  setState(id, { step: 'sending', share: 0 });
  const attachmentId = await sendFile(owner, task.prepared.body, {
    title: titleOf(task.file.name),
    key: id,
    signal,
    onProgress: (share) => {
      if (!signal.aborted) setState(id, share < 1 ? { step: 'sending', share } : { step: 'checking' });
    },
  });
  tasks.delete(id);
  setState(id, { step: 'done', listed: false, attachmentId });
  void refreshList(owner);
}

async function refreshList(owner: AttachmentOwner): Promise<void> {
  const queryKey = attachmentsKey(owner);
  await queryClient.invalidateQueries({ queryKey });
  if (queryClient.getQueryState(queryKey)?.status !== 'success') return;
  publish(
    uploads.map((upload) =>
      upload.state.step === 'done' && upload.owner.id === owner.id
        ? { ...upload, state: { ...upload.state, listed: true } }
        : upload,
    ),
  );
}

/** What is wrong with the file itself stays wrong. */
const OF_THE_FILE = [413, 415, 422];

function failureOf(error: unknown): { reason: string; mayRetry: boolean } {
  if (error instanceof NetworkError) return { reason: 'away', mayRetry: true };
  if (!(error instanceof ApiError)) return { reason: 'other', mayRetry: true };
  const reason = error.status === 413 ? 'too-large' : error.slug;
  return { reason, mayRetry: !OF_THE_FILE.includes(error.status) };
}
