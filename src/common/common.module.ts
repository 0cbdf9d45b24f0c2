import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './clock.js';
import { Keys } from './keys.js';
import { Pager } from './page.js';

@Global()
@Module({})
export class CommonModule {
  static with(secret: string, clock = new Clock()): DynamicModule {
    const keys = new Keys(secret);
    return {
      module: CommonModule,
      providers: [
        { provide: Clock, useValue: clock },
        { provide: Keys, useValue: keys },
        { provide: Pager, useValue: new Pager(keys) },
      ],
      exports: [Clock, Keys, Pager],
    };
  }
}
