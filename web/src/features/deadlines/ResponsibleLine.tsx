import { useTranslation } from 'react-i18next';
import { PhoneLink } from '../../kit/PhoneLink';
import { useMe } from '../../session';
import type { CaseDeadline } from './queries';

/** Who answers for it, with the number to phone while they have not acknowledged it. */
export function ResponsibleLine({ deadline: { responsible } }: { deadline: CaseDeadline }) {
  const { t } = useTranslation('deadlines');
  const me = useMe();
  const { accountId, name, role, phone } = responsible;
  return (
    <p className="deadline-who">
      <span>
        {name === null
          ? t('who.nobody')
          : accountId === me.id
            ? t('who.you')
            : t(role === 'adviser' ? 'who.responsible' : 'who.coordination', { name })}
      </span>
      {phone !== null && (
        <PhoneLink small phone={phone} note={null}>
          {t('who.phone', { name })} <bdi dir="ltr">{phone}</bdi>
        </PhoneLink>
      )}
    </p>
  );
}
