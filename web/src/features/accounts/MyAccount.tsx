import { useTranslation } from 'react-i18next';
import { DescriptionList } from '../../kit/DescriptionList';
import { Page } from '../../kit/Page';
import { Section } from '../../kit/Section';
import { UserText } from '../../kit/UserText';
import { useMe } from '../../session';
import { MyAbsences } from '../advisers/Absences';
import { CalendarFeed } from './CalendarFeed';
import { CoordinatorAbsences } from './CoordinatorAbsences';
import { DisplaySettings } from './DisplaySettings';
import { InstallSection } from './InstallSection';
import { MyPasskeys } from './MyPasskeys';
import { MyProfile } from './MyProfile';
import { MySecondFactor } from './MySecondFactor';
import { MySessions } from './MySessions';
import { SignOut } from './SignOut';
import './accounts.css';

export default function MyAccount() {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('me.title')} actions={<SignOut />}>
      <Section title={t('me.who')}>
        <DescriptionList
          items={[
            [t('me.name'), <UserText key="name">{me.name}</UserText>],
            [
              t('me.email'),
              <bdi key="email" dir="ltr">
                {me.email}
              </bdi>,
            ],
            [
              t('me.role'),
              `${common(`role.${me.role}`)}${me.role !== 'adviser' && me.adviserId !== null ? `, ${t('me.also')}` : ''}`,
            ],
            me.cantons.length > 0 && [
              t('me.cantons'),
              me.cantons.includes('CH') ? t('me.country') : me.cantons.join(', '),
            ],
          ]}
        />
        <p className="hint">{t('me.nameChange')}</p>
      </Section>
      {me.adviserId !== null && <MyProfile />}
      {me.adviserId !== null && <MyAbsences />}
      {me.role === 'coordinator' && <CoordinatorAbsences />}
      {me.adviserId !== null && <CalendarFeed />}
      <DisplaySettings />
      {me.role !== 'adviser' && <MySecondFactor />}
      <MyPasskeys />
      <MySessions />
      <InstallSection />
    </Page>
  );
}
