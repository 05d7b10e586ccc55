import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const files = {
  regular: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  bold: '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
} as const;
export type FontName = keyof typeof files;
export const fontNames: readonly FontName[] = ['regular', 'bold'];

const resolve = createRequire(import.meta.url).resolve;
const read = new Map<FontName, Buffer>();

/** Source Sans 3 (OFL): å, ä and ö on every machine, embedded in every document. */
export function fontBytes(name: FontName): Buffer {
  const known = read.get(name) ?? readFileSync(resolve(files[name]));
  read.set(name, known);
  return known;
}
