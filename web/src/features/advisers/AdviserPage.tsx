import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { View } from '../../api/client';
import { Bar, DueDay, Facts, Figure } from '../../kit/bits';
import { Button, ButtonLink } from '../../kit/Button';
import { useCantonName } from '../../kit/cantons';
import { figure, longDay } from '../../kit/days';
import { spokenName } from '../../kit/languages';
import { Page, Section } from '../../kit/Page';
import { placeName, useCommuneName } from '../../kit/places';
import { recordScreen } from '../../kit/recordScreen';
import { Empty, Loaded } from '../../kit/states';
import { positionInList } from '../../kit/listMemory';
import { hrefTo } from '../../routes';
import { AdviserAccount, AdviserStates } from './AdviserStates';
import { State } from './AdviserTable';
import { AbsencesOf } from './Absences';
import { EditAdviser } from './EditAdviser';
import { ConflictWords } from './Conflicts';
import { adviserOf, casesOf } from './queries';
import './advisers.css';

type Adviser = View<'AdviserView'>;

/** One adviser: who they are, what they bear, when they are away, and whether they take on more. */
export default recordScreen(AdviserPage);

function AdviserPage({ id }: { id: string }) {
  const { t } = useTranslation('advisers');
  const query = useQuery(adviserOf(id));
  const [editing, setEditing] = useState(false);
  const adviser = query.data;
  // Only the coordinators of the canton they live in see how to reach them, and change anything.
  const ours = adviser?.email !== null;
  return (
    <Page
      title={adviser ? `${adviser.firstName} ${adviser.lastName}` : t('one')}
      wide
      back={{ href: positionInList('advisers', id).back, label: t('title') }}
      lead={adviser && <State adviser={adviser} />}
      actions={
        adviser &&
        ours &&
        !editing && (
          <Button icon="edit" onClick={() => setEditing(true)}>
            {t('edit')}
          </Button>
        )
      }
    >
      <Loaded query={query} lines={5} tall>
        {(one) =>
          editing ? (
            <EditAdviser adviser={one} onDone={() => setEditing(false)} />
          ) : (
            <div className="adviser-two">
              <div className="stack">
                <Load adviser={one} />
                <Cases adviser={one} />
              </div>
              <div className="stack">
                <ProfileOf adviser={one} />
                {ours ? (
                  <>
                    <AdviserAccount adviser={one} />
                    <AbsencesOf
                      adviser={one}
                      title={t('absences.title')}
                      lead={t('absences.lead', { name: one.firstName })}
                    />
                    <AdviserStates adviser={one} />
                  </>
                ) : (
                  <p className="notice">{t('notOurs')}</p>
                )}
              </div>
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function Load({
  adviser: { id, load, capacity, openCases, openInSight, overdue, overdueInSight },
}: {
  adviser: Adviser;
}) {
  const { t } = useTranslation('advisers');
  // Cases may lie in cantons one does not look after: the number counts them, the list does not have them.
  const noteOf = (all: number, seen: number) =>
    seen === all ? undefined : seen === 0 ? t('elsewhere') : t('ofThem', { count: seen });
  return (
    <div className="figures">
      <div className="figure">
        <span className="figure-value">{t('loadOf', { load: figure(load), capacity: figure(capacity) })}</span>
        <span className="figure-label">{t('column.load')}</span>
        <Bar share={capacity === 0 ? 1 : load / capacity} />
      </div>
      <Figure
        href={openInSight > 0 ? hrefTo('cases', { adviser: id }) : undefined}
        value={figure(openCases)}
        label={t('column.open')}
        note={noteOf(openCases, openInSight)}
      />
      <Figure
        href={overdueInSight > 0 ? hrefTo('cases', { adviser: id, due: 'overdue' }) : undefined}
        value={figure(overdue)}
        label={t('column.overdue')}
        note={noteOf(overdue, overdueInSight)}
        tone={overdue > 0 ? 'late' : 'plain'}
      />
    </div>
  );
}

function Cases({ adviser: { id, firstName, openCases, openInSight } }: { adviser: Adviser }) {
  const { t } = useTranslation('advisers');
  const { t: common } = useTranslation();
  const query = useQuery(casesOf(id));
  return (
    <Section title={t('cases.title')} id="adviser-cases">
      <Loaded query={query} lines={3} tall>
        {(items) =>
          items.length === 0 && openCases === 0 ? (
            <Empty
              icon="people"
              title={t('cases.none', { name: firstName })}
              action={
                <ButtonLink icon="inbox" href={hrefTo('inbox')}>
                  {t('cases.toInbox')}
                </ButtonLink>
              }
            />
          ) : (
            <>
              {items.length > 0 && (
                <ul className="rows">
                  {items.map((item) => (
                    <li key={item.id}>
                      <Link className="row" href={hrefTo('case', { id: item.id })}>
                        <span className="row-head">
                          <span className="row-title">
                            <bdi>{[item.firstName, item.lastName].filter(Boolean).join(' ') || item.reference}</bdi>
                          </span>
                          {item.nextDueOn && <DueDay day={item.nextDueOn} />}
                        </span>
                        <span className="row-meta">
                          <bdi>{item.reference}</bdi>
                          <bdi>{placeName(item.communeName, item.canton)}</bdi>
                          <span>{common(`stage.${item.stage}`)}</span>
                        </span>
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
              {openCases > openInSight && (
                <p className="hint">{t('cases.elsewhere', { count: openCases - openInSight })}</p>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function ProfileOf({ adviser }: { adviser: Adviser }) {
  const { t } = useTranslation('advisers');
  const nameOf = useCantonName();
  return (
    <Section title={t('profile')} id="adviser-profile">
      <Facts
        items={[
          adviser.phone !== null && [
            t('form.phone'),
            <ButtonLink key="p" small icon="phone" href={`tel:${adviser.phone}`}>
              <bdi dir="ltr">{adviser.phone}</bdi>
            </ButtonLink>,
          ],
          adviser.email !== null && [
            t('form.email'),
            <a key="e" href={`mailto:${adviser.email}`} dir="ltr">
              {adviser.email}
            </a>,
          ],
          [
            t('field.languages'),
            <ul key="l">
              {adviser.languages.map(({ code, level, interprets }) => (
                <li key={code}>
                  {spokenName(code)} ({t(`level.${level}`)}
                  {interprets && `, ${t('interpretsToo')}`})
                </li>
              ))}
            </ul>,
          ],
          [
            t('field.communes'),
            <span key="c">
              {adviser.communes.map((bfs, index) => (
                <span key={bfs}>
                  {index > 0 && ', '}
                  <CommuneName bfs={bfs} />
                </span>
              ))}
            </span>,
          ],
          [t('field.cantons'), adviser.cantons.map(nameOf).join(', ')],
          [t('field.remote'), adviser.remote ? t('remoteYes') : t('remoteNo')],
          [
            t('field.specialities'),
            adviser.specialities.map((name) => t(`speciality.${name as 'appeal'}`)).join(', ') || '–',
          ],
          adviser.conflicts.length > 0 && [
            t('field.conflicts'),
            <ul key="f">
              {adviser.conflicts.map((conflict, index) => (
                <li key={index}>
                  <ConflictWords conflict={conflict} />
                </li>
              ))}
            </ul>,
          ],
          [t('undertaking'), adviser.undertaking ? longDay(adviser.undertaking.on) : t('undertakingNo')],
        ]}
      />
    </Section>
  );
}

function CommuneName({ bfs }: { bfs: number }) {
  return <bdi>{useCommuneName(bfs)}</bdi>;
}
