import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import { formatLongDate } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { spokenName } from '../../kit/languages';
import { Loaded } from '../../kit/Loaded';
import { Page } from '../../kit/Page';
import { PhoneLink } from '../../kit/PhoneLink';
import { recordScreen } from '../../kit/recordScreen';
import { Section } from '../../kit/Section';
import { Tag } from '../../kit/Tag';
import { UserText } from '../../kit/UserText';
import { hrefTo } from '../../routes';

export default recordScreen(HelpingPage);

/** What an interpreter or a jurist sees of a case, and nothing else of it. */
function HelpingPage({ id }: { id: string }) {
  const { t } = useTranslation('cases');
  const query = useQuery({
    queryKey: ['cases', 'part', id],
    placeholderData: undefined,
    queryFn: () => unwrap(api.GET('/api/cases/{id}/part', { params: { path: { id } } })),
  });
  const part = query.data;
  return (
    <Page
      title={part?.reference ?? t('helping.one')}
      back={{ href: hrefTo('day'), label: t('helping.back') }}
      lead={part && (part.until === null ? t('helping.open') : t('helping.until', { day: formatLongDate(part.until) }))}
    >
      <Loaded query={query} lines={4} tall>
        {({ adviser, languagesAndPhone, deadlines }) => (
          <>
            {adviser !== null && (
              <p>
                {t('helping.adviser')}: <UserText>{adviser}</UserText>
              </p>
            )}
            {languagesAndPhone && <LanguagesAndPhone {...languagesAndPhone} />}
            {deadlines && <Deadlines {...deadlines} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function LanguagesAndPhone({ languages, phone, phoneNote, safeToCall, bestTime }: Schema<'LanguagesAndPhone'>) {
  const { t } = useTranslation('cases');
  return (
    <Section title={t('helpers.part.languages-and-phone')}>
      {phone !== null && (
        <div className="buttons">
          <PhoneLink phone={phone} note={phoneNote} />
        </div>
      )}
      {safeToCall !== true && (
        <p className="notice notice-late">{t(safeToCall === false ? 'helping.unsafe' : 'helping.notAsked')}</p>
      )}
      {safeToCall === true && phone === null && <p className="notice">{t('helping.noPhone')}</p>}
      <DescriptionList
        items={[
          [t('helping.languages'), languages.map(spokenName).join(', ')],
          bestTime !== null && bestTime !== '' && [t('person.bestTime'), <UserText key="time">{bestTime}</UserText>],
        ]}
      />
    </Section>
  );
}

function Deadlines({ stage, procedure, canton, letters, deadlines }: Schema<'DeadlinesOfCase'>) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const day = (value: string | null): string => (value === null ? t('helping.unknown') : formatLongDate(value));
  return (
    <>
      <Section title={t('helpers.part.deadlines')}>
        <DescriptionList
          items={[
            [t('edit.procedure'), common(`procedure.${procedure}`)],
            [t('helping.stage'), `${common(`stage.${stage}`)} (${canton})`],
          ]}
        />
        {deadlines.length === 0 && <p className="hint">{t('helping.noDeadline')}</p>}
        <ul className="rows">
          {deadlines.map(({ kind, state, safeDay, lastDay, latestDay }, index) => (
            <li key={index} className="row">
              <div className="row-head">
                <span>{t(`helping.kind.${kind}`)}</span>
                <Tag tone={state === 'open' ? 'soon' : 'plain'}>{t(`helping.state.${state}`)}</Tag>
              </div>
              <DescriptionList
                items={[
                  [t('helping.safeDay'), day(safeDay)],
                  [t('helping.lastDay'), day(lastDay)],
                  latestDay !== lastDay && [t('helping.latestDay'), day(latestDay)],
                ]}
              />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('helping.letters')}>
        {letters.length === 0 && <p className="hint">{t('helping.noLetter')}</p>}
        <ul className="rows">
          {letters.map(({ kind, by, decidedOn, receivedOn, remedyBody, termDays, lastDay }, index) => (
            <li key={index} className="row">
              <div className="row-head">
                <span>{t(`helping.letter.${kind}`)}</span>
              </div>
              <DescriptionList
                items={[
                  by !== null && [t('helping.by'), <UserText key="by">{by}</UserText>],
                  decidedOn !== null && [t('helping.decidedOn'), formatLongDate(decidedOn)],
                  [t('helping.receivedOn'), day(receivedOn)],
                  remedyBody !== null && [t('helping.remedyBody'), <UserText key="remedy">{remedyBody}</UserText>],
                  termDays !== null && [t('helping.term'), t('helping.days', { count: termDays })],
                  lastDay !== null && [t('helping.lastDay'), formatLongDate(lastDay)],
                ]}
              />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
