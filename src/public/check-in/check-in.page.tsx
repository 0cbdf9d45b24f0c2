import type { ComponentChildren, VNode } from 'preact';
import { CHECK_IN_ANSWERS, type CheckInAnswer } from '../../follow-ups/check-ins/check-in.entity.js';
import type { TextKey } from '../../texts/texts.js';
import { Frame } from '../pages/frame.js';
import type { PageRequest } from '../pages/page-request.js';

/** What a browser may offer of its files: phones turn their own format into JPEG for it. */
const TAKEN = 'image/jpeg,image/png,image/webp,application/pdf';
export const PHOTO_FIELD = 'photo';

export interface CheckInPageProps {
  request: PageRequest;
  token: string;
}

/** Neither a name nor what it is about: whoever else holds the phone learns nothing. */
function Page({
  request,
  title,
  problem = false,
  children,
}: {
  request: PageRequest;
  title: string;
  problem?: boolean;
  children: ComponentChildren;
}): VNode {
  return (
    <Frame request={request} title={title} problem={problem} bare>
      <h1>{title}</h1>
      {children}
    </Frame>
  );
}

/** One form, whose buttons are the answers: opening the page does nothing, one tap answers. */
export function AskPage({ request, token }: CheckInPageProps): VNode {
  const { texts } = request;
  return (
    <Page request={request} title={texts.t('check-in.title')}>
      <p class="lead">{texts.t('check-in.lead')}</p>
      <form method="post" action={addressOf(request, token)}>
        <p class="answers">
          {CHECK_IN_ANSWERS.filter((answer) => answer !== 'other').map((answer) => (
            <button class="go" name="answer" value={answer}>
              {texts.t(`check-in.answer.${answer}`)}
            </button>
          ))}
        </p>
        <div class="apart">
          <p>{texts.t('check-in.other.text')}</p>
          <p class="buttons">
            <button class="go second" name="answer" value="other">
              {texts.t('check-in.answer.other')}
            </button>
          </p>
        </div>
      </form>
      <Stop request={request} token={token} />
    </Page>
  );
}

export function AnsweredPage({
  request,
  token,
  answer,
  photo,
}: CheckInPageProps & { answer: CheckInAnswer; photo: boolean }): VNode {
  const { texts } = request;
  return (
    <Page request={request} title={texts.t('thanks.title')}>
      <p class="lead">{texts.t(`check-in.thanks.${answer}`)}</p>
      {photo && (
        <>
          <h2>{texts.t('check-in.photo.title')}</h2>
          <PhotoForm request={request} token={token} />
        </>
      )}
      <Stop request={request} token={token} />
    </Page>
  );
}

/** `got`: a photo has just arrived; `more`: another one is taken. */
export function PhotoPage({
  request,
  token,
  got = false,
  more = true,
  fault,
}: CheckInPageProps & { got?: boolean; more?: boolean; fault?: TextKey }): VNode {
  const { texts } = request;
  return (
    <Page
      request={request}
      title={texts.t(got ? 'thanks.title' : 'check-in.photo.title')}
      problem={fault !== undefined}
    >
      {got && <p class="lead">{texts.t('check-in.photo.got')}</p>}
      {more && <PhotoForm request={request} token={token} fault={fault} />}
      <Stop request={request} token={token} />
    </Page>
  );
}

export function OverPage({ request, token, known }: CheckInPageProps & { known: boolean }): VNode {
  const { texts } = request;
  return (
    <Page request={request} title={texts.t('check-in.over.title')}>
      <p class="lead">{texts.t('check-in.over.text')}</p>
      {known && <Stop request={request} token={token} />}
    </Page>
  );
}

export function StoppedPage({ request }: { request: PageRequest }): VNode {
  const { texts } = request;
  return (
    <Page request={request} title={texts.t('check-in.stopped.title')}>
      <p class="lead">{texts.t('check-in.stopped.text')}</p>
    </Page>
  );
}

function PhotoForm({ request, token, fault }: CheckInPageProps & { fault?: TextKey }): VNode {
  const { texts } = request;
  return (
    <form method="post" action={addressOf(request, token, '/photo')} enctype="multipart/form-data">
      <div class={fault ? 'field wrong' : 'field'}>
        <label for={PHOTO_FIELD}>{texts.t('check-in.photo.label')}</label>
        <p class="hint" id="photo-hint">
          {texts.t('check-in.photo.text')}
        </p>
        {fault && (
          <p class="error" id="photo-error">
            <span class="away">{texts.t('error.title')} </span>
            {texts.t(fault)}
          </p>
        )}
        <input
          id={PHOTO_FIELD}
          name={PHOTO_FIELD}
          type="file"
          accept={TAKEN}
          aria-describedby={fault ? 'photo-hint photo-error' : 'photo-hint'}
          aria-invalid={fault ? 'true' : undefined}
        />
      </div>
      <p class="buttons">
        <button class="go">{texts.t('check-in.photo.send')}</button>
      </p>
    </form>
  );
}

/** On every page of a link of ours, also of one that is used or over. */
function Stop({ request, token }: CheckInPageProps): VNode {
  const { texts } = request;
  return (
    <form method="post" action={addressOf(request, token)} class="apart">
      <p>{texts.t('check-in.stop.text')}</p>
      <p class="buttons">
        <button class="go danger" name="answer" value="stop">
          {texts.t('check-in.stop')}
        </button>
      </p>
    </form>
  );
}

function addressOf({ texts }: PageRequest, token: string, more = ''): string {
  return `/check-in/${token}${more}?lang=${texts.language}`;
}
