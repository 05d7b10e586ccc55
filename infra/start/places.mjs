import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The directory of package.json. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The address of a built module, for `import()`: on Windows a path alone is not one. */
export function built(path) {
  return pathToFileURL(join(root, 'dist', path)).href;
}
