import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { CreateCampaign } from '../../api/limits';
import { Button } from '../../kit/Button';
import { CopyButton } from '../../kit/CopyButton';
import { ErrorText } from '../../kit/ErrorText';
import { Field } from '../../kit/Field';
import { Section } from '../../kit/Section';
import { useAction } from '../../kit/useAction';

/** Source under which unknown words are counted. */
export const OTHER_SOURCE = 'other';

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
    .slice(0, CreateCampaign.source.maxLength);
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
          <input {...controlProps} value={text} autoComplete="off" onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <ErrorText>{createCampaign.errorMessage}</ErrorText>
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
