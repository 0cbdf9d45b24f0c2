import { useTranslation } from 'react-i18next';
import { CommuneNames } from '../../kit/CommuneNames';
import { spokenName } from '../../kit/languages';
import { ConflictText } from './ConflictText';
import type { Conflict, Profile } from './profile';

export function ProfileValue({ name, value }: { name: keyof Profile; value: Profile[keyof Profile] }) {
  const { t, i18n } = useTranslation('advisers');
  const { t: common } = useTranslation();
  if (typeof value === 'boolean') return common(value ? 'form.yes' : 'form.no');
  if (!Array.isArray(value)) return String(value);
  if (name === 'communes') return <CommuneNames communes={value as number[]} />;
  if (name === 'conflicts')
    return (value as Conflict[]).map((conflict, index) => (
      <p key={index}>
        <ConflictText conflict={conflict} />
      </p>
    ));
  const texts =
    name === 'languages'
      ? (value as Profile['languages']).map(({ code, level }) => `${spokenName(code)} (${t(`level.${level}`)})`)
      : name === 'specialities'
        ? (value as Profile['specialities']).map((each) => t(`speciality.${each}`))
        : (value as string[]);
  return new Intl.ListFormat(i18n.language, { style: 'narrow', type: 'unit' }).format(texts);
}
