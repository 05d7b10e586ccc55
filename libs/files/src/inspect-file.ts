import { attachmentLimits, kindOfName, type AttachmentType } from '#domain/case/attachment-rules.js';
import type { AttachmentFindings } from '#domain/case/attachments.js';
import { FileRefused } from './file-refused.js';
import { found, type Found } from './findings.js';
import { inspectOffice } from './office-files.js';
import { inspectPdf } from './pdf-files.js';
import { reencode, type PictureKind } from './pictures.js';

/** A file that may come in, as it is to be kept. */
export interface InspectedFile {
  readonly mediaType: AttachmentType;
  /** The re-encoded picture, or what was sent. */
  readonly bytes: Buffer;
  readonly reencoded: boolean;
  readonly findings: AttachmentFindings;
  readonly authorName?: string;
}

/** Name and content must promise the same; what the sender's browser says of the type is not asked. @throws FileRefused */
export async function inspectFile(name: string, bytes: Buffer): Promise<InspectedFile> {
  if (bytes.length === 0) throw new FileRefused('file-empty');
  if (bytes.length > attachmentLimits.bytesPerFile) throw new FileRefused('file-too-large');
  const mediaType = kindOfName(name);
  if (mediaType === undefined) throw new FileRefused('file-type-not-allowed');
  const inspected = await inspectors[mediaType](bytes);
  const kept = 'bytes' in inspected ? inspected.bytes : bytes;
  if (kept.length > attachmentLimits.bytesPerFile) throw new FileRefused('file-too-large');
  const { findings, authorName } = inspected;
  return {
    mediaType,
    bytes: kept,
    reencoded: kept !== bytes,
    findings,
    ...(authorName !== undefined && { authorName }),
  };
}

type Inspector = (bytes: Buffer) => Promise<Found | (Found & { readonly bytes: Buffer })>;

const picture =
  (kind: PictureKind): Inspector =>
  (bytes) =>
    reencode(bytes, kind);

const inspectors: Readonly<Record<AttachmentType, Inspector>> = {
  'application/pdf': inspectPdf,
  'image/jpeg': picture('jpeg'),
  'image/png': picture('png'),
  'image/gif': picture('gif'),
  'text/plain': (bytes) => Promise.resolve(inspectText(bytes)),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': (bytes) => inspectOffice(bytes, 'docx'),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': (bytes) => inspectOffice(bytes, 'xlsx'),
  'application/vnd.oasis.opendocument.text': (bytes) => inspectOffice(bytes, 'odt'),
  'audio/mp4': (bytes) => Promise.resolve(inspectAudio(bytes)),
};

const otherBeginnings = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u00ff\u00d8\u00ff',
  '\u0089PNG',
  'GIF8',
  '\u007fELF',
  'MZ',
  '#!',
  '{\\rtf',
];

/** Plain text has no signs that control a machine, in UTF-8 or in the Latin-1 of older programs. */
function inspectText(bytes: Buffer): Found {
  const beginning = bytes.toString('latin1', 0, 8);
  const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/; // eslint-disable-line no-control-regex -- they are what is looked for
  if (otherBeginnings.some((one) => beginning.startsWith(one)) || controls.test(bytes.toString('latin1'))) {
    throw new FileRefused('file-not-what-it-says');
  }
  return found({});
}

const soundBrands = new Set(['M4A ', 'M4B ', 'mp42', 'isom', 'mp41', 'iso2']);

/** A recording in an MPEG-4 file: sound, and nothing that moves. */
function inspectAudio(bytes: Buffer): Found {
  const isMp4 = bytes.length > 16 && bytes.toString('latin1', 4, 8) === 'ftyp';
  if (!isMp4 || !soundBrands.has(bytes.toString('latin1', 8, 12))) throw new FileRefused('file-not-what-it-says');
  const handlers = [...handlersIn(bytes)];
  if (!handlers.includes('soun') || handlers.includes('vide')) throw new FileRefused('file-not-what-it-says');
  const placed = bytes.includes(Buffer.from('\u00a9xyz', 'latin1')) || bytes.includes('loci');
  return found({ position: placed });
}

function* handlersIn(bytes: Buffer): Generator<string> {
  for (let at = bytes.indexOf('hdlr'); at >= 0; at = bytes.indexOf('hdlr', at + 4))
    yield bytes.toString('latin1', at + 12, at + 16);
}
