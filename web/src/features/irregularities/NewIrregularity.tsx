import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'wouter';
import { answer, api, once, Unreachable, type View } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Button, ButtonLink } from '../../kit/Button';
import { type Canton } from '../../kit/cantons';
import { useToday } from '../../kit/days';
import { TextArea } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Icon } from '../../kit/icons';
import { Page } from '../../kit/Page';
import { Skeleton } from '../../kit/states';
import { useDraft } from '../../offline/drafts';
import { sendOrQueue } from '../../offline/queue';
import { hrefTo } from '../../routes';
import { AuthorityField, ConsentField, KindField, Similar, WhenField, type Place } from './fields';
import { useKindName } from './parts';
import { caseOf, ROOM, type Code, type Consent } from './queries';
import { NO_WHEN, occurredOf, wrongWith, type When } from './when';
import './irregularities.css';

interface Typed extends Place {
  code: Code | '';
  when: When;
  description: string;
  consent: Consent;
  /** The same however often it is sent. */
  key: string;
}

const EMPTY: Typed = {
  code: '',
  level: '',
  canton: '',
  commune: null,
  organ: '',
  when: NO_WHEN,
  description: '',
  consent: 'internal',
  key: '',
};
type Missing = 'kind' | 'level' | 'canton' | 'when' | 'order' | 'ahead' | 'told';
type Saved = { id: string | null };

/** What happened at the authority, in under thirty seconds; without a network it waits on the device. */
export default function NewIrregularity() {
  // What the parts need too: texts that come later would take the focus away.
  const { t } = useTranslation(['irregularities', 'common', 'cases']);
  const [params] = useSearchParams();
  const [saved, setSaved] = useState<Saved | null>(null);
  const [round, setRound] = useState(0);
  const caseId = params.get('case');
  if (saved)
    return (
      <AfterSaving
        saved={saved}
        caseId={caseId}
        onAnother={() => {
          setSaved(null);
          setRound(round + 1);
        }}
      />
    );
  return (
    <Page title={t('new.title')}>
      <LogForm key={`${round}/${caseId}`} caseId={caseId} onSaved={setSaved} />
    </Page>
  );
}

function LogForm({ caseId, onSaved }: { caseId: string | null; onSaved: (saved: Saved) => void }) {
  const { t } = useTranslation(['irregularities', 'common']);
  const kindName = useKindName();
  const today = useToday();
  const [, go] = useLocation();
  const { value, change, clear, ready, restored } = useDraft<Typed>(
    caseId ? `irregularity/${caseId}` : 'irregularity',
    EMPTY,
  );
  const [tried, setTried] = useState(false);
  const [fresh, setFresh] = useState(0);
  const wantsDetails = useRef(false);
  const theCase = useQuery(caseOf(caseId)).data;
  const touched = value.level !== '' || value.canton !== '';
  useEffect(() => {
    // The authority of the case, unless one was chosen already.
    if (ready && theCase && !touched)
      change({ level: 'commune', canton: theCase.canton as Canton, commune: theCase.commune });
  }, [ready, theCase, touched, change]);
  if (!ready) return <Skeleton lines={6} tall />;

  const lacks = (): Missing[] => {
    const when = wrongWith(value.when, today);
    return [
      value.code === '' && 'kind',
      value.level === '' && 'level',
      value.level !== '' && value.level !== 'federal' && value.canton === '' && 'canton',
      when,
      value.description.trim() === '' && 'told',
    ].filter((each): each is Missing => Boolean(each));
  };
  const save = async (): Promise<void> => {
    const details = wantsDetails.current;
    wantsDetails.current = false;
    setTried(true);
    if (lacks().length > 0) {
      // To the first thing that is missing.
      requestAnimationFrame(() =>
        document
          .querySelector('.field-error')
          ?.closest('.stack, .field, fieldset')
          ?.querySelector<HTMLElement>('button, input, select, textarea')
          ?.focus(),
      );
      return;
    }
    const key = value.key || crypto.randomUUID();
    change({ key });
    const { code, level, canton, commune, organ, consent } = value;
    const body: View<'CreateIrregularity'> = {
      code: code as Code,
      authority: {
        level: level as 'commune',
        ...(canton && level !== 'federal' ? { canton } : {}),
        ...(commune !== null && (level === 'commune' || level === 'citizens-commune') ? { commune } : {}),
        ...(organ ? { organ } : {}),
      },
      occurred: occurredOf(value.when),
      description: value.description.trim(),
      consent,
      ...(caseId ? { caseId } : {}),
    };
    let id: string | null = null;
    try {
      id = (await answer(api.POST('/api/irregularities', { body, ...once(key) }))).id;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      await sendOrQueue(
        { kind: 'log-irregularity', version: 1, input: { irregularity: body } },
        t('new.label', { kind: kindName(body.code) }),
        key,
      );
    }
    clear();
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ROOM }),
      queryClient.invalidateQueries({ queryKey: ['counts'] }),
    ]);
    if (details && id) go(hrefTo('irregularity', { id, add: 'evidence' }));
    else onSaved({ id });
  };
  const missing = tried ? lacks() : [];
  const says = (name: Missing): string | undefined => (missing.includes(name) ? t(`need.${name}`) : undefined);
  const whenWrong = missing.find((name) => name === 'when' || name === 'order' || name === 'ahead');
  return (
    <>
      {restored && (
        <div className="notice">
          <Icon name="edit" />
          <p>{t('common:form.restored')}</p>
          <Button
            kind="quiet"
            small
            onClick={() => {
              clear();
              setTried(false);
              setFresh(fresh + 1);
            }}
          >
            {t('new.draftClear')}
          </Button>
        </div>
      )}
      <Form
        key={fresh}
        submit={t('common:action.save')}
        onSend={save}
        aside={
          <Button
            type="submit"
            onClick={() => {
              wantsDetails.current = true;
            }}
          >
            {t('new.details')}
          </Button>
        }
      >
        {theCase && (
          <p className="case-chip">
            <Icon name="people" size={18} /> {t('new.case')}{' '}
            <bdi>
              <strong>{theCase.reference}</strong>
            </bdi>{' '}
            <ButtonLink kind="quiet" small href={hrefTo('newIrregularity')}>
              {t('new.caseAway')}
            </ButtonLink>
          </p>
        )}
        <KindField value={value.code} onChange={(code) => change({ code })} error={says('kind')} />
        <AuthorityField value={value} onChange={change} errors={{ level: says('level')!, canton: says('canton')! }} />
        <Similar code={value.code} canton={value.canton} commune={value.commune} />
        <WhenField
          value={value.when}
          onChange={(when) => change({ when })}
          error={whenWrong && t(`need.${whenWrong}`)}
        />
        <TextArea
          label={t('new.told')}
          hint={t('new.toldHint')}
          pointer="/description"
          error={says('told')}
          maxLength={4000}
          value={value.description}
          onChange={(description) => change({ description })}
        />
        <ConsentField value={value.consent} onChange={(consent) => change({ consent })} />
        <div className="notice">
          <Icon name="shield" />
          <p>{t(caseId ? 'new.whoCase' : 'new.who')}</p>
        </div>
      </Form>
    </>
  );
}

/** Where it is now, and what one may want next. */
function AfterSaving({
  saved: { id },
  caseId,
  onAnother,
}: {
  saved: Saved;
  caseId: string | null;
  onAnother: () => void;
}) {
  const { t } = useTranslation('irregularities');
  return (
    <Page title={t(id ? 'saved.title' : 'saved.kept')}>
      <div className={id ? 'notice notice-good' : 'notice'}>
        <Icon name={id ? 'check' : 'download'} />
        <p>{t(id ? 'saved.now' : 'saved.keptNow')}</p>
      </div>
      <div className="stack">
        {id && (
          <ButtonLink kind="primary" icon="clip" href={hrefTo('irregularity', { id, add: 'evidence' })}>
            {t('saved.photo')}
          </ButtonLink>
        )}
        {id && (
          <ButtonLink icon="flag" href={hrefTo('irregularity', { id })}>
            {t('saved.see')}
          </ButtonLink>
        )}
        {!id && (
          <ButtonLink icon="list" href={hrefTo('onDevice')}>
            {t('saved.waiting')}
          </ButtonLink>
        )}
        <Button icon="plus" onClick={onAnother}>
          {t('saved.another')}
        </Button>
        {caseId && (
          <ButtonLink icon="people" href={hrefTo('case', { id: caseId })}>
            {t('saved.back')}
          </ButtonLink>
        )}
      </div>
    </Page>
  );
}
