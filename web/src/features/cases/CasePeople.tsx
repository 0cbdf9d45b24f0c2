import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unwrap, api, ifMatchHeader, type Schema } from '../../api/client';
import { Button, ButtonLink } from '../../kit/Button';
import { formatLongDate } from '../../kit/dates';
import { Dialog } from '../../kit/Dialog';
import { EditForm } from '../../kit/EditForm';
import { LanguagePicker } from '../../kit/LanguagePicker';
import { spokenName } from '../../kit/languages';
import { NameFields } from './NameFields';
import { useNameHidden } from './useNameHidden';
import { INVALIDATED_BY_CASE, type FullCase } from './queries';
import { DescriptionList } from '../../kit/DescriptionList';
import { TextField } from '../../kit/TextField';
import { SelectField } from '../../kit/SelectField';
import { Section } from '../../kit/Section';

type Person = Schema<'PersonView'>;

interface PersonForm {
  firstName: string;
  lastName: string;
  languages: string[];
  phone: string;
  email: string;
  safeToCall: '' | 'yes' | 'no';
  bestTime: string;
}

const toPersonForm = ({ firstName, lastName, languages, contact }: Person): PersonForm => ({
  firstName,
  lastName: lastName ?? '',
  languages,
  phone: contact.phone ?? '',
  email: contact.email ?? '',
  safeToCall: contact.safeToCall === null ? '' : contact.safeToCall ? 'yes' : 'no',
  bestTime: contact.bestTime ?? '',
});

/** The person, how to reach them, and who belongs to them. */
export function CasePeople({ theCase }: { theCase: FullCase }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const [isHidden] = useNameHidden();
  const [editing, setEditing] = useState(false);
  const { person, members } = theCase;
  const { phone, email, emailFailedOn, safeToCall, bestTime } = person.contact;
  const path = { params: { path: { id: person.id } } };
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
          <div className="buttons">
            {phone && (
              <ButtonLink icon="phone" href={`tel:${phone}`}>
                <bdi dir="ltr">{phone}</bdi>
              </ButtonLink>
            )}
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
              bestTime !== null && bestTime !== '' && [t('person.bestTime'), <bdi key="time">{bestTime}</bdi>],
              person.helper !== null && [
                t('person.helper'),
                <span key="helper">
                  <bdi>{person.helper.name}</bdi>
                  {person.helper.relation && (
                    <>
                      {' '}
                      (<bdi>{person.helper.relation}</bdi>)
                    </>
                  )}
                  {person.helper.phone && (
                    <>
                      {' '}
                      <a href={`tel:${person.helper.phone}`}>
                        <bdi dir="ltr">{person.helper.phone}</bdi>
                      </a>
                    </>
                  )}
                </span>,
              ],
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
        {editing && (
          <EditForm<PersonForm, Person>
            draftName={`person/${theCase.id}/${person.id}`}
            record={person}
            toForm={toPersonForm}
            fetchLatest={() => unwrap(api.GET('/api/people/{id}', path))}
            save={(
              {
                firstName,
                lastName,
                languages,
                phone: newPhone,
                email: newEmail,
                safeToCall: newSafeToCall,
                bestTime: newBestTime,
              },
              version,
            ) => {
              const contact = {
                ...(newPhone !== undefined ? { phone: newPhone || null } : {}),
                ...(newEmail !== undefined ? { email: newEmail || null } : {}),
                ...(newSafeToCall !== undefined
                  ? { safeToCall: newSafeToCall === '' ? null : newSafeToCall === 'yes' }
                  : {}),
                ...(newBestTime !== undefined ? { bestTime: newBestTime || null } : {}),
              };
              return unwrap(
                api.PATCH('/api/people/{id}', {
                  ...path,
                  body: {
                    ...(firstName !== undefined ? { firstName } : {}),
                    ...(lastName !== undefined ? { lastName: lastName || null } : {}),
                    ...(languages ? { languages } : {}),
                    ...(Object.keys(contact).length > 0 ? { contact } : {}),
                  },
                  ...ifMatchHeader(version),
                }),
              );
            }}
            fieldLabel={(name) => t(`person.${name}`)}
            renderValue={(name, value) =>
              name === 'languages'
                ? (value as string[]).map(spokenName).join(', ')
                : name === 'safeToCall'
                  ? t(`person.safe.${(value as 'yes') || 'unknown'}`)
                  : (value as string)
            }
            invalidates={INVALIDATED_BY_CASE}
            onSaved={() => setEditing(false)}
          >
            {(value, change) => (
              <>
                <div className="fields">
                  <NameFields value={value} change={change} />
                  <TextField
                    label={t('person.phone')}
                    pointer="/contact/phone"
                    type="tel"
                    autoComplete="off"
                    value={value.phone}
                    onChange={(next) => change({ phone: next })}
                  />
                  <TextField
                    label={t('person.email')}
                    pointer="/contact/email"
                    type="email"
                    autoComplete="off"
                    value={value.email}
                    onChange={(next) => change({ email: next })}
                  />
                  <SelectField
                    label={t('person.safeToCall')}
                    value={value.safeToCall}
                    onChange={(next) => change({ safeToCall: next })}
                    emptyLabel={t('person.safe.unknown')}
                    options={[
                      { value: 'yes', label: t('person.safe.yes') },
                      { value: 'no', label: t('person.safe.no') },
                    ]}
                  />
                  <TextField
                    label={t('person.bestTime')}
                    optional
                    pointer="/contact/bestTime"
                    maxLength={200}
                    value={value.bestTime}
                    onChange={(next) => change({ bestTime: next })}
                  />
                </div>
                <LanguagePicker
                  pointer="/languages"
                  value={value.languages}
                  onChange={(languages) => change({ languages })}
                />
              </>
            )}
          </EditForm>
        )}
      </Dialog>
    </Section>
  );
}
