import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, idempotencyKey, unwrap, type Schema } from '../../api/client';
import * as limits from '../../api/limits';
import { queryClient } from '../../api/queryClient';
import { Button } from '../../kit/Button';
import { Form } from '../../kit/Form';
import { Icon } from '../../kit/Icon';
import { RadioGroup } from '../../kit/RadioGroup';
import { useReauthentication } from '../../kit/Reauthentication';
import { TextArea } from '../../kit/TextArea';
import { useDraft } from '../../offline/drafts';
import { DownloadButton } from './DownloadButton';
import { toExportFilter } from './exportFilter';
import { CONFIRMED_STATUSES, exportCountQuery, type Export } from './queries';

type ExportInput = Schema<'CreateExport'>;

const EMPTY: { format: ExportInput['format']; profile: NonNullable<ExportInput['profile']>; reason: string } = {
  format: 'csv',
  profile: 'safe',
  reason: '',
};

export function ExportForm({ filters }: { filters: Partial<Record<string, string>> }) {
  const { t } = useTranslation(['figures', 'irregularities']);
  const withReauthentication = useReauthentication();
  const { filter, ignoredFilters } = toExportFilter(filters);
  const { value, change, clear } = useDraft('export', EMPTY);
  const [isMissing, setMissing] = useState(false);
  const [created, setCreated] = useState<Export | null>(null);
  const keyRef = useRef(crypto.randomUUID());
  const { canton, ...rest } = filter;
  const rows = useQuery(
    exportCountQuery({
      ...rest,
      ...(canton?.[0] ? { canton: canton[0] } : {}),
      status: filter.status?.length ? filter.status : [...CONFIRMED_STATUSES],
    }),
  );
  const create = async (): Promise<void> => {
    const reason = value.reason.trim();
    setMissing(value.profile === 'full' && reason === '');
    if (value.profile === 'full' && reason === '') return;
    const exportFile = await withReauthentication(() =>
      unwrap(
        api.POST('/api/exports', {
          body: {
            report: 'irregularities',
            format: value.format,
            profile: value.profile,
            filter,
            ...(value.profile === 'full' ? { reason } : {}),
          },
          ...idempotencyKey(keyRef.current),
        }),
      ),
    );
    keyRef.current = crypto.randomUUID();
    setCreated(exportFile);
    clear();
    await queryClient.invalidateQueries({ queryKey: ['exports'] });
  };
  if (created) {
    return (
      <div className="stack">
        <p className="notice notice-good">
          <Icon name="check" />
          <span>{t('exports.ready', { rows: t('exports.rows', { count: created.rows }) })}</span>
        </p>
        <DownloadButton exportFile={created} isPrimary />
        <Button kind="quiet" icon="plus" onClick={() => setCreated(null)}>
          {t('exports.new')}
        </Button>
      </div>
    );
  }
  return (
    <Form submitLabel={t('exports.make')} onSubmit={create}>
      <RadioGroup
        legend={t('exports.profile')}
        pointer="/profile"
        options={[
          { value: 'safe', label: t('exports.safe'), hint: t('exports.safeHint') },
          { value: 'full', label: t('exports.full'), hint: t('exports.fullHint') },
        ]}
        value={value.profile}
        onChange={(profile) => change({ profile })}
      />
      {value.profile === 'full' && (
        <TextArea
          label={t('exports.reason')}
          hint={t('exports.reasonHint')}
          pointer="/reason"
          error={isMissing ? t('exports.reasonNeeded') : undefined}
          limits={limits.CreateExport.reason}
          value={value.reason}
          onChange={(reason) => change({ reason })}
        />
      )}
      <RadioGroup
        legend={t('exports.format')}
        columns={2}
        pointer="/format"
        options={[
          { value: 'csv', label: t('exports.csv') },
          { value: 'json', label: t('exports.json') },
        ]}
        value={value.format}
        onChange={(format) => change({ format })}
      />
      <div className="notice" role="status">
        <Icon name="shield" />
        <p>
          {rows.data && (
            <>
              <strong>{t('exports.rows', { count: rows.data.rows })}</strong>{' '}
              {rows.data.stays > 0 && t('exports.stays', { count: rows.data.stays })}{' '}
              {rows.data.rows > 0 && rows.data.rows < 5 && t('exports.few')}{' '}
            </>
          )}
          {!filter.status?.length && `${t('exports.statusRule')} `}
          {t('exports.rule')}
          {ignoredFilters.length > 0 &&
            ` ${t('exports.notApplied', { filters: ignoredFilters.map((name) => t(`irregularities:list.${name}`)).join(', ') })}`}
        </p>
      </div>
    </Form>
  );
}
