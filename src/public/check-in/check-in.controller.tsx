import { Get, Param, Post } from '@nestjs/common';
import { Open } from '../../access/permit.js';
import { Problem, TooMany } from '../../common/problem.js';
import { RateLimit } from '../../common/rate.js';
import { FormUpload, TakesFileForm, UploadedForm } from '../../common/upload.js';
import { MAX_BYTES } from '../../files/clean-file.js';
import { CHECK_IN_ANSWERS } from '../../follow-ups/check-ins/check-in.entity.js';
import { CheckInAnswersService, type CheckInLink } from '../../follow-ups/check-ins/check-in-answers.service.js';
import { valueOf } from '../pages/form.rules.js';
import { Pages } from '../pages/page.decorator.js';
import { CurrentPage, type PageAnswer, type PageRequest } from '../pages/page-request.js';
import { AnsweredPage, AskPage, OverPage, PHOTO_FIELD, PhotoPage, StoppedPage } from './check-in.page.js';

/** The link of a letter that asks how it is going. Open even where the public pages are not. */
@Pages()
export class CheckInController {
  constructor(
    private readonly checkIns: CheckInAnswersService,
    private readonly rate: RateLimit,
  ) {}

  /** Does nothing, as often as it is opened. */
  @Get('check-in/:token')
  @Open('public.check-in')
  async show(@CurrentPage() request: PageRequest, @Param('token') token: string): Promise<PageAnswer> {
    const link = await this.checkIns.look(token);
    if (link?.photo) return { page: () => <PhotoPage request={request} token={token} /> };
    if (link?.state === 'open') return { page: () => <AskPage request={request} token={token} /> };
    return over(request, token, link);
  }

  @Post('check-in/:token')
  @Open('public.check-in.answer')
  async answer(@CurrentPage() request: PageRequest, @Param('token') token: string): Promise<PageAnswer> {
    await this.rate.consume(`check-in ${this.rate.clientKey(request.ip)}`, 60, 600);
    const tapped = valueOf(request.form, 'answer');
    if (tapped === 'stop') {
      const stopped = await this.checkIns.stop(token);
      return stopped ? { page: () => <StoppedPage request={request} /> } : over(request, token, null);
    }
    const answer = CHECK_IN_ANSWERS.find((each) => each === tapped);
    if (!answer) return this.show(request, token);
    const link = await this.checkIns.answer(token, answer);
    // The same tap twice is one answer.
    if (link?.state !== 'answered' || link.answer !== answer) return over(request, token, link);
    return { page: () => <AnsweredPage request={request} token={token} answer={answer} photo={link.photo} /> };
  }

  @Post('check-in/:token/photo')
  @Open('public.check-in.photo')
  @TakesFileForm()
  async addPhoto(
    @CurrentPage() request: PageRequest,
    @Param('token') token: string,
    @UploadedForm() form: FormUpload,
  ): Promise<PageAnswer> {
    await this.rate.consume(`check-in photo ${this.rate.clientKey(request.ip)}`, 20, 600);
    const link = await this.checkIns.state(token);
    if (!link?.photo) return over(request, token, link);
    const refused = (fault: 'check-in.photo.none' | 'check-in.photo.bad'): PageAnswer => ({
      status: 422,
      page: () => <PhotoPage request={request} token={token} fault={fault} />,
    });
    try {
      const photo = await form.file(PHOTO_FIELD, MAX_BYTES);
      if (photo === null) return refused('check-in.photo.none');
      const after = await this.checkIns.addPhoto(token, photo);
      return { page: () => <PhotoPage request={request} token={token} got more={after.photo} /> };
    } catch (error) {
      // Whatever was wrong with the file: somebody who stands at a letter box needs one sentence about what to do.
      if (error instanceof Problem && !(error instanceof TooMany)) return refused('check-in.photo.bad');
      throw error;
    }
  }
}

function over(request: PageRequest, token: string, link: CheckInLink | null): PageAnswer {
  if (link?.stopped) return { status: 410, page: () => <StoppedPage request={request} /> };
  return {
    status: link ? 410 : 404,
    page: () => <OverPage request={request} token={token} known={link !== null} />,
  };
}
