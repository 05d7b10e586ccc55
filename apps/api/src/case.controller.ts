import { Controller, Get, Param } from '@nestjs/common';
import type { CaseAnswer } from '#domain/answers/case.js';
import { caseAggregateAt } from '#domain/registry.js';
import { CasePages } from './case-pages.js';
import { HttpProblem } from './problem.js';
import { CurrentUser, type SignedIn } from './signed-in.js';

@Controller('api/cases')
export class CaseController {
  constructor(private readonly pages: CasePages) {}

  @Get(':caseType/:caseId')
  async show(@Param('caseType') caseType: string, @Param('caseId') caseId: string, @CurrentUser() user: SignedIn): Promise<CaseAnswer> {
    const aggregate = caseAggregateAt(caseType);
    if (!aggregate || aggregate.path === 'atgard') throw new HttpProblem(404, 'not-found');
    return this.pages.caseAnswer(aggregate, caseId, user);
  }
}
