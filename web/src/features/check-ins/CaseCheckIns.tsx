import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { dayOf, formatLongDate } from '../../kit/dates';
import { ErrorText } from '../../kit/ErrorText';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { useAction } from '../../kit/useAction';
import { CONSENT_VERSION } from '../cases/newCaseDraft';
import { Decide } from './Decide';
import { caseCheckInsQuery, INVALIDATED_BY_CHECK_IN, type CheckIn } from './queries';

type Person = Schema<'PersonView'>;

/** What the person was asked and answered; with what it proposes. */
export function CaseCheckIns({ caseId, person }: { caseId: string; person: Person }) {
  const { t } = useTranslation('parts');
  const query = useQuery(caseCheckInsQuery(caseId));
  return (
    <Section title={t('checkIn.title')} id="check-ins">
      <Loaded query={query} lines={2}>
        {(items) =>
          items.length > 0 && (
            <ul className="stack">
              {items.map((checkIn) => (
                <li key={checkIn.id} className="stack">
                  <CheckInText checkIn={checkIn} />
                  <Decide checkIn={checkIn} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Permission person={person} />
    </Section>
  );
}

function CheckInText({ checkIn }: { checkIn: CheckIn }) {
  const { t } = useTranslation('parts');
  const { sentAt, plannedAt, answer, answeredAt, photoIds, stoppedAt, lapsedAt, decision, decidedBy } = checkIn;
  return (
    <p>
      {t('checkIn.asked', { day: formatLongDate(dayOf(sentAt ?? plannedAt)) })}{' '}
      <strong>
        {answer !== null
          ? t('checkIn.answered', { answer: t(`checkIn.answer.${answer}`), day: formatLongDate(dayOf(answeredAt!)) })
          : t(
              lapsedAt === null || sentAt !== null ? (lapsedAt ? 'checkIn.lapsed' : 'checkIn.open') : 'checkIn.notSent',
            )}
      </strong>
      {photoIds.length > 0 && ` ${t('checkIn.photos', { count: photoIds.length })}`}
      {stoppedAt !== null && ` ${t('checkIn.stopped')}`}
      {decision !== null && (
        <span className="hint">
          {' '}
          {t(`checkIn.decision.${decision}`)}
          {decidedBy !== null && (
            <>
              {' '}
              · <bdi>{decidedBy}</bdi>
            </>
          )}
        </span>
      )}
    </p>
  );
}

/** Why the person is asked or not, and whether they agree. */
function Permission({ person }: { person: Person }) {
  const { t, i18n } = useTranslation('parts');
  const path = { params: { path: { id: person.id } } };
  const { email, emailFailedOn, safeToCall, safeToWrite, sharedWith } = person.contact;
  const agreed = person.consents.some(({ purpose, withdrawnOn }) => purpose === 'contact' && withdrawnOn === null);
  const reason =
    email === null
      ? 'noAddress'
      : emailFailedOn !== null
        ? 'addressFails'
        : safeToCall === false || safeToWrite === false
          ? 'notSafe'
          : safeToWrite === null || sharedWith === null
            ? 'notAsked'
            : agreed
              ? null
              : 'noConsent';
  const change = useAction(
    (agrees: boolean) =>
      unwrap(
        agrees
          ? api.POST('/api/people/{id}/contact-consent', {
              ...path,
              body: { textVersion: CONSENT_VERSION, language: i18n.language, channel: 'phone' },
            })
          : api.DELETE('/api/people/{id}/contact-consent', path),
      ),
    { invalidates: INVALIDATED_BY_CHECK_IN },
  );
  return (
    <>
      <p className="hint">{t(`checkIn.why.${reason ?? 'asked'}`)}</p>
      {email !== null && (
        <p className="buttons">
          <Button small busy={change.busy} onClick={() => change.run(!agreed)}>
            {t(agreed ? 'checkIn.disagree' : 'checkIn.agree')}
          </Button>
        </p>
      )}
      <ErrorText boxed>{change.errorMessage}</ErrorText>
    </>
  );
}
