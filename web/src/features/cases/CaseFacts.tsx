import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { useToday } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { Dialog } from '../../kit/Dialog';
import { EditForm } from '../../kit/EditForm';
import { Section } from '../../kit/Section';
import { hasSwissPartner, isAskedOfChildren, toFactsForm, type FactsForm } from './facts';
import { FactsFields } from './FactsFields';
import { toFactsInput } from './factsInput';
import { INVALIDATED_BY_CASE, type FullCase } from './queries';
import { Residences } from './Residences';
import { useFactText } from './useFactText';

export function CaseFacts({
  theCase,
  editing,
  onEditing,
}: {
  theCase: FullCase;
  editing: boolean;
  onEditing: (editing: boolean) => void;
}) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const form = toFactsForm(theCase.facts);
  const factText = useFactText();
  const today = useToday();
  const hasPartner = hasSwissPartner(form);
  const SHOWN_FACTS: (keyof FactsForm)[] = [
    'birthDate',
    'permit',
    'refugeeStatus',
    'stays',
    'absent',
    'residence',
    'inCantonSince',
    'married',
    ...(form.married === 'since' ? [] : (['registered'] as const)),
    ...(hasPartner ? (['swissAtWedding'] as const) : []),
    ...(form.married === 'since' ? (['livedAbroad'] as const) : []),
    ...(isAskedOfChildren(form, today) ? (['parent', 'stateless'] as const) : []),
    'oral',
    'aid',
    'circumstances',
    'debts',
    'criminalRecord',
    'pendingProceedings',
    // So rare that nobody is told to ask for it.
    ...(form.lost === '' ? [] : (['lost'] as const)),
  ];
  const known = SHOWN_FACTS.filter((name) => factText(name, form[name], form) !== '');
  const path = { params: { path: { id: theCase.id } } };
  return (
    <Section
      title={t('facts.title')}
      id="facts"
      actions={
        <Button small icon="edit" onClick={() => onEditing(true)} aria-keyshortcuts="e">
          {common('action.edit')}
        </Button>
      }
    >
      {known.length === 0 ? (
        <p className="hint">{t('facts.none')}</p>
      ) : (
        <DescriptionList
          items={known.map((name) => [
            factLabel(t, name),
            name === 'residence' ? <Residences residences={form.residence} /> : factText(name, form[name], form),
          ])}
        />
      )}
      {known.length > 0 && known.length < SHOWN_FACTS.length && (
        <p className="hint">
          {t('facts.open', {
            what: SHOWN_FACTS.filter((name) => !known.includes(name))
              .map((name) => factLabel(t, name))
              .join(', '),
          })}
        </p>
      )}
      <Dialog wide title={t('facts.title')} open={editing} onClose={() => onEditing(false)}>
        {editing && (
          <EditForm<FactsForm, FullCase>
            draftName={`facts/${theCase.id}`}
            record={theCase}
            toForm={(view) => toFactsForm(view.facts)}
            fetchLatest={async () => (await unwrap(api.GET('/api/cases/{id}', path))) as FullCase}
            save={(changed, version, form) =>
              unwrap(
                api.PATCH('/api/cases/{id}', {
                  ...path,
                  body: { facts: toFactsInput(form, changed) },
                  ...ifMatchHeader(version),
                }),
              )
            }
            fieldLabel={(name) => factLabel(t, name)}
            renderValue={(name, value) =>
              name === 'residence' ? (
                <Residences residences={value as FactsForm['residence']} />
              ) : (
                factText(name, value, form) || t('facts.notAsked')
              )
            }
            invalidates={INVALIDATED_BY_CASE}
            onSaved={() => onEditing(false)}
          >
            {(value, change) => <FactsFields value={value} change={change} />}
          </EditForm>
        )}
      </Dialog>
    </Section>
  );
}

type CasesText = ReturnType<typeof useTranslation<'cases'>>['t'];

const factLabel = (t: CasesText, name: keyof FactsForm): string => t(`facts.${name}`);
