import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { Form } from '../../kit/Form';
import { Icon } from '../../kit/Icon';
import { Section } from '../../kit/Section';
import { TextArea } from '../../kit/TextArea';
import { useToast } from '../../kit/ToastProvider';
import { useDraft } from '../../offline/drafts';
import type { IrregularityDetail } from './queries';
import { refreshIrregularity } from './updateIrregularity';

export function AnswerQuestion({ irregularity }: { irregularity: IrregularityDetail }) {
  const { t } = useTranslation('irregularities');
  const showToast = useToast();
  const { value, change: type, clear } = useDraft(`answer/${irregularity.id}`, { text: '' });
  const [isMissing, setMissing] = useState(false);
  return (
    <Section id="question" title={irregularity.mine ? t('question.title') : t('question.open')}>
      <div className="notice notice-soon">
        <Icon name="note" />
        <p dir="auto">{irregularity.question}</p>
      </div>
      {irregularity.mine && (
        <Form
          submitLabel={t('question.send')}
          onSubmit={async () => {
            setMissing(value.text.trim() === '');
            if (value.text.trim() === '') return;
            const updated = await unwrap(
              api.POST('/api/irregularities/{id}/answer', {
                params: { path: { id: irregularity.id } },
                body: { text: value.text.trim() },
              }),
            );
            clear();
            showToast(t('question.sent'));
            await refreshIrregularity(updated);
          }}
        >
          <TextArea
            label={t('question.answer')}
            pointer="/text"
            error={isMissing ? t('need.reason') : undefined}
            limits={limits.AnswerQuestion.text}
            value={value.text}
            onChange={(text) => type({ text })}
          />
        </Form>
      )}
    </Section>
  );
}
