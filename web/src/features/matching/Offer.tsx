import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer, api } from '../../api/client';
import { Facts, Tag } from '../../kit/bits';
import { Button, ButtonLink } from '../../kit/Button';
import { longDay } from '../../kit/days';
import { Dialog } from '../../kit/Dialog';
import { Choices } from '../../kit/Choices';
import { CheckField, TextArea } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Icon } from '../../kit/icons';
import { spokenName } from '../../kit/languages';
import { Page, Section } from '../../kit/Page';
import { recordScreen } from '../../kit/recordScreen';
import { Loaded } from '../../kit/states';
import { positionInList } from '../../kit/listMemory';
import { useAct } from '../../kit/useAct';
import { useDraft } from '../../offline/drafts';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { lastDayOf } from './Offers';
import { DECLINE_REASONS, offerOf, WAYS, type OfferItem } from './offers';
import '../follow-ups/day.css';

const CHANGES = [['offers'], ['cases'], ['follow-ups'], ['counts'], ['advisers'], ['matching']] as const;

/** One request: what an adviser needs to decide, and the answer. Coordination notes an answer that was told them. */
export default recordScreen(Offer);

function Offer({ id }: { id: string }) {
  const { t } = useTranslation('day');
  const query = useQuery(offerOf(id));
  return (
    <Loaded query={query} tall>
      {(offer) => <OfferPage offer={offer} back={t('offer.to')} />}
    </Loaded>
  );
}

function OfferPage({ offer, back }: { offer: OfferItem; back: string }) {
  const { t } = useTranslation('day');
  const { t: common } = useTranslation();
  const me = useMe();
  const mine = offer.adviserId === me.adviserId;
  return (
    <Page
      title={offer.caseReference ?? t('offer.title', { canton: offer.canton })}
      back={{ href: positionInList('offers', offer.id).back, label: back }}
      actions={
        <Tag tone={offer.state === 'open' ? 'info' : offer.state === 'accepted' ? 'good' : 'plain'}>
          {t(`state.${offer.state}`)}
        </Tag>
      }
    >
      <Section title={common(`procedure.${offer.procedure}`)}>
        <Facts
          items={[
            [t('offer.languages'), offer.languages.map(spokenName).join(', ')],
            [t('offer.canton'), offer.canton],
            [t('offer.waiting'), t('offer.waits', { count: offer.waitingDays })],
            offer.state === 'open' && [t('offer.lapses'), <strong key="lapses">{longDay(lastDayOf(offer))}</strong>],
            offer.reason !== null && [
              t('offer.reason'),
              <>
                {t(`decline.${offer.reason}`)}
                {offer.note && (
                  <>
                    : <bdi>{offer.note}</bdi>
                  </>
                )}
              </>,
            ],
            offer.onBehalf && offer.how !== null && [t('offer.how'), t(`way.${offer.how}`)],
          ]}
        />
      </Section>
      {offer.reasons.length > 0 && (
        <Section
          title={t(mine ? 'offer.why' : 'offer.whyThem')}
          actions={
            mine ? undefined : (
              <ButtonLink kind="quiet" small href={hrefTo('adviser', { id: offer.adviserId })}>
                {t('offer.showAdviser')}
              </ButtonLink>
            )
          }
        >
          <ul className="offer-terms">
            {offer.reasons.map(({ code, text, points }) => (
              <li key={code + text}>
                {points > 0 ? (
                  <Icon name="check" size={18} />
                ) : (
                  <span className="offer-dash" aria-hidden="true">
                    –
                  </span>
                )}
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {offer.state === 'open' ? (
        <Answer offer={offer} mine={mine} />
      ) : (
        <p className="notice">
          <span>{t('offer.over')}</span>
        </p>
      )}
      {offer.caseId && (offer.state !== 'open' || !mine) && (
        <div className="buttons">
          <ButtonLink href={hrefTo('case', { id: offer.caseId })} icon="people">
            {t('offer.toCase')}
          </ButtonLink>
        </div>
      )}
    </Page>
  );
}

function Answer({ offer, mine }: { offer: OfferItem; mine: boolean }) {
  const { t } = useTranslation('day');
  const [, go] = useLocation();
  const [ticked, setTicked] = useState(false);
  const [missed, setMissed] = useState(false);
  const [declining, setDeclining] = useState(false);
  const [how, setHow] = useState<(typeof WAYS)[number]>('phone');
  const accept = useAct(
    () =>
      answer(
        api.POST('/api/offers/{id}/accept', {
          params: { path: { id: offer.id } },
          body: { noConflict: true, ...(mine ? {} : { onBehalf: true, how }) },
        }),
      ),
    {
      changes: CHANGES,
      done: () => t(mine ? 'offer.accepted' : 'offer.acceptedFor'),
      onDone: (accepted) => go(mine && accepted.caseId ? hrefTo('case', { id: accepted.caseId }) : hrefTo('offers')),
    },
  );
  const full = accept.error !== null && 'slug' in accept.error && accept.error.slug === 'capacity';
  return (
    <Section title={mine ? t('offer.accept') : t('offer.onBehalf')}>
      {mine ? (
        <p>{t('offer.after')}</p>
      ) : (
        <Choices
          legend={t('offer.how')}
          columns={2}
          value={how}
          onChange={setHow}
          options={WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
        />
      )}
      <CheckField
        label={t('offer.noConflict')}
        hint={mine ? t('offer.noConflictHint') : undefined}
        checked={ticked}
        onChange={(on) => {
          setTicked(on);
          setMissed(false);
        }}
      />
      {missed && (
        <p className="field-error" role="alert">
          {t('offer.needTick')}
        </p>
      )}
      {accept.words && (
        <p className="refusal" role="alert">
          {full ? t('offer.full') : accept.words}
        </p>
      )}
      <div className="buttons">
        <Button
          kind="primary"
          icon="check"
          busy={accept.busy}
          onClick={() => (ticked ? accept.run(undefined) : setMissed(true))}
        >
          {t(mine ? 'offer.accept' : 'offer.acceptFor')}
        </Button>
        <Button onClick={() => setDeclining(true)}>{t(mine ? 'offer.decline' : 'offer.declineFor')}</Button>
      </div>
      <Dialog
        title={t(mine ? 'offer.declineTitle' : 'offer.declineFor')}
        open={declining}
        onClose={() => setDeclining(false)}
      >
        <Decline offer={offer} mine={mine} />
      </Dialog>
    </Section>
  );
}

interface Declined {
  reason: (typeof DECLINE_REASONS)[number];
  note: string;
  how: (typeof WAYS)[number];
}

function Decline({ offer, mine }: { offer: OfferItem; mine: boolean }) {
  const { t } = useTranslation('day');
  const [, go] = useLocation();
  const {
    value: { reason, note, how },
    change,
    clear,
  } = useDraft<Declined>(`decline-offer/${offer.id}`, { reason: 'no-time', note: '', how: 'phone' });
  const decline = useAct(
    () =>
      answer(
        api.POST('/api/offers/{id}/decline', {
          params: { path: { id: offer.id } },
          body: { reason, ...(note.trim() ? { note: note.trim() } : {}), ...(mine ? {} : { onBehalf: true, how }) },
        }),
      ),
    {
      changes: CHANGES,
      done: () => t('offer.declined'),
      onDone: () => {
        clear();
        go(hrefTo('offers'));
      },
    },
  );
  return (
    <Form submit={t(mine ? 'offer.decline' : 'offer.declineFor')} onSend={() => decline.runAsync(undefined)}>
      {mine && <p>{t('offer.declineLead')}</p>}
      <Choices
        legend={t('offer.reason')}
        columns={2}
        pointer="/reason"
        value={reason}
        onChange={(chosen) => change({ reason: chosen })}
        options={DECLINE_REASONS.map((value) => ({ value, label: t(`decline.${value}`) }))}
      />
      {!mine && (
        <Choices
          legend={t('offer.how')}
          columns={2}
          value={how}
          onChange={(way) => change({ how: way })}
          options={WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
        />
      )}
      <TextArea
        label={t(reason === 'other' ? 'offer.noteOther' : 'offer.note')}
        optional={reason !== 'other'}
        pointer="/note"
        rows={2}
        maxLength={1000}
        value={note}
        onChange={(words) => change({ note: words })}
      />
    </Form>
  );
}
