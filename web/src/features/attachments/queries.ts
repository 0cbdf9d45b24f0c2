import { api, unwrap, type Schema } from '../../api/client';

export type Attachment = Schema<'AttachmentView'>;
export type AttachmentOwner = { kind: 'cases' | 'irregularities'; id: string };

export const attachmentsKey = ({ kind, id }: AttachmentOwner): string[] => [kind, 'attachments', id];

export const fetchAttachments = async ({ kind, id }: AttachmentOwner): Promise<Attachment[]> =>
  (
    await unwrap(
      kind === 'cases'
        ? api.GET('/api/cases/{id}/attachments', { params: { path: { id }, query: { limit: 200 } } })
        : api.GET('/api/irregularities/{id}/attachments', { params: { path: { id }, query: { limit: 200 } } }),
    )
  ).items;
