import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, once, type View } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Button } from '../../kit/Button';
import { useConfirmed } from '../../kit/ConfirmDialog';
import { type Canton } from '../../kit/cantons';
import { Choices } from '../../kit/Choices';
import { TextArea } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Icon } from '../../kit/icons';
import { useDraft } from '../../offline/drafts';
import { GROUPS, type Group } from '../irregularities/groups';
import { QUEUE, type Code, type Status } from '../irregularities/queries';
import { Download } from './Download';
import { FOUND, rowsToLeave, type Export } from './queries';

type Body = View<'CreateExport'>;
type ExportFilter = View<'ExportFilter'>;
const EMPTY: { format: Body['format']; profile: NonNullable<Body['profile']>; reason: string } = {
  format: 'csv',
  profile: 'safe',
  reason: '',
};
const ALL: readonly Status[] = [...QUEUE, ...FOUND, 'rejected'];

/** What an export can be told of the filter of the figures; place, level, procedure and month it does not know. */
export function exportFilterOf(from: Partial<Record<string, string>>): {
  filter: ExportFilter;
  lost: ('commune' | 'level' | 'procedure' | 'month' | 'canton')[];
} {
  const codes = from.code
    ? from.code.split(',')
    : from.group && from.group in GROUPS
      ? [...GROUPS[from.group as Group]]
      : undefined;
  const lost = (['commune', 'level', 'procedure', 'month'] as const).filter((name) => from[name]);
  return {
    filter: {
      ...(from.from ? { from: from.from } : {}),
      ...(from.to ? { to: from.to } : {}),
      ...(from.canton && from.canton !== 'CH' ? { canton: [from.canton as Canton] } : {}),
      ...(codes ? { code: codes as Code[] } : {}),
      ...(from.status
        ? { status: from.status.split(',').filter((each) => (ALL as readonly string[]).includes(each)) as Status[] }
        : {}),
    },
    lost: from.canton === 'CH' ? ['canton', ...lost] : lost,
  };
}

export function ExportForm({ from }: { from: Partial<Record<string, string>> }) {
  const { t } = useTranslation(['figures', 'irregularities']);
  const confirmed = useConfirmed();
  const { filter, lost } = exportFilterOf(from);
  const { value, change, clear } = useDraft('export', EMPTY);
  const [missing, setMissing] = useState(false);
  const [made, setMade] = useState<Export | null>(null);
  const key = useRef(crypto.randomUUID());
  const { canton, ...rest } = filter;
  const rows = useQuery(
    rowsToLeave({
      ...rest,
      ...(canton?.[0] ? { canton: canton[0] } : {}),
      status: filter.status?.length ? filter.status : [...FOUND],
    }),
  );
  const make = async (): Promise<void> => {
    const reason = value.reason.trim();
    setMissing(value.profile === 'full' && reason === '');
    if (value.profile === 'full' && reason === '') return;
    const one = await confirmed(() =>
      answer(
        api.POST('/api/exports', {
          body: {
            report: 'irregularities',
            format: value.format,
            profile: value.profile,
            filter,
            ...(value.profile === 'full' ? { reason } : {}),
          },
          ...once(key.current),
        }),
      ),
    );
    key.current = crypto.randomUUID();
    setMade(one);
    clear();
    await queryClient.invalidateQueries({ queryKey: ['exports'] });
  };
  if (made) {
    return (
      <div className="stack">
        <p className="notice notice-good">
          <Icon name="check" />
          <span>{t('exports.ready', { rows: t('exports.rows', { count: made.rows }) })}</span>
        </p>
        <Download one={made} primary />
        <Button kind="quiet" icon="plus" onClick={() => setMade(null)}>
          {t('exports.new')}
        </Button>
      </div>
    );
  }
  return (
    <Form submit={t('exports.make')} onSend={make}>
      <Choices
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
          error={missing ? t('exports.reasonNeeded') : undefined}
          maxLength={500}
          value={value.reason}
          onChange={(reason) => change({ reason })}
        />
      )}
      <Choices
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
          {lost.length > 0 &&
            ` ${t('exports.notApplied', { filters: lost.map((name) => t(`irregularities:list.${name}`)).join(', ') })}`}
        </p>
      </div>
    </Form>
  );
}
