import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Sessions } from '../access/sessions.js';
import { AccountParticipants } from './account-participants.js';
import { AccountAddresses } from './account-address.service.js';
import { AccountLetters } from './account-letters.js';
import { AccountsController } from './accounts.controller.js';
import { AccountListService } from './account-list.service.js';
import { AccountsService } from './accounts.service.js';
import { Auth, AuthSettings } from './auth.js';
import { PasswordCheck } from './password-check.service.js';
import { DeputiesController } from './deputies.controller.js';
import { DeputiesService } from './deputies.service.js';
import { KnownBrowsers } from './known-browsers.js';
import { LetterSignInService } from './letter-sign-in.service.js';
import { LinkLetters } from './link-letters.js';
import { NoticesService } from './notices.service.js';
import { PasswordLinksService } from './password-links.service.js';
import { PasswordSignInService } from './password-sign-in.service.js';
import { PasskeyChallenges } from './passkey-challenges.js';
import { PasskeySignInController } from './passkey-sign-in.controller.js';
import { PasskeySignInService } from './passkey-sign-in.service.js';
import { PasskeyVerification } from './passkey-verification.js';
import { PasskeysController } from './passkeys.controller.js';
import { PasskeysService } from './passkeys.service.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';
import { SecondFactorSignInService } from './second-factor-sign-in.service.js';
import { SessionConfirmationService } from './session-confirmation.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInController } from './sign-in.controller.js';
import { SignInLetters } from './sign-in-letters.js';
import { SignInSessions } from './sign-in-sessions.service.js';
import { SignInAttempts } from './sign-in-attempts.service.js';
import { TablesOfAccounts } from './personal-tables.js';

@Global()
@Module({})
export class AccountsModule {
  static with(settings: AuthSettings): DynamicModule {
    return {
      module: AccountsModule,
      controllers: [
        AccountsController,
        DeputiesController,
        SignInController,
        SessionsController,
        SecondFactorController,
        PasskeysController,
        PasskeySignInController,
      ],
      providers: [
        TablesOfAccounts,
        { provide: AuthSettings, useValue: settings },
        Auth,
        { provide: Sessions, useExisting: Auth },
        KnownBrowsers,
        SignInAttempts,
        AccountParticipants,
        DeputiesService,
        AccountAddresses,
        AccountLetters,
        LinkLetters,
        SignInLetters,
        AccountListService,
        AccountsService,
        PasswordCheck,
        PasswordLinksService,
        SignInSessions,
        PasswordSignInService,
        SecondFactorSignInService,
        LetterSignInService,
        SessionConfirmationService,
        SecondFactorService,
        SessionsService,
        PasskeyChallenges,
        PasskeyVerification,
        PasskeySignInService,
        PasskeysService,
        NoticesService,
      ],
      exports: [AccountParticipants, AccountsService, PasswordLinksService, Sessions, Auth, NoticesService],
    };
  }
}
