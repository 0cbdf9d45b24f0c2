import { readApiError, NetworkError } from '../api/client';
import { AttachmentFile } from '../api/limits';
import { firstCodePoints } from '../kit/textLength';

export interface AttachmentOwner {
  kind: 'cases' | 'irregularities';
  id: string;
}

/** Signs that the server takes in no title, and halves of signs, which cannot be sent. */
// eslint-disable-next-line no-control-regex -- control signs are what is looked for
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

/** From the name of a file; empty when nothing is left of it. */
export const titleOf = (name: string): string =>
  firstCodePoints(
    name
      .replace(/\.[^.]*$/, '')
      .normalize('NFC')
      .replace(CONTROL, ' ')
      .trim(),
    AttachmentFile.title.maxLength,
  ).trim();

/**
 * Answers the id of the attachment. Uses XMLHttpRequest because fetch reports no upload progress; `share` is from 0 to 1. @throws ApiError, NetworkError;
 * never settles once aborted.
 */
export function sendFile(
  { kind, id }: AttachmentOwner,
  body: Blob,
  {
    title,
    key,
    signal,
    onProgress,
  }: { title: string; key: string; signal: AbortSignal; onProgress: (share: number) => void },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/${kind}/${id}/attachments`);
    request.setRequestHeader('content-type', body.type);
    request.setRequestHeader('idempotency-key', key);
    if (title) request.setRequestHeader('x-title', encodeURIComponent(title));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.upload.onload = () => onProgress(1);
    request.onerror = () => reject(new NetworkError());
    request.onload = () => {
      if (request.status < 300) return resolve((JSON.parse(request.responseText) as { id: string }).id);
      // A proxy that cannot reach the server answers with its own body.
      if (request.status === 502 || request.status === 504) return reject(new NetworkError());
      const headers = { 'retry-after': request.getResponseHeader('retry-after') ?? '' };
      void readApiError(new Response(request.responseText, { status: request.status, headers })).then(reject);
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}
