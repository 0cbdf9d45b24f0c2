import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Keys } from '../common/keys.js';
import type { Config } from '../config.js';
import { BouncesController } from './bounces.controller.js';
import { BouncesKey, BouncesService } from './bounces.service.js';
import { DeliveryService } from './delivery.service.js';
import { MailClaims } from './mail-claims.service.js';
import { MailServerService } from './mail-server.service.js';
import { MailService } from './mail.service.js';
import { OutboxController } from './outbox.controller.js';
import { OutboxService } from './outbox.service.js';
import { ReturnPath } from './return-path.js';
import { Transport } from './transport.js';
import { TablesOfMail } from './personal-tables.js';

@Global()
@Module({})
export class MailModule {
  static with(transport: Transport, config: Pick<Config, 'mailReturnPath' | 'mailBouncesKey'>): DynamicModule {
    const returnPath = (keys: Keys): ReturnPath => new ReturnPath(keys, config.mailReturnPath);
    return {
      module: MailModule,
      controllers: [OutboxController, BouncesController],
      providers: [
        TablesOfMail,
        { provide: Transport, useValue: transport },
        { provide: ReturnPath, useFactory: returnPath, inject: [Keys] },
        { provide: BouncesKey, useValue: new BouncesKey(config.mailBouncesKey) },
        MailService,
        MailServerService,
        MailClaims,
        DeliveryService,
        BouncesService,
        OutboxService,
      ],
      exports: [MailService, MailServerService, DeliveryService, Transport],
    };
  }
}
