import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { CopyButton } from '../../kit/CopyButton';
import { dayOf, formatLongDate } from '../../kit/dates';
import { ErrorText } from '../../kit/ErrorText';
import { Field } from '../../kit/Field';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { useAction } from '../../kit/useAction';
import { myCalendarQuery } from './queries';

/** The address of the feed is shown only once. */
export function CalendarFeed() {
  const { t } = useTranslation('account');
  const query = useQuery(myCalendarQuery);
  const [url, setUrl] = useState<string | null>(null);
  const createFeed = useAction(() => unwrap(api.POST('/api/me/calendar')), {
    invalidates: [myCalendarQuery.queryKey],
    onSuccess: (feed) => setUrl(feed.url),
  });
  const removeFeed = useAction(() => unwrap(api.DELETE('/api/me/calendar')), {
    invalidates: [myCalendarQuery.queryKey],
    successMessage: () => t('calendar.ended'),
    onSuccess: () => setUrl(null),
  });
  const errorMessage = createFeed.errorMessage ?? removeFeed.errorMessage;
  return (
    <Section title={t('calendar.title')} id="calendar">
      <p>{t('calendar.why')}</p>
      <ErrorText>{errorMessage}</ErrorText>
      <Loaded query={query} lines={1}>
        {({ exists, madeAt }) => (
          <>
            {url && (
              <div className="stack notice-box">
                <p role="status">{t('calendar.once')}</p>
                <Field label={t('calendar.url')}>
                  {(controlProps) => (
                    <input
                      {...controlProps}
                      readOnly
                      dir="ltr"
                      value={url}
                      onFocus={(event) => event.target.select()}
                    />
                  )}
                </Field>
                <p>
                  <CopyButton kind="primary" text={url} />
                </p>
              </div>
            )}
            {exists && !url && madeAt && <p>{t('calendar.since', { when: formatLongDate(dayOf(madeAt)) })}</p>}
            <div className="buttons">
              <Button busy={createFeed.busy} onClick={() => createFeed.run()}>
                {t(exists ? 'calendar.renew' : 'calendar.make')}
              </Button>
              {exists && (
                <Button kind="quiet" busy={removeFeed.busy} onClick={() => removeFeed.run()}>
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
