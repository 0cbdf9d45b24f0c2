import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { formatLongDate } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { PhoneLink } from '../../kit/PhoneLink';
import { Section } from '../../kit/Section';
import { Tag } from '../../kit/Tag';
import { UserText } from '../../kit/UserText';
import { HelperContact } from '../../kit/HelperContact';

export function RequestContact({ person: { contact, helper } }: { person: Schema<'PersonView'> }) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation();
  return (
    <Section title={t('contact.title')} id="request-contact">
      <DescriptionList
        items={[
          contact.phone !== null && [
            t('contact.phone'),
            <span key="p" className="buttons">
              <PhoneLink small phone={contact.phone} note={contact.phoneNote} />
              {contact.safeToCall === false ? (
                <Tag tone="late" icon="alert">
                  {t('contact.notSafe')}
                </Tag>
              ) : contact.safeToCall ? (
                <Tag tone="good" icon="check">
                  {t('contact.safe')}
                </Tag>
              ) : (
                <Tag>{t('contact.safeUnknown')}</Tag>
              )}
            </span>,
          ],
          contact.email !== null && [
            t('contact.email'),
            <span key="e">
              <a href={`mailto:${contact.email}`} dir="ltr">
                {contact.email}
              </a>
              {contact.safeToWrite === false && (
                <>
                  {' '}
                  <Tag tone="late" icon="alert">
                    {t('contact.notSafeToWrite')}
                  </Tag>
                </>
              )}
              {contact.emailFailedOn && (
                <span className="late">
                  {' '}
                  {common('contact.emailFailed', { day: formatLongDate(contact.emailFailedOn) })}
                </span>
              )}
            </span>,
          ],
          contact.bestTime !== null && [t('contact.bestTime'), <UserText key="b">{contact.bestTime}</UserText>],
          helper && [t('contact.helper'), <HelperContact key="h" helper={helper} />],
          !contact.phone && !contact.email && !helper && [t('contact.none'), common('form.no')],
        ]}
      />
    </Section>
  );
}
