import { Global, Module, type DynamicModule } from '@nestjs/common';
import { FileFolder, FileStore } from './file.store.js';

@Global()
@Module({})
export class FilesModule {
  static with(dataDir: string): DynamicModule {
    return {
      module: FilesModule,
      providers: [{ provide: FileFolder, useValue: new FileFolder(dataDir) }, FileStore],
      exports: [FileStore],
    };
  }
}
