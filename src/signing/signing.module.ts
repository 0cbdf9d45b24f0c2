import { Global, Module } from '@nestjs/common';
import { SigningController } from './signing.controller.js';
import { SigningKeys } from './signing-keys.service.js';

@Global()
@Module({ controllers: [SigningController], providers: [SigningKeys], exports: [SigningKeys] })
export class SigningModule {}
