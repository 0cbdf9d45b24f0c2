import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../api/client';
import { Button } from '../kit/Button';
import { longDay, plainDay } from '../kit/days';
import { Dialog } from '../kit/Dialog';
import { Empty, Loaded } from '../kit/states';
import { useAct } from '../kit/useAct';
import { useMe } from '../session';
import { installation } from '../api/installation';

/** In the demonstration alone: says so, moves its day, shows the letters that left. */
export function DemoBar() {
  const { data } = useQuery(installation);
  return data?.demo ? <Bar /> : <div />;
}

function Bar() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useMe();
  const [letters, setLetters] = useState(false);
  const advance = useAct(() => answer(api.POST('/api/demo/clock', { body: { advance: 'P1D' } })), {
    changes: [],
    onDone: () => void client.invalidateQueries(),
  });
  return (
    <aside className="demo-bar" aria-label={t('demo.label')}>
      <span>
        <span className="demo-words">{t('demo.invented')} </span>
        <strong className="demo-day">{longDay(me.today)}</strong>
        <strong className="demo-day-short" aria-hidden="true">
          {plainDay(me.today)}
        </strong>
      </span>
      <Button kind="quiet" small busy={advance.busy} onClick={() => advance.run(undefined)}>
        {t('demo.nextDay')}
      </Button>
      <Button kind="quiet" small onClick={() => setLetters(true)}>
        {t('demo.letters')}
      </Button>
      <Dialog title={t('demo.letters')} open={letters} onClose={() => setLetters(false)} wide>
        <Letters />
      </Dialog>
    </aside>
  );
}

function Letters() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['demo', 'letters'], queryFn: () => answer(api.GET('/api/demo/letters')) });
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty icon="mail" title={t('demo.noLetters')} />
        ) : (
          <div className="rows">
            {items.toReversed().map(({ to, subject, text }, index) => (
              <details key={index} className="row">
                <summary>
                  <strong>
                    <bdi>{subject}</bdi>
                  </strong>{' '}
                  <span className="hint">{t('demo.to', { to })}</span>
                </summary>
                <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} dir="auto">
                  {text}
                </p>
              </details>
            ))}
          </div>
        )
      }
    </Loaded>
  );
}
