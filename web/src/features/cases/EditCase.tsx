import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap } from '../../api/client';
import { CommuneNames } from '../../kit/CommuneNames';
import { CommunePicker } from '../../kit/CommunePicker';
import { DateField } from '../../kit/DateField';
import { formatLongDate, useToday } from '../../kit/dates';
import { EditForm } from '../../kit/EditForm';
import { PROCEDURES } from '../../kit/procedures';
import { SelectField } from '../../kit/SelectField';
import { INVALIDATED_BY_CASE, type FullCase, type Procedure } from './queries';

interface CaseForm {
  procedure: Procedure;
  commune: number | null;
  filedOn: string;
}

export function EditCase({ theCase, onDone }: { theCase: FullCase; onDone: () => void }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const today = useToday();
  const path = { params: { path: { id: theCase.id } } };
  return (
    <EditForm<CaseForm, FullCase>
      draftName={`edit/${theCase.id}`}
      record={theCase}
      toForm={({ procedure, commune, filedOn }) => ({ procedure, commune, filedOn: filedOn ?? '' })}
      fetchLatest={async () => (await unwrap(api.GET('/api/cases/{id}', path))) as FullCase}
      save={({ procedure, commune, filedOn }, version) =>
        unwrap(
          api.PATCH('/api/cases/{id}', {
            ...path,
            body: {
              ...(procedure ? { procedure } : {}),
              ...(commune ? { commune } : {}),
              ...(filedOn !== undefined ? { filedOn: filedOn || null } : {}),
            },
            ...ifMatchHeader(version),
          }),
        )
      }
      fieldLabel={(name) => t(`edit.${name}`)}
      renderValue={(name, value) =>
        name === 'procedure' ? (
          common(`procedure.${value as Procedure}`)
        ) : name === 'commune' ? (
          <CommuneNames communes={value === null ? [] : [value as number]} />
        ) : (
          value && formatLongDate(value as string)
        )
      }
      invalidates={INVALIDATED_BY_CASE}
      onSaved={onDone}
    >
      {(value, change) => (
        <>
          <SelectField
            label={t('edit.procedure')}
            pointer="/procedure"
            value={value.procedure}
            onChange={(procedure) => change({ procedure })}
            options={PROCEDURES.map((each) => ({ value: each, label: common(`procedure.${each}`) }))}
          />
          <CommunePicker
            label={t('edit.commune')}
            hint={t('edit.communeHint')}
            pointer="/commune"
            value={value.commune}
            onChange={(commune) => change({ commune })}
          />
          <DateField
            label={t('edit.filedOn')}
            optional
            pointer="/filedOn"
            max={today}
            value={value.filedOn}
            onChange={(filedOn) => change({ filedOn })}
          />
        </>
      )}
    </EditForm>
  );
}
