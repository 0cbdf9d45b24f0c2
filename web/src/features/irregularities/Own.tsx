import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, type View } from '../../api/client';
import { queryClient } from '../../api/queries';
import { type Canton } from '../../kit/cantons';
import { useToday } from '../../kit/days';
import { Dialog } from '../../kit/Dialog';
import { TextArea } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Icon } from '../../kit/icons';
import { Section } from '../../kit/Page';
import { Skeleton } from '../../kit/states';
import { useSay } from '../../kit/toasts';
import { useDraft } from '../../offline/drafts';
import { Conflict, type Differs } from './Conflict';
import { AuthorityField, ConsentField, KindField, WhenField, type Place } from './fields';
import { useAuthorityWords, useKindName, useWhenWords } from './parts';
import { CONSENTS, CORRECTABLE, oneOf, ROOM, type Code, type Consent, type Detail } from './queries';
import { occurredOf, whenOf, wrongWith, type When } from './when';

type Change = View<'ChangeIrregularity'>;
const change = (id: string, version: number, body: Change): Promise<Detail> => answer(api.PATCH('/api/irregularities/{id}', { params: { path: { id } }, body, ...ifMatch(version) }));

/** Puts what the server answered where the page looks, and asks again for what else shows it. */
async function show(it: Detail): Promise<void> {
  queryClient.setQueryData(oneOf(it.id).queryKey, it);
  await Promise.all([queryClient.invalidateQueries({ queryKey: ROOM }), queryClient.invalidateQueries({ queryKey: ['counts'] })]);
}

/** What the staff ask, and the answer of whoever logged it. */
export function Answer({ it }: { it: Detail }) {
  const { t } = useTranslation('irregularities');
  const say = useSay();
  const { value, change: type, clear } = useDraft(`answer/${it.id}`, { text: '' });
  const [missing, setMissing] = useState(false);
  return (
    <Section id="question" title={it.mine ? t('question.title') : t('question.open')}>
      <div className="notice notice-soon"><Icon name="note" /><p dir="auto">{it.question}</p></div>
      {it.mine && (
        <Form submit={t('question.send')} onSend={async () => {
          setMissing(value.text.trim() === '');
          if (value.text.trim() === '') return;
          const changed = await answer(api.POST('/api/irregularities/{id}/answer', { params: { path: { id: it.id } }, body: { text: value.text.trim() } }));
          clear();
          say(t('question.sent'));
          await show(changed);
        }}>
          <TextArea label={t('question.answer')} pointer="/text" error={missing ? t('need.reason') : undefined} maxLength={4000} value={value.text} onChange={(text) => type({ text })} />
        </Form>
      )}
    </Section>
  );
}

/** Whoever logged it may narrow what may be done with it at any time, and widen it while nobody has reviewed it. */
export function ChangeConsent({ it, onClose }: { it: Detail; onClose: () => void }) {
  const { t } = useTranslation('irregularities');
  const say = useSay();
  const [consent, setConsent] = useState<Consent>(it.consent);
  const allowed = CORRECTABLE.includes(it.status) ? CONSENTS : CONSENTS.slice(0, CONSENTS.indexOf(it.consent) + 1);
  return (
    <Dialog title={t('own.consent')} open onClose={onClose}>
      <Form
        submit={t('own.consent')}
        onSend={async () => {
          await show(await change(it.id, it.version, { consent }));
          say(t('own.consentDone'));
          onClose();
        }}
        onRefused={({ slug }) => {
          if (slug !== 'stale') return false;
          void queryClient.invalidateQueries({ queryKey: oneOf(it.id).queryKey });
          say(t('conflict.reloaded'));
          return true;
        }}
      >
        <p className="hint">{t('own.consentNarrow')}</p>
        <ConsentField value={consent} onChange={setConsent} allowed={allowed} />
      </Form>
    </Dialog>
  );
}

interface Typed extends Place {
  code: Code | '';
  when: When;
  description: string;
  /** The version all this was typed upon. */
  version: number;
}

const typedOf = ({ code, authority, occurred, description, version }: Detail): Typed => ({
  code: code as Code, level: authority.level, canton: (authority.canton ?? '') as Canton | '', commune: authority.commune, organ: authority.organ ?? '', when: whenOf(occurred), description, version,
});

/** Corrects what was logged; where somebody was quicker, both versions are shown and one chooses. */
export function Correct({ it, onClose }: { it: Detail; onClose: () => void }) {
  const { t } = useTranslation('irregularities');
  const say = useSay();
  const today = useToday();
  const kindName = useKindName();
  const authority = useAuthorityWords();
  const whenWords = useWhenWords();
  const { value, change: type, clear, ready } = useDraft<Typed>(`correct/${it.id}`, typedOf(it));
  const [told, setTold] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<Detail | null>(null);
  const done = (): void => {
    clear();
    onClose();
  };
  const bodyOf = (typed: Typed): Change => ({
    code: typed.code as Code,
    authority: { level: typed.level as 'commune', ...(typed.canton && typed.level !== 'federal' ? { canton: typed.canton } : {}), ...(typed.commune !== null && typed.level !== 'federal' && typed.level !== 'canton' ? { commune: typed.commune } : {}), ...(typed.organ ? { organ: typed.organ } : {}) },
    occurred: occurredOf(typed.when), description: typed.description.trim(),
  });
  if (!ready) return <Dialog title={t('own.correctTitle')} open onClose={onClose}><Skeleton /></Dialog>;
  if (theirs) {
    const now = typedOf(theirs);
    const place = (typed: Typed): string => authority({ level: typed.level as 'commune', canton: typed.canton || null, commune: typed.commune, communeName: typed.commune === theirs.authority.commune ? theirs.authority.communeName : it.authority.communeName, organ: typed.organ || null });
    const differs: Differs<keyof Typed>[] = [
      { name: 'code', label: t('new.what'), theirs: kindName(now.code), mine: kindName(value.code) },
      { name: 'level', label: t('page.authority'), theirs: place(now), mine: place(value) },
      { name: 'when', label: t('page.when'), theirs: whenWords(theirs.occurred), mine: whenWords(occurredOf(value.when)) },
      { name: 'description', label: t('new.told'), theirs: now.description, mine: value.description },
    ];
    return (
      <Dialog title={t('conflict.title')} open onClose={onClose} wide>
        <Conflict differs={differs} onTake={(mine) => {
          type({
            version: theirs.version, ...(mine.has('code') ? {} : { code: now.code }), ...(mine.has('level') ? {} : { level: now.level, canton: now.canton, commune: now.commune, organ: now.organ }),
            ...(mine.has('when') ? {} : { when: now.when }), ...(mine.has('description') ? {} : { description: now.description }),
          });
          setTheirs(null);
        }} />
      </Dialog>
    );
  }
  const wrong = wrongWith(value.when, today);
  return (
    <Dialog title={t('own.correctTitle')} open onClose={onClose} wide>
      <Form
        submit={t('own.correct')}
        onSend={async () => {
          const missing = value.code === '' ? 'kind' : value.level !== 'federal' && value.canton === '' ? 'canton' : wrong ?? (value.description.trim() === '' ? 'told' : null);
          setTold(missing && t(`need.${missing}`));
          if (missing) return;
          await show(await change(it.id, value.version, bodyOf(value)));
          say(t('own.corrected'));
          done();
        }}
        onRefused={({ slug }) => {
          if (slug !== 'stale') return false;
          void queryClient.fetchQuery({ ...oneOf(it.id), staleTime: 0 }).then(setTheirs);
          return true;
        }}
      >
        {told && <p className="field-error" role="alert">{told}</p>}
        <KindField value={value.code} onChange={(code) => type({ code })} />
        <AuthorityField value={value} onChange={type} />
        <WhenField value={value.when} onChange={(when) => type({ when })} error={wrong ? t(`need.${wrong}`) : undefined} />
        <TextArea label={t('new.told')} pointer="/description" maxLength={4000} value={value.description} onChange={(description) => type({ description })} />
      </Form>
    </Dialog>
  );
}
