import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule, Reflector } from '@nestjs/core';
import { HeadersInterceptor } from '../common/http.js';
import { AccessGuard, ContextInterceptor, TrustedOrigin } from './guard.js';

@Global()
@Module({})
export class AccessModule {
  static with(url: string): DynamicModule {
    return {
      module: AccessModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: TrustedOrigin, useValue: new TrustedOrigin(new URL(url).origin) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: ContextInterceptor },
        {
          provide: APP_INTERCEPTOR,
          useFactory: (reflector: Reflector) => new HeadersInterceptor(reflector),
          inject: [Reflector],
        },
      ],
      exports: [TrustedOrigin],
    };
  }
}
