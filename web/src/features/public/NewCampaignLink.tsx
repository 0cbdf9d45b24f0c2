import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { useAction } from '../../kit/useAction';
import { unwrap, api } from '../../api/client';
import { Field } from '../../kit/Field';
import { CopyButton } from '../../kit/CopyButton';
import { Button } from '../../kit/Button';
import { Section } from '../../kit/Section';

/** Under which the program counts all words that nobody has made. */
export const OTHER_SOURCE = 'other';

/** Makes the link for a leaflet or a poster from a word, which is counted by itself from then on. */
export function NewCampaignLink() {
  const { t } = useTranslation('figures');
  const [text, setText] = useState('');
  const [createdSource, setCreatedSource] = useState<string | null>(null);
  const source = text
    .trim()
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  const createCampaign = useAction(
    (newSource: string) => unwrap(api.POST('/api/campaigns', { body: { source: newSource } })),
    {
      invalidates: [['campaigns']],
      onSuccess: (campaign) => setCreatedSource(campaign.source),
    },
  );
  const link = `${location.origin}/?source=${source}`;
  return (
    <Section title={t('campaigns.link')}>
      <Field label={t('campaigns.word')} hint={t('campaigns.wordHint')}>
        {(controlProps) => (
          <input
            {...controlProps}
            value={text}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {createCampaign.errorMessage && (
        <p className="field-error" role="alert">
          {createCampaign.errorMessage}
        </p>
      )}
      {source !== '' &&
        source !== OTHER_SOURCE &&
        (createdSource === source ? (
          <p className="buttons" role="status">
            <code dir="ltr" className="campaign-link">
              {link}
            </code>{' '}
            <CopyButton text={link} />
          </p>
        ) : (
          <p className="buttons">
            <Button busy={createCampaign.busy} onClick={() => createCampaign.run(source)}>
              {t('campaigns.make')}
            </Button>
          </p>
        ))}
    </Section>
  );
}
