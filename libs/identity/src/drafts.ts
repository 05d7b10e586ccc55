import type { DataSource, Repository } from 'typeorm';
import { longestDraft, mostDrafts } from '#domain/answers/drafts.js';
import { DraftEntity } from './entities.js';

/** What seals drafts; it is made where the keys are. */
export interface DraftCrypto {
  seal(owner: string, name: string, text: string): Promise<Sealed>;
  open(owner: string, name: string, sealed: Sealed): Promise<string>;
}

interface Sealed {
  readonly kek: string;
  readonly wrapped: Uint8Array;
  readonly sealed: Uint8Array;
}

export interface DraftMark {
  readonly name: string;
  readonly revision: number;
  readonly savedAt: string;
}

export interface Draft extends DraftMark {
  readonly value: Readonly<Record<string, unknown>>;
}

/** `conflict` tells the revision that stands, 0 when the draft is gone: sent or thrown away elsewhere. */
export type Saving = { readonly outcome: 'saved'; readonly draft: DraftMark } | { readonly outcome: 'conflict'; readonly current: number } | { readonly outcome: 'too-large' | 'too-many' };

const now = 'clock_timestamp()';

/** Half-written forms. Every question names the person: nobody meets the draft of anybody else. */
export class Drafts {
  private readonly drafts: Repository<DraftEntity>;

  constructor(source: DataSource, private readonly crypto: DraftCrypto) {
    this.drafts = source.getRepository(DraftEntity);
  }

  async list(userId: string): Promise<DraftMark[]> {
    const rows = await this.drafts.find({ where: { userId }, select: { name: true, revision: true, savedAt: true }, order: { savedAt: 'DESC' }, take: mostDrafts });
    return rows.map(markOf);
  }

  async find(userId: string, name: string): Promise<Draft | null> {
    const row = await this.drafts.findOneBy({ userId, name });
    return row === null ? null : { ...markOf(row), value: valueOf(await this.crypto.open(userId, name, row)) };
  }

  /** Saves what follows upon `revision`. The same text once more, after a lost answer, is no conflict. */
  async save(userId: string, name: string, revision: number, value: object): Promise<Saving> {
    const text = JSON.stringify(value);
    if (text.length > longestDraft) return { outcome: 'too-large' };
    if (revision === 0 && (await this.drafts.countBy({ userId })) >= mostDrafts && !(await this.drafts.existsBy({ userId, name }))) return { outcome: 'too-many' };
    const { kek, wrapped, sealed } = await this.crypto.seal(userId, name, text);
    const sealing = { kek, wrapped: Buffer.from(wrapped), sealed: Buffer.from(sealed) };
    const written = revision === 0 ? await this.insert(userId, name, sealing) : await this.update(userId, name, revision, sealing);
    const row = await this.drafts.findOneBy({ userId, name });
    if (row === null) return { outcome: 'conflict', current: 0 };
    const stands = written ? row.revision === revision + 1 : (await this.crypto.open(userId, name, row)) === text;
    return stands ? { outcome: 'saved', draft: markOf(row) } : { outcome: 'conflict', current: row.revision };
  }

  async remove(userId: string, name: string): Promise<boolean> {
    return (await this.drafts.delete({ userId, name })).affected === 1;
  }

  private async insert(userId: string, name: string, sealing: Pick<DraftEntity, 'kek' | 'wrapped' | 'sealed'>): Promise<boolean> {
    const written: { readonly raw: unknown } = await this.drafts
      .createQueryBuilder().insert().values({ userId, name, revision: 1, ...sealing, savedAt: () => now }).orIgnore().returning('revision').execute();
    return Array.isArray(written.raw) && written.raw.length === 1;
  }

  private async update(userId: string, name: string, revision: number, sealing: Pick<DraftEntity, 'kek' | 'wrapped' | 'sealed'>): Promise<boolean> {
    const { affected } = await this.drafts
      .createQueryBuilder().update().set({ ...sealing, revision: revision + 1, savedAt: () => now })
      .where('user_id = :userId AND name = :name AND revision = :revision', { userId, name, revision }).execute();
    return affected === 1;
  }
}

function markOf({ name, revision, savedAt }: DraftEntity): DraftMark {
  return { name, revision, savedAt: savedAt.toISOString() };
}

function valueOf(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(text);
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
