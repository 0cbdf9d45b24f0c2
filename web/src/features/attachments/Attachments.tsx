import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, Refusal, Unreachable, type View } from '../../api/client';
import { Button } from '../../kit/Button';
import { moment, figure } from '../../kit/days';
import { Dialog } from '../../kit/Dialog';
import { Icon } from '../../kit/icons';
import { Section } from '../../kit/Page';
import { Loaded } from '../../kit/states';
import { useSay } from '../../kit/toasts';
import { useAct } from '../../kit/useAct';
import './attachments.css';

export type Attachment = View<'AttachmentView'>;
type Holder = { kind: 'cases' | 'irregularities'; id: string };

const TAKEN = 'image/jpeg,image/png,image/webp,application/pdf';
const MOST = 10 * 1024 * 1024;
const KNOWN = [
  'file-kind',
  'damaged-file',
  'too-many-attachments',
  'attachment-stays',
  'file-lost',
  'too-large',
  'stopped',
] as const;
type Known = (typeof KNOWN)[number];

const keyOf = ({ kind, id }: Holder): string[] => [kind, 'attachments', id];
const listOf = async ({ kind, id }: Holder): Promise<Attachment[]> =>
  (
    await answer(
      kind === 'cases'
        ? api.GET('/api/cases/{id}/attachments', { params: { path: { id }, query: { limit: 200 } } })
        : api.GET('/api/irregularities/{id}/attachments', { params: { path: { id }, query: { limit: 200 } } }),
    )
  ).items;

/** Sends a file as it is; only XMLHttpRequest says how far it is. */
function upload({ kind, id }: Holder, file: File, key: string, progress: (share: number) => void): Promise<void> {
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
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Unreachable());
    request.onload = () => {
      if (request.status < 300) return resolve();
      const slug = /"type":"[^"]*\/([a-z-]+)"/.exec(request.responseText)?.[1] ?? '';
      reject(new Refusal(request.status, request.status === 413 ? 'too-large' : slug, '', undefined, [], '', {}));
    };
    request.send(file);
  });
}

/** Letters and pictures that hang on a case or an irregularity: seen, added (by camera too), taken away. */
export function Attachments({ holder, mayAdd = true }: { holder: Holder; mayAdd?: boolean }) {
  const { t } = useTranslation('parts');
  const client = useQueryClient();
  const say = useSay();
  const query = useQuery({ queryKey: keyOf(holder), queryFn: () => listOf(holder), placeholderData: undefined });
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [failed, setFailed] = useState<{ file: File; key: string; why: Known | 'away' | 'other' } | null>(null);
  const [asked, setAsked] = useState<Attachment | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const remove = useAct(
    (attachment: string) => answer(api.DELETE('/api/attachments/{id}', { params: { path: { id: attachment } } })),
    { changes: [keyOf(holder)], done: () => t('file.removed'), onDone: () => setAsked(null) },
  );

  const put = async (file: File, key: string = crypto.randomUUID()): Promise<void> => {
    setFailed(null);
    if (!TAKEN.split(',').includes(file.type)) return setFailed({ file, key, why: 'file-kind' });
    if (file.size > MOST) return setFailed({ file, key, why: 'too-large' });
    setSending({ name: file.name, share: 0 });
    try {
      await upload(holder, file, key, (share) => setSending({ name: file.name, share }));
      say(t('file.added'));
      await client.invalidateQueries({ queryKey: keyOf(holder) });
    } catch (error) {
      setFailed({
        file,
        key,
        why:
          error instanceof Unreachable
            ? 'away'
            : error instanceof Refusal && KNOWN.includes(error.slug as Known)
              ? (error.slug as Known)
              : 'other',
      });
    } finally {
      setSending(null);
    }
  };
  const chosen = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    for (const file of files) await put(file);
  };
  return (
    <Section
      title={t('file.title')}
      id="attachments"
      actions={
        mayAdd && !sending ? (
          <Button small icon="clip" onClick={() => input.current?.click()}>
            {t('file.add')}
          </Button>
        ) : undefined
      }
    >
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        multiple
        accept={TAKEN}
        aria-label={t('file.add')}
        onChange={(event) => void chosen(event)}
      />
      {sending && (
        <p className="file-sending" role="status">
          <span>
            <bdi>{sending.name}</bdi>:{' '}
            {sending.share < 1 ? t('file.sending', { percent: Math.round(sending.share * 100) }) : t('file.checking')}
          </span>
          <progress max={1} value={sending.share} aria-label={t('file.progress')} />
        </p>
      )}
      {failed && (
        <div className="refusal" role="alert">
          <p className="refusal-title">
            <bdi>{failed.file.name}</bdi>
          </p>
          <p>{t(`file.failed.${failed.why}`)}</p>
          {(failed.why === 'away' || failed.why === 'other') && (
            <Button small onClick={() => void put(failed.file, failed.key)}>
              {t('file.again')}
            </Button>
          )}
        </div>
      )}
      <Loaded query={query} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <p className="hint">{t(mayAdd ? 'file.none' : 'file.noneAtAll')}</p>
          ) : (
            <ul className="files">
              {items.map((item) => (
                <li key={item.id} className="file">
                  {item.lost ? (
                    <span className="file-open">
                      <Icon name="alert" />
                    </span>
                  ) : (
                    <a className="file-open" href={`/api/attachments/${item.id}/file`} target="_blank" rel="noreferrer">
                      {item.type === 'application/pdf' ? (
                        <Icon name="file" size={28} />
                      ) : (
                        <img src={`/api/attachments/${item.id}/file`} alt="" loading="lazy" />
                      )}
                      <span className="unseen">{t('file.open', { name: item.title ?? t('file.untitled') })}</span>
                    </a>
                  )}
                  <span className="file-words">
                    <bdi className="row-title">{item.title ?? t('file.untitled')}</bdi>
                    <span className="hint">
                      {moment(item.attachedAt)} · {size(item.size)}
                      {item.by && (
                        <>
                          {' '}
                          · <bdi>{item.by}</bdi>
                        </>
                      )}
                    </span>
                    {item.lost && <span className="late">{t('file.failed.file-lost')}</span>}
                  </span>
                  {item.removable && (
                    <Button small kind="quiet" icon="close" bare onClick={() => setAsked(item)}>
                      {t('file.remove', { name: item.title ?? t('file.untitled') })}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Dialog title={t('file.sure')} open={asked !== null} onClose={() => setAsked(null)}>
        <p>{t('file.sureWhy')}</p>
        {remove.error && (
          <p className="refusal" role="alert">
            {remove.error instanceof Refusal && remove.error.slug === 'attachment-stays'
              ? t('file.failed.attachment-stays')
              : remove.words}
          </p>
        )}
        <div className="buttons">
          <Button kind="danger" busy={remove.busy} onClick={() => asked && remove.run(asked.id)}>
            {t('file.delete')}
          </Button>
          <Button kind="quiet" onClick={() => setAsked(null)}>
            {t('file.keep')}
          </Button>
        </div>
      </Dialog>
    </Section>
  );
}

const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${figure(Math.max(1, Math.round(bytes / 1000)))} kB` : `${figure(bytes / 1_000_000)} MB`;
