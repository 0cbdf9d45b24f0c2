import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CleaningSettings, FileCleaner } from './file-cleaner.js';
import { FileFolder, FileStore } from './file.store.js';
import { ScannerSettings, VirusScanner } from './virus-scanner.js';

@Global()
@Module({})
export class FilesModule {
  static with(dataDir: string, clamdUrl: string | null): DynamicModule {
    return {
      module: FilesModule,
      providers: [
        { provide: FileFolder, useValue: new FileFolder(dataDir) },
        { provide: ScannerSettings, useValue: new ScannerSettings(clamdUrl) },
        { provide: CleaningSettings, useValue: new CleaningSettings() },
        FileStore,
        FileCleaner,
        VirusScanner,
      ],
      exports: [FileStore, FileCleaner, VirusScanner],
    };
  }
}
