import { useTranslation } from 'react-i18next';
import { useCommuneName } from '../../kit/places';
import type { FactsForm } from './facts';

function ResidenceText({ residence }: { residence: FactsForm['residence'][number] }) {
  const { t } = useTranslation('cases');
  const name = useCommuneName(residence.commune);
  return (
    <>
      {t('facts.span', {
        what: residence.commune === null ? t('facts.unknown') : name,
        from: residence.from,
        to: residence.to || t('facts.today'),
      })}
    </>
  );
}

export function Residences({ residences }: { residences: FactsForm['residence'] }) {
  return (
    <>
      {residences.map((residence, index) => (
        <span key={index} className="residence">
          <ResidenceText residence={residence} />
        </span>
      ))}
    </>
  );
}
