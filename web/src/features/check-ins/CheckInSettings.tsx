import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { ErrorText } from '../../kit/ErrorText';
import { Loaded } from '../../kit/Loaded';
import { Page } from '../../kit/Page';
import { SelectField } from '../../kit/SelectField';
import { useAction } from '../../kit/useAction';
import { checkInSettingsQuery } from './queries';

const DAYS = [30, 45, 60, 90, 120, 180] as const;

/** After how long a silence people are asked how it is going. */
export default function CheckInSettings() {
  const { t } = useTranslation('day');
  const { t: common } = useTranslation();
  const query = useQuery(checkInSettingsQuery);
  const save = useAction(
    (silenceDays: number | null) => unwrap(api.PATCH('/api/check-in-settings', { body: { silenceDays } })),
    { invalidates: [['check-ins', 'settings']], successMessage: () => t('checkIns.saved') },
  );
  return (
    <Page title={common('nav.checkIns')} lead={t('checkIns.lead')}>
      <Loaded query={query} lines={2}>
        {({ silenceDays }) => (
          <SelectField
            label={t('checkIns.after')}
            hint={t('checkIns.hint')}
            value={silenceDays === null ? 'off' : String(silenceDays)}
            onChange={(value) => save.run(value === 'off' ? null : Number(value))}
            options={[
              ...[...new Set<number>([...DAYS, ...(silenceDays === null ? [] : [silenceDays])])]
                .sort((a, b) => a - b)
                .map((days) => ({ value: String(days), label: t('checkIns.days', { count: days }) })),
              { value: 'off', label: t('checkIns.off') },
            ]}
          />
        )}
      </Loaded>
      <ErrorText boxed>{save.errorMessage}</ErrorText>
    </Page>
  );
}
