import { api, unwrap, type Schema } from '../../api/client';
import type { AttachmentOwner } from '../../uploads/sendFile';

export type Attachment = Schema<'AttachmentView'>;

export const fetchAttachments = async ({ kind, id }: AttachmentOwner): Promise<Attachment[]> =>
  (
    await unwrap(
      kind === 'cases'
        ? api.GET('/api/cases/{id}/attachments', { params: { path: { id }, query: { limit: 200 } } })
        : api.GET('/api/irregularities/{id}/attachments', { params: { path: { id }, query: { limit: 200 } } }),
    )
  ).items;
