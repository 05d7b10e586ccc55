import sharp from 'sharp';
import { FileRefused } from './file-refused.js';
import { found, type Found } from './findings.js';

export type PictureKind = 'jpeg' | 'png' | 'gif';

/** 50 million pixels: twice the best camera of a phone. */
const pixels = 50_000_000;

export interface Picture extends Found {
  /** The same picture, turned the right way, without anything that a camera or a program wrote beside it. */
  readonly bytes: Buffer;
}

/** @throws FileRefused when it is no whole picture of that kind, or too many pixels */
export async function reencode(bytes: Buffer, kind: PictureKind): Promise<Picture> {
  const picture = sharp(bytes, { limitInputPixels: pixels, failOn: 'error' });
  const { format, width, height, exif } = await picture.metadata().catch(refused);
  if (format !== kind) throw new FileRefused('file-not-what-it-says');
  if (width * height > pixels) throw new FileRefused('image-too-large');
  const turned = picture.autoOrient();
  const written = { jpeg: () => turned.jpeg({ quality: 90 }), png: () => turned.png(), gif: () => turned.gif() }[
    kind
  ]();
  return {
    bytes: await written.toBuffer().catch(refused),
    ...found({ position: exif !== undefined && hasPosition(exif) }),
  };
}

function refused(error: unknown): never {
  const text = String(error);
  throw new FileRefused(/pixel limit|exceeds/i.test(text) ? 'image-too-large' : 'file-unreadable');
}

const gpsTag = 0x8825;

/** Whether the first directory of the EXIF block points to one about position. */
function hasPosition(exif: Buffer): boolean {
  const tiff = exif.subarray(exif.subarray(0, 4).toString('latin1') === 'Exif' ? 6 : 0);
  if (tiff.length < 14) return false;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return false;
  const count = Math.min(u16(first), Math.floor((tiff.length - first - 2) / 12));
  return Array.from({ length: count }, (_, n) => u16(first + 2 + 12 * n)).includes(gpsTag);
}
