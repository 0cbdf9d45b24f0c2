import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../api/client';
import { EmptyState } from '../kit/EmptyState';
import { Loaded } from '../kit/Loaded';

export function DemoLetters() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['demo', 'letters'], queryFn: () => unwrap(api.GET('/api/demo/letters')) });
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="mail" title={t('demo.noLetters')} />
        ) : (
          <div className="rows">
            {items.toReversed().map(({ to, subject, text }, index) => (
              <details key={index} className="row">
                <summary>
                  <strong>
                    <bdi>{subject}</bdi>
                  </strong>{' '}
                  <span className="hint">{t('demo.to', { to })}</span>
                </summary>
                <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} dir="auto">
                  {text}
                </p>
              </details>
            ))}
          </div>
        )
      }
    </Loaded>
  );
}
