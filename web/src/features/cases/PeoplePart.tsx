import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, type View } from '../../api/client';
import { Facts } from '../../kit/bits';
import { Button, ButtonLink } from '../../kit/Button';
import { longDay } from '../../kit/days';
import { Dialog } from '../../kit/Dialog';
import { EditForm } from '../../kit/EditForm';
import { SelectField, TextField } from '../../kit/fields';
import { LanguagePicker } from '../../kit/LanguagePicker';
import { spokenName } from '../../kit/languages';
import { Section } from '../../kit/Page';
import { NameFields } from './NameFields';
import { useNameHidden } from './names';
import { CASE_CHANGES, type FullCase } from './queries';

type Person = View<'PersonView'>;
interface PersonForm {
  firstName: string;
  lastName: string;
  languages: string[];
  phone: string;
  email: string;
  safeToCall: '' | 'yes' | 'no';
  bestTime: string;
}

const formOf = ({ firstName, lastName, languages, contact }: Person): PersonForm => ({
  firstName,
  lastName: lastName ?? '',
  languages,
  phone: contact.phone ?? '',
  email: contact.email ?? '',
  safeToCall: contact.safeToCall === null ? '' : contact.safeToCall ? 'yes' : 'no',
  bestTime: contact.bestTime ?? '',
});

/** The person, how to reach them, and who belongs to them. */
export function PeoplePart({ theCase }: { theCase: FullCase }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const [hidden] = useNameHidden();
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
      {hidden ? (
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
            <p className="notice notice-late">{common('contact.emailFailed', { day: longDay(emailFailedOn) })}</p>
          )}
          <Facts
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
                consents.map(({ purpose, givenOn }) => `${t(`consent.${purpose}`)} (${longDay(givenOn)})`).join(', '),
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
            draft={`person/${theCase.id}/${person.id}`}
            view={person}
            read={formOf}
            fresh={() => answer(api.GET('/api/people/{id}', path))}
            save={(
              { firstName, lastName, languages, phone: tel, email: mail, safeToCall: safe, bestTime: time },
              version,
            ) => {
              const contact = {
                ...(tel !== undefined ? { phone: tel || null } : {}),
                ...(mail !== undefined ? { email: mail || null } : {}),
                ...(safe !== undefined ? { safeToCall: safe === '' ? null : safe === 'yes' } : {}),
                ...(time !== undefined ? { bestTime: time || null } : {}),
              };
              return answer(
                api.PATCH('/api/people/{id}', {
                  ...path,
                  body: {
                    ...(firstName !== undefined ? { firstName } : {}),
                    ...(lastName !== undefined ? { lastName: lastName || null } : {}),
                    ...(languages ? { languages } : {}),
                    ...(Object.keys(contact).length > 0 ? { contact } : {}),
                  },
                  ...ifMatch(version),
                }),
              );
            }}
            label={(name) => t(`person.${name}`)}
            show={(name, value) =>
              name === 'languages'
                ? (value as string[]).map(spokenName).join(', ')
                : name === 'safeToCall'
                  ? t(`person.safe.${(value as 'yes') || 'unknown'}`)
                  : (value as string)
            }
            changes={CASE_CHANGES}
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
                    none={t('person.safe.unknown')}
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
