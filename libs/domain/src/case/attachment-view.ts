import { z } from 'zod';
import type { RecordedEvent } from '../recorded-event.js';
import {
  attachmentFindings,
  type attachmentAdded,
  type attachmentScanned,
  type attachmentWithdrawn,
} from './attachments.js';
import { byWhom, readText, recordedBy, viewText } from './case-view.js';

export const attachmentView = z.object({
  ...recordedBy,
  attachmentId: z.string(),
  from: z.enum(['reporter', 'handler']),
  name: viewText,
  mediaType: z.string(),
  size: z.number(),
  sha256: z.string(),
  reencoded: z.boolean(),
  originalKept: z.boolean(),
  findings: attachmentFindings,
  authorName: viewText,
  scan: z.enum(['not-scanned', 'waiting', 'clean', 'infected']),
  /** What the scanner found. */
  signature: viewText,
  withdrawn: z.object({ ...recordedBy, reason: viewText }).nullable(),
});
export type AttachmentView = z.output<typeof attachmentView>;

type Added = RecordedEvent<string, z.output<typeof attachmentAdded>>;
type Scanned = RecordedEvent<string, z.output<typeof attachmentScanned>>;
type Withdrawn = RecordedEvent<string, z.output<typeof attachmentWithdrawn>>;

/** The files of a case in the order they came, withdrawn ones included. */
export function attachmentsOf(
  added: readonly Added[],
  scanned: readonly Scanned[],
  withdrawn: readonly Withdrawn[],
): AttachmentView[] {
  return added.map((event) => {
    const { data } = event;
    const isSame = (other: Scanned | Withdrawn) => other.data.attachmentId === data.attachmentId;
    const scan = scanned.findLast(isSame);
    const gone = withdrawn.find(isSame);
    return {
      ...byWhom(event),
      attachmentId: data.attachmentId,
      from: data.from,
      name: readText(data.name),
      mediaType: data.mediaType,
      size: data.size,
      sha256: data.sha256,
      reencoded: data.reencoded,
      originalKept: data.originalSize > 0,
      findings: data.findings,
      authorName: readText(data.authorName),
      scan: scan?.data.result ?? data.scan,
      signature: readText(scan?.data.signature),
      withdrawn: gone === undefined ? null : { ...byWhom(gone), reason: readText(gone.data.reason) },
    };
  });
}
