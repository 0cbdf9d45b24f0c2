import { useTranslation } from 'react-i18next';
import { PhoneLink } from '../../kit/PhoneLink';
import { useCantonName } from '../../kit/cantons';
import { formatLongDate } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { spokenName } from '../../kit/languages';
import { useCommuneName } from '../../kit/places';
import { Section } from '../../kit/Section';
import { ConflictText } from './ConflictText';
import type { Adviser } from './queries';

function CommuneName({ bfs }: { bfs: number }) {
  return <bdi>{useCommuneName(bfs)}</bdi>;
}

export function AdviserProfile({ adviser }: { adviser: Adviser }) {
  const { t } = useTranslation('advisers');
  const nameOf = useCantonName();
  return (
    <Section title={t('profile')} id="adviser-profile">
      <DescriptionList
        items={[
          adviser.phone !== null && [
            t('form.phone'),
            <span key="p" className="buttons">
              <PhoneLink small phone={adviser.phone} note={adviser.phoneNote} />
            </span>,
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
                  <ConflictText conflict={conflict} />
                </li>
              ))}
            </ul>,
          ],
          [t('undertaking'), adviser.undertaking ? formatLongDate(adviser.undertaking.on) : t('undertakingNo')],
        ]}
      />
    </Section>
  );
}
