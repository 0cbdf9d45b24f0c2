import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, type View } from '../../api/client';
import { queryClient } from '../../api/queries';
import type { Canton } from '../../kit/cantons';
import { useToday } from '../../kit/days';
import { Dialog } from '../../kit/Dialog';
import { EditForm } from '../../kit/EditForm';
import { TextArea } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Icon } from '../../kit/icons';
import { lacking } from '../../kit/lacking';
import { Section } from '../../kit/Page';
import { useCommuneName } from '../../kit/places';
import { useSay } from '../../kit/toasts';
import { useDraft } from '../../offline/drafts';
import { AuthorityField, ConsentField, KindField, WhenField, type Place } from './fields';
import { useAuthorityWords, useKindName, useWhenWords } from './parts';
import { CONSENTS, CORRECTABLE, oneOf, ROOM, type Code, type Consent, type Detail } from './queries';
import { occurredOf, whenOf, wrongWith, type When } from './when';

type Change = View<'UpdateIrregularity'>;
const change = (id: string, version: number, body: Change): Promise<Detail> =>
  answer(api.PATCH('/api/irregularities/{id}', { params: { path: { id } }, body, ...ifMatch(version) }));

/** Puts what the server answered where the page looks, and asks again for what else shows it. */
async function show(it: Detail): Promise<void> {
  queryClient.setQueryData(oneOf(it.id).queryKey, it);
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ROOM }),
    queryClient.invalidateQueries({ queryKey: ['counts'] }),
  ]);
}

/** What the staff ask, and the answer of whoever logged it. */
export function Answer({ it }: { it: Detail }) {
  const { t } = useTranslation('irregularities');
  const say = useSay();
  const { value, change: type, clear } = useDraft(`answer/${it.id}`, { text: '' });
  const [missing, setMissing] = useState(false);
  return (
    <Section id="question" title={it.mine ? t('question.title') : t('question.open')}>
      <div className="notice notice-soon">
        <Icon name="note" />
        <p dir="auto">{it.question}</p>
      </div>
      {it.mine && (
        <Form
          submit={t('question.send')}
          onSend={async () => {
            setMissing(value.text.trim() === '');
            if (value.text.trim() === '') return;
            const changed = await answer(
              api.POST('/api/irregularities/{id}/answer', {
                params: { path: { id: it.id } },
                body: { text: value.text.trim() },
              }),
            );
            clear();
            say(t('question.sent'));
            await show(changed);
          }}
        >
          <TextArea
            label={t('question.answer')}
            pointer="/text"
            error={missing ? t('need.reason') : undefined}
            maxLength={4000}
            value={value.text}
            onChange={(text) => type({ text })}
          />
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

interface Typed {
  code: Code | '';
  place: Place;
  when: When;
  description: string;
}

const typedOf = ({ code, authority, occurred, description }: Detail): Typed => ({
  code: code as Code,
  place: {
    level: authority.level,
    canton: (authority.canton ?? '') as Canton | '',
    commune: authority.commune,
    organ: authority.organ ?? '',
  },
  when: whenOf(occurred),
  description,
});

const authorityOf = ({ level, canton, commune, organ }: Place): NonNullable<Change['authority']> => ({
  level: level as 'commune',
  ...(canton && level !== 'federal' ? { canton } : {}),
  ...(commune !== null && level !== 'federal' && level !== 'canton' ? { commune } : {}),
  ...(organ ? { organ } : {}),
});

/** Corrects what was logged. */
export function Correct({ it, onClose }: { it: Detail; onClose: () => void }) {
  const { t } = useTranslation('irregularities');
  const today = useToday();
  const kindName = useKindName();
  const whenWords = useWhenWords();
  return (
    <Dialog title={t('own.correctTitle')} open onClose={onClose} wide>
      <EditForm<Typed, Detail>
        draft={`correct/${it.id}`}
        view={it}
        read={typedOf}
        fresh={() => queryClient.fetchQuery({ ...oneOf(it.id), staleTime: 0 })}
        save={({ code, place, when, description }, version) => {
          lacking({
            '/code': code === '',
            '/authority/canton': place !== undefined && place.level !== 'federal' && place.canton === '',
            '/occurred': when !== undefined && wrongWith(when, today) !== null,
            '/description': description?.trim() === '',
          });
          return change(it.id, version, {
            ...(code ? { code } : {}),
            ...(place ? { authority: authorityOf(place) } : {}),
            ...(when ? { occurred: occurredOf(when) } : {}),
            ...(description === undefined ? {} : { description: description.trim() }),
          });
        }}
        submit={t('own.correct')}
        said={t('own.corrected')}
        changes={[ROOM, ['counts']]}
        onSaved={onClose}
        label={(name) =>
          t(({ code: 'new.what', place: 'page.authority', when: 'page.when', description: 'new.told' } as const)[name])
        }
        show={(name, value) => {
          if (name === 'code') return kindName(value as Code);
          if (name === 'place') return <PlaceWords place={value as Place} />;
          if (name === 'when') return whenWords(occurredOf(value as When));
          return (
            <span className="told" dir="auto">
              {value as string}
            </span>
          );
        }}
      >
        {({ code, place, when, description }, type) => {
          const wrong = wrongWith(when, today);
          return (
            <>
              <KindField value={code} onChange={(chosen) => type({ code: chosen })} />
              <AuthorityField value={place} onChange={(changed) => type({ place: { ...place, ...changed } })} />
              <WhenField
                value={when}
                onChange={(chosen) => type({ when: chosen })}
                error={wrong ? t(`need.${wrong}`) : undefined}
              />
              <TextArea
                label={t('new.told')}
                pointer="/description"
                maxLength={4000}
                value={description}
                onChange={(words) => type({ description: words })}
              />
            </>
          );
        }}
      </EditForm>
    </Dialog>
  );
}

function PlaceWords({ place: { level, canton, commune, organ } }: { place: Place }) {
  const words = useAuthorityWords();
  const name = useCommuneName(commune);
  return words({
    level: level as 'commune',
    canton: canton || null,
    commune,
    communeName: name || null,
    organ: organ || null,
  });
}
