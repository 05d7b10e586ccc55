import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { renderDocx } from '#documents/docx.js';
import { treeFromJson, treeToJson } from '#documents/document-json.js';
import type { DocumentTree } from '#documents/document-tree.js';
import { renderPdf } from '#documents/pdf.js';
import type { DocumentFormat } from '#domain/documents/templates.js';
import { uuidV5 } from '#domain/policies/uuid-v5.js';
import { CaseFiles } from '#files/case-files.js';
import { HttpProblem } from '../problem.js';

export interface KeptDocument {
  readonly hash: string;
  readonly size: number;
}

/**
 * Documents as they lie beside their case, sealed: what each says, kept once, and the bytes made of it. What was kept first
 * stays, so that a retry after a lost answer makes the same document, and a masked copy is made of what the original said.
 */
@Injectable()
export class DocumentStore {
  constructor(private readonly files: CaseFiles) {}

  /** The tree that lies there afterwards: the one given, or the one of the first try. */
  async keepTree(streamId: string, documentId: string, tree: DocumentTree): Promise<DocumentTree> {
    await this.files.put(streamId, treeId(documentId), Buffer.from(treeToJson(tree), 'utf8'));
    return this.tree(streamId, documentId);
  }

  async tree(streamId: string, documentId: string): Promise<DocumentTree> {
    const bytes = await this.read(streamId, treeId(documentId));
    return treeFromJson(Buffer.from(bytes).toString('utf8'));
  }

  async keepBytes(streamId: string, documentId: string, tree: DocumentTree, format: DocumentFormat): Promise<KeptDocument> {
    const bytes = format === 'pdf' ? await renderPdf(tree) : await renderDocx(tree);
    const { sha256, size } = await this.files.put(streamId, documentId, bytes);
    return { hash: sha256, size };
  }

  /** The bytes, when they still are what the record says they were. */
  async bytes(streamId: string, documentId: string, hash: string): Promise<Uint8Array> {
    const bytes = await this.read(streamId, documentId);
    if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new HttpProblem(500, 'fault');
    return bytes;
  }

  private async read(streamId: string, fileId: string): Promise<Uint8Array> {
    const found = await this.files.get(streamId, fileId);
    if (found === null || !(found instanceof Uint8Array)) throw new HttpProblem(404, 'not-found');
    return found;
  }
}

function treeId(documentId: string): string {
  return uuidV5(`document-tree/${documentId}`);
}

export const mediaTypes: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
