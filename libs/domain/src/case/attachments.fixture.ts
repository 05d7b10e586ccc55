import { attachmentLimits } from './attachment-rules.js';

export const attachmentId = '01930000-0000-7000-8000-00000000f001';

/** What the server says of a file that lies safely. */
export function added(more: object = {}) {
  return {
    attachmentId,
    name: 'Bild från köket.jpg',
    mediaType: 'image/jpeg' as const,
    size: 120_000,
    sha256: 'a'.repeat(64),
    sourceSha256: 'b'.repeat(64),
    reencoded: true,
    originalSize: 0,
    findings: {
      author: false,
      trackedChanges: false,
      comments: false,
      position: true,
      hiddenSheets: false,
      scripts: false,
      embeddedFiles: false,
    },
    scan: 'not-scanned' as const,
    ...more,
  };
}

/** Eight of these fill a case. */
export const large = { size: attachmentLimits.bytesPerFile, originalSize: 0 };
