import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Typed } from '../../kit/bits';

export interface Differs<Name extends string> {
  name: Name;
  label: string;
  /** In words, as it stands now. */
  theirs: string;
  mine: string;
}

/** Both versions, field by field; what is the same in both is not asked. Answers the fields in which one's own is to hold. */
export function Conflict<Name extends string>({ differs, onTake }: { differs: readonly Differs<Name>[]; onTake: (mine: ReadonlySet<Name>) => void }) {
  const { t } = useTranslation('irregularities');
  const open = differs.filter(({ theirs, mine }) => theirs !== mine);
  const [mine, setMine] = useState<ReadonlySet<Name>>(new Set(open.map(({ name }) => name)));
  const choose = (name: Name, own: boolean): void => {
    const next = new Set(mine);
    if (own) next.add(name);
    else next.delete(name);
    setMine(next);
  };
  return (
    <div className="stack">
      <p>{open.length > 0 ? t('conflict.why') : t('conflict.same')}</p>
      {open.map(({ name, label, theirs, mine: own }) => (
        <fieldset key={name} className="conflict">
          <legend>{label}</legend>
          <div className="choices-list choices-2">
            {([[false, t('conflict.theirs'), theirs], [true, t('conflict.mine'), own]] as const).map(([isMine, title, words]) => (
              <label key={title} className="choice">
                <input type="radio" name={`conflict-${name}`} checked={mine.has(name) === isMine} onChange={() => choose(name, isMine)} />
                <span><span className="choice-label">{title}</span><span className="told"><Typed>{words}</Typed></span></span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div className="form-end"><Button kind="primary" onClick={() => onTake(mine)}>{t('conflict.take')}</Button></div>
    </div>
  );
}
