import { useTranslation } from 'react-i18next';
import { dayOf, formatLongDate } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { Page } from '../../kit/Page';
import { Section } from '../../kit/Section';
import { positionInList } from '../../kit/storedList';
import { Tag } from '../../kit/Tag';
import { useMe } from '../../session';
import { CaseIrregularities } from './CaseIrregularities';
import type { AnyCase } from './queries';

/** Staff see the course of a case without personal data. */
export function StaffCase({ theCase }: { theCase: AnyCase }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const me = useMe();
  const { back } = positionInList('cases', theCase.id);
  return (
    <Page
      title={theCase.reference}
      back={{ href: back, label: t('page.back') }}
      lead={me.role === 'staff' ? t('page.staff') : undefined}
      actions={<Tag>{common(`stage.${theCase.stage}`)}</Tag>}
    >
      <Section title={common(`procedure.${theCase.procedure}`)}>
        <DescriptionList
          items={[
            [
              t('edit.commune'),
              <>
                <bdi>{theCase.communeName}</bdi> {theCase.canton}
              </>,
            ],
            [t('page.since'), formatLongDate(dayOf(theCase.createdAt))],
            theCase.waitingSince !== null && [t('page.waitingSince'), formatLongDate(dayOf(theCase.waitingSince))],
            theCase.filedOn !== null && [t('edit.filedOn'), formatLongDate(theCase.filedOn)],
            theCase.closedOn !== null && [t('page.closedOn'), formatLongDate(theCase.closedOn)],
            theCase.outcome !== null && [t('happened.outcome'), common(`outcome.${theCase.outcome}`)],
          ]}
        />
      </Section>
      <CaseIrregularities caseId={theCase.id} />
    </Page>
  );
}
