import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { DateField } from '../../kit/DateField';
import { formatLongDate } from '../../kit/dates';
import { Dialog } from '../../kit/Dialog';
import { ErrorText } from '../../kit/ErrorText';
import { Form } from '../../kit/Form';
import { spokenName } from '../../kit/languages';
import { RadioGroup } from '../../kit/RadioGroup';
import { Section } from '../../kit/Section';
import { SelectField } from '../../kit/SelectField';
import { useAction } from '../../kit/useAction';
import { UserText } from '../../kit/UserText';

type Part = Schema<'AddHelper'>['part'];
type Helpers = Schema<'HelpersOfCase'>;
const PARTS = ['languages-and-phone', 'deadlines'] as const satisfies readonly Part[];

const helpersKey = (caseId: string) => ['cases', 'helpers', caseId] as const;

/** Interpreters and jurists beside the adviser, each with the part they see. */
export function CaseHelpers({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const [adding, setAdding] = useState(false);
  const { data } = useQuery({
    queryKey: helpersKey(caseId),
    placeholderData: undefined,
    queryFn: () => unwrap(api.GET('/api/cases/{id}/helpers', { params: { path: { id: caseId } } })),
  });
  const remove = useAction(
    (grant: string) =>
      unwrap(api.DELETE('/api/cases/{id}/helpers/{grant}', { params: { path: { id: caseId, grant } } })),
    { invalidates: [helpersKey(caseId)], successMessage: () => t('helpers.ended') },
  );
  if (!data || (data.items.length === 0 && !data.mayChange)) return null;
  return (
    <Section
      title={t('helpers.title')}
      id="helpers"
      actions={
        data.mayChange && (
          <Button small icon="plus" onClick={() => setAdding(true)}>
            {t('helpers.add')}
          </Button>
        )
      }
    >
      {data.items.length === 0 ? (
        <p className="hint">{t('helpers.none')}</p>
      ) : (
        <ul className="rows">
          {data.items.map(({ id, name, part, from, until }) => (
            <li key={id} className="row">
              <div className="row-head">
                <UserText>{name}</UserText>
                {data.mayChange && (
                  <Button small kind="quiet" icon="close" busy={remove.busy} onClick={() => remove.run(id)}>
                    {t('helpers.end')}
                  </Button>
                )}
              </div>
              <p className="row-meta">
                <span>{t(`helpers.part.${part}`)}</span>
                <span>
                  {until === null
                    ? t('helpers.since', { from: formatLongDate(from) })
                    : t('helpers.until', { from: formatLongDate(from), until: formatLongDate(until) })}
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
      <ErrorText boxed>{remove.errorMessage}</ErrorText>
      <Dialog title={t('helpers.add')} open={adding} onClose={() => setAdding(false)}>
        {adding && <AddHelper caseId={caseId} helpers={data} onDone={() => setAdding(false)} />}
      </Dialog>
    </Section>
  );
}

function AddHelper({ caseId, helpers, onDone }: { caseId: string; helpers: Helpers; onDone: () => void }) {
  const { t } = useTranslation('cases');
  const [draft, setDraft] = useState<{ part: Part; adviserId: string; until: string }>({
    part: 'languages-and-phone',
    adviserId: '',
    until: '',
  });
  const set = (change: Partial<typeof draft>): void => setDraft((previous) => ({ ...previous, ...change }));
  const add = useAction(
    () =>
      unwrap(
        api.POST('/api/cases/{id}/helpers', {
          params: { path: { id: caseId } },
          body: {
            part: draft.part,
            until: draft.until || null,
            ...(draft.adviserId ? { adviserId: draft.adviserId } : {}),
          },
        }),
      ),
    { invalidates: [helpersKey(caseId)], successMessage: () => t('helpers.added'), onSuccess: onDone },
  );
  const fits = ({ interprets, appeals }: Helpers['candidates'][number]): boolean =>
    draft.part === 'deadlines' ? appeals : interprets.length > 0;
  const candidates = [...helpers.candidates].sort((a, b) => Number(fits(b)) - Number(fits(a)));
  return (
    <Form submitLabel={t('helpers.add')} onSubmit={() => add.runAsync(undefined)}>
      <RadioGroup
        legend={t('helpers.what')}
        pointer="/part"
        value={draft.part}
        onChange={(part) => set({ part })}
        options={PARTS.map((value) => ({ value, label: t(`helpers.part.${value}`), hint: t(`helpers.sees.${value}`) }))}
      />
      <SelectField
        label={t('helpers.who')}
        pointer="/adviserId"
        value={draft.adviserId}
        onChange={(adviserId: string) => set({ adviserId })}
        emptyLabel={t('helpers.choose')}
        options={candidates.map((each) => ({
          value: each.adviserId,
          label: [
            `${each.firstName} ${each.lastName}`,
            each.homeCanton,
            draft.part === 'deadlines'
              ? each.appeals && t('helpers.appeals')
              : each.interprets.length > 0 &&
                t('helpers.interprets', { languages: each.interprets.map(spokenName).join(', ') }),
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      <DateField
        label={t('helpers.untilLabel')}
        pointer="/until"
        optional
        hint={t('helpers.untilHint')}
        value={draft.until}
        onChange={(until) => set({ until })}
      />
    </Form>
  );
}
