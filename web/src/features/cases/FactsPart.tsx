import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch } from '../../api/client';
import { Facts } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { EditForm } from '../../kit/EditForm';
import { spokenName } from '../../kit/languages';
import { Section } from '../../kit/Page';
import { useCommuneName } from '../../kit/places';
import { factsOf, formOf, type FactsForm } from './facts';
import { FactsFields } from './FactsForm';
import { CASE_CHANGES, type FullCase } from './queries';

/** What is known of a person that bears on naturalisation; "not known" is an answer too. */
export function FactsPart({
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
  const form = formOf(theCase.facts);
  const words = useFactWords();
  const shown: (keyof FactsForm)[] = [
    'birthDate',
    'permit',
    'refugeeStatus',
    'married',
    'stays',
    'residence',
    'oral',
    'aid',
    'debts',
    'criminalRecord',
    'pendingProceedings',
  ];
  const known = shown.filter((name) => words(name, form[name], form) !== '');
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
        <Facts
          items={known.map((name) => [
            label(t, name),
            name === 'residence' ? <Homes homes={form.residence} /> : words(name, form[name], form),
          ])}
        />
      )}
      {known.length > 0 && known.length < shown.length && (
        <p className="hint">
          {t('facts.open', {
            what: shown
              .filter((name) => !known.includes(name))
              .map((name) => label(t, name))
              .join(', '),
          })}
        </p>
      )}
      <Dialog wide title={t('facts.title')} open={editing} onClose={() => onEditing(false)}>
        {editing && (
          <EditForm<FactsForm, FullCase>
            draft={`facts/${theCase.id}`}
            view={theCase}
            read={(view) => formOf(view.facts)}
            fresh={async () => (await answer(api.GET('/api/cases/{id}', path))) as FullCase}
            save={(changed, version, whole) =>
              answer(
                api.PATCH('/api/cases/{id}', {
                  ...path,
                  body: { facts: factsOf(whole, changed) },
                  ...ifMatch(version),
                }),
              )
            }
            label={(name) => label(t, name)}
            show={(name, value) =>
              name === 'residence' ? (
                <Homes homes={value as FactsForm['residence']} />
              ) : (
                words(name, value, form) || t('facts.notAsked')
              )
            }
            changes={CASE_CHANGES}
            onSaved={() => onEditing(false)}
          >
            {(value, change) => <FactsFields value={value} change={change} />}
          </EditForm>
        )}
      </Dialog>
    </Section>
  );
}

type T = ReturnType<typeof useTranslation<'cases'>>['t'];

const label = (t: T, name: keyof FactsForm): string => t(`facts.${name}`);

/** A fact in words; an empty text for what nobody has asked yet. */
function useFactWords(): (name: keyof FactsForm, value: FactsForm[keyof FactsForm], form: FactsForm) => string {
  const { t } = useTranslation('cases');
  return (name, value, form) => {
    if (value === '' || (Array.isArray(value) && value.length === 0)) return '';
    if (value === 'unknown') return t('facts.unknown');
    switch (name) {
      case 'permit':
        return t(`permit.${value as 'C'}`);
      case 'refugeeStatus':
        return t(`refugee.${value as 'none'}`);
      case 'married':
        return value === 'no' ? t('facts.marriedNo') : t('facts.since', { when: form.marriedOn });
      case 'aid':
        return value === 'never' ? t('facts.aidNever') : t('facts.aidLast', { when: form.aidOn || t('facts.unknown') });
      case 'languageCode':
        return spokenName(value as string);
      case 'oral':
        return [
          form.languageCode && spokenName(form.languageCode),
          t('facts.oralIs', { level: t(`level.${value as 'A1'}`) }),
          form.written &&
            form.written !== 'unknown' &&
            t('facts.writtenIs', { level: t(`level.${form.written as 'A1'}`) }),
        ]
          .filter(Boolean)
          .join(', ');
      case 'written':
        return t(`level.${value as 'A1'}`);
      case 'proof':
        return t(`proof.${value as 'school'}`);
      case 'stays':
        return (value as FactsForm['stays'])
          .map(({ permit, from, to }) =>
            t('facts.span', {
              what: permit === 'unknown' ? t('facts.unknown') : t(`permit.${permit as 'C'}`),
              from,
              to: to || t('facts.today'),
            }),
          )
          .join('; ');
      case 'residence':
        return (value as FactsForm['residence'])
          .map(({ commune, from, to }) => t('facts.span', { what: String(commune), from, to: to || t('facts.today') }))
          .join('; ');
      case 'criminalRecord':
      case 'pendingProceedings':
      case 'debts':
      case 'aidRepaid':
        return value === 'yes' ? t('facts.yes') : t('facts.no');
      case 'birthDate':
      case 'aidOn':
      case 'marriedOn':
        return value as string;
    }
  };
}

function Homes({ homes }: { homes: FactsForm['residence'] }) {
  return (
    <>
      {homes.map((home, index) => (
        <span key={index} className="home">
          <HomeWords home={home} />
        </span>
      ))}
    </>
  );
}

function HomeWords({ home }: { home: FactsForm['residence'][number] }) {
  const { t } = useTranslation('cases');
  const name = useCommuneName(home.commune);
  return (
    <>
      {t('facts.span', {
        what: home.commune === null ? t('facts.unknown') : name,
        from: home.from,
        to: home.to || t('facts.today'),
      })}
    </>
  );
}
