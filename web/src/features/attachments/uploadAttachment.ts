import { ApiError, NetworkError } from '../../api/client';
import type { AttachmentOwner } from './queries';

/** Uses XMLHttpRequest because fetch reports no upload progress. */
export function uploadAttachment(
  { kind, id }: AttachmentOwner,
  file: File,
  key: string,
  onProgress: (share: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/${kind}/${id}/attachments`);
    request.setRequestHeader('content-type', file.type);
    request.setRequestHeader('idempotency-key', key);
    const title = file.name
      .replace(/\.[^.]*$/, '')
      .slice(0, 120)
      .trim();
    if (title) request.setRequestHeader('x-title', encodeURIComponent(title));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new NetworkError());
    request.onload = () => {
      if (request.status < 300) return resolve();
      const slug = /"type":"[^"]*\/([a-z-]+)"/.exec(request.responseText)?.[1] ?? '';
      reject(new ApiError(request.status, request.status === 413 ? 'too-large' : slug, '', undefined, [], '', {}));
    };
    request.send(file);
  });
}
