import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../api/client';
import { installationQuery } from '../api/installation';
import { Button } from '../kit/Button';
import { formatLongDate, formatNumericDate, useToday } from '../kit/dates';
import { Dialog } from '../kit/Dialog';
import { useAction } from '../kit/useAction';
import { DemoLetters } from './DemoLetters';

/** Demonstration only. */
export function DemoBar() {
  const { data } = useQuery(installationQuery);
  return data?.demo ? <DemoToolbar /> : <div />;
}

function DemoToolbar() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const today = useToday();
  const [areLettersOpen, setLettersOpen] = useState(false);
  const advance = useAction(() => unwrap(api.POST('/api/demo/clock', { body: { advance: 'P1D' } })), {
    invalidates: [],
    onSuccess: () => void client.invalidateQueries(),
  });
  return (
    <aside className="demo-bar" aria-label={t('demo.label')}>
      <span>
        <span className="demo-text">{t('demo.invented')} </span>
        <strong className="demo-day">{formatLongDate(today)}</strong>
        <strong className="demo-day-short" aria-hidden="true">
          {formatNumericDate(today)}
        </strong>
      </span>
      <Button kind="quiet" small busy={advance.busy} onClick={() => advance.run(undefined)}>
        {t('demo.nextDay')}
      </Button>
      <Button kind="quiet" small onClick={() => setLettersOpen(true)}>
        {t('demo.letters')}
      </Button>
      <Dialog title={t('demo.letters')} open={areLettersOpen} onClose={() => setLettersOpen(false)} wide>
        <DemoLetters />
      </Dialog>
    </aside>
  );
}
