import { useTranslation } from 'react-i18next';
import { CommuneNames } from '../../kit/CommuneNames';
import { spokenName } from '../../kit/languages';
import type { ProfileValues, SpokenLanguage } from './profileValues';

export function ProfileValueText({
  name,
  value,
}: {
  name: keyof ProfileValues;
  value: ProfileValues[keyof ProfileValues];
}) {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  switch (name) {
    case 'state':
      return t(`profile.${value as ProfileValues['state']}`);
    case 'remote':
      return common(value ? 'form.yes' : 'form.no');
    case 'communes':
      return <CommuneNames communes={value as number[]} />;
    case 'languages':
      return (value as SpokenLanguage[])
        .map(({ code, level }) => `${spokenName(code)} (${t(`profile.${level}`)})`)
        .join(', ');
    case 'capacity':
    case 'phone':
      return value as string;
  }
}
