import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../kit/Button';
import { formatLongDate } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { Dialog } from '../../kit/Dialog';
import { PhoneLink } from '../../kit/PhoneLink';
import { Section } from '../../kit/Section';
import { HelperContact } from '../../kit/HelperContact';
import { EditPersonForm } from './EditPersonForm';
import type { FullCase } from './queries';
import { useNameHidden } from './useNameHidden';

export function CasePeople({ theCase }: { theCase: FullCase }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const [isHidden] = useNameHidden();
  const [editing, setEditing] = useState(false);
  const { person, members } = theCase;
  const { phone, phoneNote, email, emailFailedOn, safeToCall, safeToWrite, bestTime } = person.contact;
  const { sharedWith, sharedWithNote } = person.contact;
  const consents = person.consents.filter(({ withdrawnOn }) => withdrawnOn === null);
  return (
    <Section
      title={t('person.title')}
      id="people"
      actions={
        <Button small icon="edit" onClick={() => setEditing(true)}>
          {common('action.edit')}
        </Button>
      }
    >
      {isHidden ? (
        <p className="hint">{t('person.covered')}</p>
      ) : (
        <>
          {safeToCall === false && <p className="notice notice-late">{t('person.unsafe')}</p>}
          {email && safeToWrite === false && <p className="notice notice-late">{t('person.unsafeToWrite')}</p>}
          <div className="buttons">
            {phone && <PhoneLink phone={phone} note={phoneNote} />}
            {email && (
              <ButtonLink icon="mail" href={`mailto:${email}`} className="mail-link">
                <bdi dir="ltr">{email}</bdi>
              </ButtonLink>
            )}
          </div>
          {emailFailedOn && (
            <p className="notice notice-late">
              {common('contact.emailFailed', { day: formatLongDate(emailFailedOn) })}
            </p>
          )}
          <DescriptionList
            items={[
              email !== null && [
                t('person.safeToWrite'),
                t(`person.write.${safeToWrite === null ? 'unknown' : safeToWrite ? 'yes' : 'no'}`),
              ],
              email !== null && [
                t('person.sharedWith'),
                <span key="shared">
                  {t(`person.shared.${sharedWith === null ? 'unknown' : sharedWith ? 'yes' : 'no'}`)}
                  {sharedWithNote !== null && (
                    <>
                      : <bdi>{sharedWithNote}</bdi>
                    </>
                  )}
                </span>,
              ],
              bestTime !== null && bestTime !== '' && [t('person.bestTime'), <bdi key="time">{bestTime}</bdi>],
              person.helper !== null && [t('person.helper'), <HelperContact key="helper" helper={person.helper} />],
              members.length > 0 && [
                t('person.members'),
                <ul key="members">
                  {members.map((member, index) => (
                    <li key={index}>
                      <bdi>{member.firstName}</bdi>, {t(`relation.${member.relation}`)}
                      {member.birthYear !== null && `, ${member.birthYear}`}
                    </li>
                  ))}
                </ul>,
              ],
              consents.length > 0 && [
                t('person.consents'),
                consents
                  .map(({ purpose, givenOn }) => `${t(`consent.${purpose}`)} (${formatLongDate(givenOn)})`)
                  .join(', '),
              ],
              theCase.message !== null &&
                theCase.message !== '' && [
                  t('person.message'),
                  <span key="message" className="event-text" dir="auto">
                    {theCase.message}
                  </span>,
                ],
            ]}
          />
        </>
      )}
      <Dialog title={t('person.edit')} open={editing} onClose={() => setEditing(false)}>
        {editing && <EditPersonForm theCase={theCase} onSaved={() => setEditing(false)} />}
      </Dialog>
    </Section>
  );
}
