import { Body, Controller, Delete, Get, Inject, Param, Put } from '@nestjs/common';
import { draftBody, draftName, type DraftAnswer, type DraftRemovedAnswer, type DraftSavedAnswer, type DraftsAnswer } from '#domain/answers/drafts.js';
import type { Drafts } from '#identity/drafts.js';
import { HttpProblem, invalidInput } from './problem.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { DraftsToken } from './tokens.js';

/** F-01: what somebody has begun to write. Only that person finds it; to everybody else it is not there. */
@Controller('api/drafts')
export class DraftController {
  constructor(@Inject(DraftsToken) private readonly drafts: Drafts) {}

  @Get()
  async list(@CurrentUser() { actor }: SignedIn): Promise<DraftsAnswer> {
    return { drafts: await this.drafts.list(actor.userId) };
  }

  @Get(':name')
  async show(@Param('name') name: string, @CurrentUser() { actor }: SignedIn): Promise<DraftAnswer> {
    const draft = isName(name) ? await this.drafts.find(actor.userId, name) : null;
    if (draft === null) throw new HttpProblem(404, 'not-found');
    return draft;
  }

  /** 412 tells the revision that stands: the page then shows both texts and lets the person choose. */
  @Put(':name')
  async save(@Param('name') name: string, @Body() body: unknown, @CurrentUser() { actor }: SignedIn): Promise<DraftSavedAnswer> {
    if (!isName(name)) throw new HttpProblem(404, 'not-found');
    const { success, data, error } = draftBody.safeParse(body);
    if (!success) throw invalidInput(error);
    const saving = await this.drafts.save(actor.userId, name, data.revision, data.value);
    switch (saving.outcome) {
      case 'saved': return saving.draft;
      case 'conflict': throw new HttpProblem(412, 'stale-version', { current: String(saving.current) });
      case 'too-large': throw new HttpProblem(413, 'too-large');
      case 'too-many': throw new HttpProblem(409, 'too-many');
    }
  }

  @Delete(':name')
  async remove(@Param('name') name: string, @CurrentUser() { actor }: SignedIn): Promise<DraftRemovedAnswer> {
    return { removed: isName(name) && (await this.drafts.remove(actor.userId, name)) };
  }
}

function isName(name: string): boolean {
  return draftName.safeParse(name).success;
}
