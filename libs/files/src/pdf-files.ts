import { promisify } from 'node:util';
import { inflate as inflateCallback } from 'node:zlib';
import { FileRefused } from './file-refused.js';
import { elementsOf, found, type Found } from './findings.js';

const inflate = promisify(inflateCallback);

/** Packed object streams that are looked into, and what one may unpack to; a reader of PDF files this is not. */
const limits = { streams: 200, bytes: 4_000_000 } as const;

/** Looks for what a PDF holds besides its pages. @throws FileRefused when it is something else too */
export async function inspectPdf(bytes: Buffer): Promise<Found> {
  const starts = bytes.subarray(0, 5).toString('latin1') === '%PDF-';
  if (!starts || !bytes.subarray(-2_048).includes('%%EOF')) throw new FileRefused('file-not-what-it-says');
  if (bytes.subarray(-70_000).includes('PK\u0005\u0006')) throw new FileRefused('file-not-what-it-says');
  const objects = `${bytes.toString('latin1')}\n${await packedObjects(bytes)}`;
  return found(
    {
      comments: /\/Subtype\s*\/(Text|FreeText|Highlight|StrikeOut|Underline|Ink|Popup)\b/.test(objects),
      position: /<exif:GPSLatitude>/.test(objects),
      scripts: /\/(JavaScript|JS|Launch)\b/.test(objects),
      embeddedFiles: /\/(EmbeddedFiles?|Filespec)\b/.test(objects),
    },
    authorsIn(objects),
  );
}

/** Newer programs pack their objects into streams. */
async function packedObjects(bytes: Buffer): Promise<string> {
  const texts: string[] = [];
  let at = bytes.indexOf('/ObjStm');
  while (at >= 0 && texts.length < limits.streams) {
    const start = bytes.indexOf('stream', at);
    const end = start < 0 ? -1 : bytes.indexOf('endstream', start);
    if (end < 0) break;
    const from = start + (bytes[start + 6] === 0x0d ? 8 : 7);
    const text = await inflate(bytes.subarray(from, end), { maxOutputLength: limits.bytes }).catch(() => null);
    texts.push(text?.toString('latin1') ?? '');
    at = bytes.indexOf('/ObjStm', end);
  }
  return texts.join('\n');
}

function authorsIn(objects: string): string[] {
  const literal = [...objects.matchAll(/\/Author\s*\(((?:\\.|[^\\()]){0,400})\)/g)].map(([, text = '']) =>
    decoded(
      Buffer.from(
        text.replaceAll(/\\(\d{3})/g, (_, n: string) => String.fromCharCode(parseInt(n, 8))).replaceAll(/\\(.)/g, '$1'),
        'latin1',
      ),
    ),
  );
  const hex = [...objects.matchAll(/\/Author\s*<([0-9A-Fa-f\s]{2,1600})>/g)].map(([, text = '']) =>
    decoded(Buffer.from(text.replaceAll(/\s/g, ''), 'hex')),
  );
  const xmp = [...objects.matchAll(/<dc:creator>(.{0,600}?)<\/dc:creator>/gs)].flatMap(([, inner = '']) =>
    elementsOf(Buffer.from(inner, 'latin1').toString('utf8'), 'rdf:li'),
  );
  return [...literal, ...hex, ...xmp];
}

/** Text of a PDF is UTF-16 with its mark, or near enough to Latin-1. */
function decoded(bytes: Buffer): string {
  const isWide = bytes.length >= 2 && bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!isWide) return bytes.toString('latin1');
  const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
  return Buffer.from(even).swap16().toString('utf16le');
}
