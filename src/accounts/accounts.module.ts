import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Sessions } from '../access/sessions.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { Auth, AuthSettings } from './auth.js';
import { SignInController } from './sign-in.controller.js';

@Global()
@Module({})
export class AccountsModule {
  static with(settings: AuthSettings): DynamicModule {
    return {
      module: AccountsModule,
      controllers: [AccountsController, SignInController],
      providers: [{ provide: AuthSettings, useValue: settings }, Auth, { provide: Sessions, useExisting: Auth }, AccountsService],
      exports: [AccountsService, Sessions, Auth],
    };
  }
}
