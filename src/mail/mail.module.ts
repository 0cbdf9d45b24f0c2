import { Global, Module, type DynamicModule } from '@nestjs/common';
import { MailService } from './mail.service.js';
import { OutboxController } from './outbox.controller.js';
import { OutboxService } from './outbox.service.js';
import { Transport } from './transport.js';

@Global()
@Module({})
export class MailModule {
  static with(transport: Transport): DynamicModule {
    return {
      module: MailModule,
      controllers: [OutboxController],
      providers: [{ provide: Transport, useValue: transport }, MailService, OutboxService],
      exports: [MailService, Transport],
    };
  }
}
