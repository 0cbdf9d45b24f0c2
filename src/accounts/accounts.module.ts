import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Sessions } from '../access/sessions.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { Auth, AuthSettings } from './auth.js';
import { NoticesService } from './notices.service.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';

@Global()
@Module({})
export class AccountsModule {
  static with(settings: AuthSettings): DynamicModule {
    return {
      module: AccountsModule,
      controllers: [AccountsController, SignInController, SessionsController, SecondFactorController],
      providers: [{ provide: AuthSettings, useValue: settings }, Auth, { provide: Sessions, useExisting: Auth }, AccountsService, SignInService, SecondFactorService, SessionsService, NoticesService],
      exports: [AccountsService, Sessions, Auth, NoticesService],
    };
  }
}
