import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { Button } from '../../kit/Button';
import { CopyButton } from '../../kit/CopyButton';
import { dayOf, longDay } from '../../kit/days';
import { Field } from '../../kit/fields';
import { Section } from '../../kit/Page';
import { Loaded } from '../../kit/states';
import { useAct } from '../../kit/useAct';
import { myCalendar } from './queries';

/** An address for one's own calendar program; told once, ended here. */
export function CalendarFeed() {
  const { t } = useTranslation('account');
  const query = useQuery(myCalendar);
  const [url, setUrl] = useState<string | null>(null);
  const make = useAct(() => answer(api.POST('/api/me/calendar')), {
    changes: [myCalendar.queryKey],
    onDone: (made) => setUrl(made.url),
  });
  const end = useAct(() => answer(api.DELETE('/api/me/calendar')), {
    changes: [myCalendar.queryKey],
    done: () => t('calendar.ended'),
    onDone: () => setUrl(null),
  });
  const words = make.words ?? end.words;
  return (
    <Section title={t('calendar.title')} id="calendar">
      <p>{t('calendar.why')}</p>
      {words && (
        <p className="field-error" role="alert">
          {words}
        </p>
      )}
      <Loaded query={query} lines={1}>
        {({ exists, madeAt }) => (
          <>
            {url && (
              <div className="stack notice-box">
                <p role="status">{t('calendar.once')}</p>
                <Field label={t('calendar.url')}>
                  {(wired) => (
                    <input {...wired} readOnly dir="ltr" value={url} onFocus={(event) => event.target.select()} />
                  )}
                </Field>
                <p>
                  <CopyButton kind="primary" text={url} />
                </p>
              </div>
            )}
            {exists && !url && madeAt && <p>{t('calendar.since', { when: longDay(dayOf(madeAt)) })}</p>}
            <div className="buttons">
              <Button busy={make.busy} onClick={() => make.run()}>
                {t(exists ? 'calendar.renew' : 'calendar.make')}
              </Button>
              {exists && (
                <Button kind="quiet" busy={end.busy} onClick={() => end.run()}>
                  {t('calendar.end')}
                </Button>
              )}
              {exists && <span className="hint">{t('calendar.renewHint')}</span>}
            </div>
          </>
        )}
      </Loaded>
    </Section>
  );
}
