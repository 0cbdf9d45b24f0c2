import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap } from '../../api/client';
import { DateField } from '../../kit/DateField';
import { useToday } from '../../kit/dates';
import { Form } from '../../kit/Form';
import { useAction } from '../../kit/useAction';
import { caseQuery, INVALIDATED_BY_CASE } from '../cases/queries';

/** Asks for the day of the federal authorisation, from which its year counts (LN 14(1)). */
export function AuthorisationDay({ caseId, authorisedOn }: { caseId: string; authorisedOn: string }) {
  const { t } = useTranslation('eligibility');
  const today = useToday();
  const [day, setDay] = useState(authorisedOn);
  const theCase = useQuery(caseQuery(caseId)).data;
  const save = useAction(
    (version: number) =>
      unwrap(
        api.PATCH('/api/cases/{id}', {
          params: { path: { id: caseId } },
          body: { facts: { authorisedOn: day } },
          ...ifMatchHeader(version),
        }),
      ),
    { invalidates: INVALIDATED_BY_CASE, successMessage: () => t('term.savedDay') },
  );
  if (!theCase) return null;
  return (
    <Form submitLabel={t('term.saveDay')} onSubmit={() => save.runAsync(theCase.version)}>
      <DateField
        label={t('term.authorisedOn')}
        hint={t('term.authorisedHint')}
        pointer="/facts/authorisedOn"
        required
        max={today}
        value={day}
        onChange={setDay}
      />
    </Form>
  );
}
