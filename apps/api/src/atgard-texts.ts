import { Injectable } from '@nestjs/common';
import { CaseReader } from '#cases/case-reader.js';
import type { Actor } from '#domain/actor.js';
import { viewAtgard } from '#domain/atgard/atgard.view.js';
import { mayRead } from '#domain/policies/access.js';
import { caseAggregates } from '#domain/registry.js';

/** What the åtgärder of a list are about. The words are sealed in their own streams and lie in no read table. */
@Injectable()
export class AtgardTexts {
  constructor(private readonly reader: CaseReader) {}

  /** Of those that the actor may read; the others have no text. */
  async readableBy(actor: Actor, atgardIds: readonly string[]): Promise<Map<string, string>> {
    return this.texts(atgardIds, actor);
  }

  /** For a reader of the case: its åtgärder are part of it. */
  async ofCase(atgardIds: readonly string[]): Promise<Map<string, string>> {
    return this.texts(atgardIds, null);
  }

  private async texts(atgardIds: readonly string[], actor: Actor | null): Promise<Map<string, string>> {
    const texts = await Promise.all(atgardIds.map(async (id) => [id, await this.what(id, actor)] as const));
    return new Map(texts.flatMap(([id, what]) => (what === null ? [] : [[id, what]])));
  }

  private async what(atgardId: string, actor: Actor | null): Promise<string | null> {
    const sealed = await this.reader.read(caseAggregates.atgard, atgardId);
    if (!sealed) return null;
    const reading = actor === null ? 'content' : mayRead(actor, caseAggregates.atgard.accessObject(sealed.state));
    return reading === 'content' || reading === 'own' ? viewAtgard(await this.reader.opened(sealed)).what : null;
  }
}
