import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { ShareBar } from '../../kit/ShareBar';
import type { Locale } from '../../texts';
import { ChecklistRow } from './ChecklistRow';
import { checklistQuery } from './queries';

export function Checklist({ caseId }: { caseId: string }) {
  const { t, i18n } = useTranslation('cases');
  const query = useQuery(checklistQuery(caseId));
  const locale = i18n.language as Locale;
  return (
    <Section title={t('checklist.title')} id="checklist">
      <Loaded query={query} lines={6}>
        {({ items, warnings }) => {
          const needed = items.filter((item) => item.needed === 'yes' || item.have);
          const have = needed.filter((item) => item.have).length;
          return (
            <>
              {warnings.map((warning) => (
                <div key={warning.code} className="notice notice-soon">
                  <Icon name="alert" />
                  <span>
                    {warning.words[locale]}{' '}
                    <span className="hint">{t('checklist.source', { source: warning.source })}</span>
                  </span>
                </div>
              ))}
              {items.length === 0 ? (
                <p className="hint">{t('checklist.empty')}</p>
              ) : (
                <p className="checklist-progress">
                  <span>{t('checklist.progress', { have, of: needed.length })}</span>
                  <ShareBar share={needed.length === 0 ? 0 : have / needed.length} />
                </p>
              )}
              <ul className="checklist">
                {items.map((item) => (
                  <ChecklistRow key={item.item} caseId={caseId} item={item} locale={locale} />
                ))}
              </ul>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
