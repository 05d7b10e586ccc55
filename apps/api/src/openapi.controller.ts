import { Controller, Get } from '@nestjs/common';
import { OpenRoute } from './actor.guard.js';
import { openApiDocument } from './openapi.js';

@Controller('api/openapi.json')
export class OpenApiController {
  private document: ReturnType<typeof openApiDocument> | undefined;

  @Get()
  @OpenRoute()
  show(): ReturnType<typeof openApiDocument> {
    this.document ??= openApiDocument();
    return this.document;
  }
}
