import { applyDecorators, Controller, UseFilters, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PageFilter } from './page.filter.js';
import { PageInterceptor } from './page.interceptor.js';

/** Rendered in the reader's language, errors too, and left out of the API's description. */
export function Pages(): ClassDecorator {
  return applyDecorators(
    Controller(),
    ApiExcludeController(),
    UseInterceptors(PageInterceptor),
    UseFilters(PageFilter),
  );
}
