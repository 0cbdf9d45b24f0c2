import { Body, Controller, Get, Post } from '@nestjs/common';
import { Permit } from '../access/permit.js';
import { Action } from '../common/http.js';
import { ClockView, DemoMails, AdvanceClock } from './demo.dto.js';
import { DemoService } from './demo.service.js';

/** Only in the demonstration. */
@Controller('api/demo')
export class DemoController {
  constructor(private readonly demo: DemoService) {}

  @Get('clock')
  @Permit('demo.clock')
  now(): ClockView {
    return this.demo.now();
  }

  /** Moves the demonstration's day; reminders that fall due leave before the answer comes. */
  @Post('clock')
  @Permit('demo.clock')
  @Action()
  advance(@Body() input: AdvanceClock): Promise<ClockView> {
    return this.demo.advance(input.advance);
  }

  /** The last letters that left. */
  @Get('letters')
  @Permit('demo.clock')
  letters(): DemoMails {
    return { items: this.demo.letters(), next: null };
  }
}
