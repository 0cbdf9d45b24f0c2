import { useTranslation } from 'react-i18next';
import { Facts, Typed } from '../../kit/bits';
import { Page, Section } from '../../kit/Page';
import { useMe } from '../../session';
import { Absences } from '../advisers/Absences';
import { CalendarFeed } from './CalendarFeed';
import { Install, Looks } from './Looks';
import { MyProfile } from './MyProfile';
import { MyFactor, MySessions } from './Safety';
import { SignOut } from './SignOut';
import './accounts.css';

/** One's own account: who one is, how it looks, how one advises, and where one is signed in. */
export default function Me() {
  const { t } = useTranslation('account');
  const { t: c } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('me.title')} actions={<SignOut />}>
      <Section title={t('me.who')}>
        <Facts
          items={[
            [t('me.name'), <Typed key="name">{me.name}</Typed>],
            [
              t('me.email'),
              <bdi key="email" dir="ltr">
                {me.email}
              </bdi>,
            ],
            [
              t('me.role'),
              `${c(`role.${me.role}`)}${me.role !== 'adviser' && me.adviserId !== null ? `, ${t('me.also')}` : ''}`,
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
      {me.adviserId !== null && <Absences />}
      {me.adviserId !== null && <CalendarFeed />}
      <Looks />
      {me.role !== 'adviser' && <MyFactor />}
      <MySessions />
      <Install />
    </Page>
  );
}
