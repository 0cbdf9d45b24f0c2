import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, Refusal, type View } from '../../api/client';
import { Button } from '../../kit/Button';
import { useCantonName } from '../../kit/cantons';
import { Choices } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Icon } from '../../kit/icons';
import { lacking } from '../../kit/lacking';
import { communeOf } from '../../kit/places';
import { Skeleton } from '../../kit/states';
import { useSay } from '../../kit/toasts';
import { useDraft } from '../../offline/drafts';
import { changed, inWords, profileOf, same, sent, type Conflict, type Profile } from './profile';
import { ProfileFields } from './ProfileFields';
import { CHANGED } from './queries';
import { useRefused } from './useRefused';

type Adviser = View<'AdviserView'>;

/** Changes a profile; when somebody else was quicker, both versions stand side by side and one chooses. */
export function EditAdviser({ adviser, onDone }: { adviser: Adviser; onDone: () => void }) {
  const { t } = useTranslation('advisers');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const say = useSay();
  const [base, setBase] = useState(() => ({ profile: profileOf(adviser), version: adviser.version }));
  const [theirs, setTheirs] = useState<Adviser | null>(null);
  const { value, change, clear, ready, restored } = useDraft<Profile>(`adviser/${adviser.id}`, base.profile);
  const { notice, onRefused } = useRefused();
  const save = async (mine: Partial<Profile>, version: number): Promise<void> => {
    lacking({ '/languages': mine.languages?.length === 0, '/communes': mine.communes?.length === 0 });
    const path = { id: adviser.id };
    try {
      if (Object.keys(mine).length > 0) await answer(api.PATCH('/api/advisers/{id}', { params: { path }, body: sent(mine), ...ifMatch(version) }));
    } catch (error) {
      if (!(error instanceof Refusal) || error.slug !== 'stale') throw error;
      return setTheirs(await answer(api.GET('/api/advisers/{id}', { params: { path } })));
    }
    clear();
    await Promise.all(CHANGED.map((queryKey) => client.invalidateQueries({ queryKey })));
    say(t('toast.saved'));
    onDone();
  };
  if (!ready) return <Skeleton lines={5} tall />;
  if (theirs) {
    const now = profileOf(theirs);
    return <Both key={theirs.version} before={base.profile} mine={value} theirs={now} onChosen={(chosen) => { setTheirs(null); setBase({ profile: now, version: theirs.version }); return save(changed(now, chosen), theirs.version); }} />;
  }
  return (
    <Form submit={common('action.save')} onSend={() => save(changed(base.profile, value), base.version)} onRefused={onRefused} aside={<Button kind="quiet" onClick={() => { clear(); onDone(); }}>{common('action.cancel')}</Button>}>
      {restored && !same(value, base.profile) && <p className="notice" role="status">{common('form.restored')}</p>}
      <ProfileFields value={value} change={change} />
      {notice}
    </Form>
  );
}

/** Where both changed the same, a choice; what only one changed stays changed. */
function Both({ before, mine, theirs, onChosen }: { before: Profile; mine: Profile; theirs: Profile; onChosen: (chosen: Profile) => Promise<void> }) {
  const { t } = useTranslation('advisers');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const nameOf = useCantonName();
  const names = Object.keys(mine) as (keyof Profile)[];
  const clashes = names.filter((name) => !same(mine[name], before[name]) && !same(theirs[name], before[name]) && !same(theirs[name], mine[name]));
  const [picked, setPicked] = useState<Partial<Record<keyof Profile, 'mine' | 'theirs'>>>({});
  useQueries({ queries: [...new Set([...mine.communes, ...theirs.communes])].map(communeOf) });
  const commune = (bfs: number): string => client.getQueryData(communeOf(bfs).queryKey)?.name ?? '…';
  const words = {
    yes: common('form.yes'), no: common('form.no'), commune, speciality: (name: Profile['specialities'][number]) => t(`speciality.${name}`),
    conflict: ({ kind, canton, commune: bfs, caseReference }: Conflict) => (kind === 'person' ? (caseReference ?? '') : bfs ? commune(bfs) : canton ? nameOf(canton) : ''),
  };
  const chosen = (): Profile => Object.fromEntries(names.map((name) => [name, (clashes.includes(name) ? picked[name] === 'mine' : !same(mine[name], before[name])) ? mine[name] : theirs[name]])) as unknown as Profile;
  return (
    <Form submit={t('both.save')} onSend={() => { lacking(Object.fromEntries(clashes.map((name) => [`/${name}`, picked[name] === undefined]))); return onChosen(chosen()); }}>
      <div className="notice notice-soon" role="alert"><Icon name="alert" /><p>{t('both.why')}</p></div>
      {clashes.map((name) => (
        <Choices
          key={name} legend={t(`field.${name}`)} pointer={`/${name}`} columns={2} value={picked[name] ?? ''} onChange={(which) => setPicked((now) => ({ ...now, [name]: which }))}
          options={[{ value: 'mine', label: t('both.mine'), hint: inWords(name, mine[name], words) }, { value: 'theirs', label: t('both.theirs'), hint: inWords(name, theirs[name], words) }]}
        />
      ))}
    </Form>
  );
}
