import { useTranslation } from 'react-i18next';
import { SelectField } from '../../kit/SelectField';
import { TextField } from '../../kit/TextField';
import { hasSwissPartner, SWISS_BY, type FactsForm } from './facts';
import { SinceFields } from './SinceFields';
import { YesNoField } from './YesNoField';

/** What decides about the ways of spouses is asked once there is a Swiss partner (LN 10, 21). */
export function PartnerFields({ value, change }: { value: FactsForm; change: (changed: Partial<FactsForm>) => void }) {
  const { t } = useTranslation('cases');
  const unknown = { value: 'unknown' as const, label: t('facts.unknown') };
  const isMarried = value.married === 'since';
  return (
    <fieldset className="stack">
      <legend>{t('facts.partner')}</legend>
      <div className="fields">
        <SinceFields name="married" value={value} change={change} />
        {!isMarried && <SinceFields name="registered" value={value} change={change} />}
        {hasSwissPartner(value) && (
          <YesNoField
            label={t('facts.swissAtWedding')}
            pointer="/facts/swissAtWedding"
            value={value.swissAtWedding}
            onChange={(swissAtWedding) => change({ swissAtWedding })}
          />
        )}
        {hasSwissPartner(value) && value.swissAtWedding === 'no' && (
          <SelectField
            label={t('facts.swissBy')}
            pointer="/facts/swissBy"
            value={value.swissBy}
            onChange={(swissBy) => change({ swissBy })}
            emptyLabel={t('facts.notAsked')}
            options={[...SWISS_BY.map((code) => ({ value: code, label: t(`swissBy.${code}`) })), unknown]}
          />
        )}
        {isMarried && (
          <SelectField
            label={t('facts.livedAbroad')}
            pointer="/facts/livedAbroad"
            value={value.livedAbroad}
            onChange={(livedAbroad) => change({ livedAbroad })}
            emptyLabel={t('facts.notAsked')}
            options={[{ value: 'never', label: t('facts.no') }, { value: 'yes', label: t('facts.yes') }, unknown]}
          />
        )}
        {isMarried && value.livedAbroad === 'yes' && (
          <>
            <TextField
              label={t('facts.unionYears')}
              hint={t('facts.unionYearsHint')}
              limits={null}
              pointer="/facts/livedAbroad/unionYears"
              inputMode="numeric"
              autoComplete="off"
              value={value.unionYears}
              onChange={(unionYears) => change({ unionYears })}
            />
            <YesNoField
              label={t('facts.closeTies')}
              pointer="/facts/livedAbroad/closeTies"
              value={value.closeTies}
              onChange={(closeTies) => change({ closeTies })}
            />
          </>
        )}
      </div>
    </fieldset>
  );
}
