import { randomUUID } from 'node:crypto';
import { link, mkdir, open, opendir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { assertOpaque, StorageUnavailable, type FilePlace, type FileStorage, type FoundFile } from './file-storage.js';

const unfinished = '.unfinished';

/** Files below a directory that only the owner may enter, spread so that no directory holds every case. */
export function createDiskStorage(root: string): FileStorage {
  const directoryOf = (streamId: string): string => join(root, streamId.slice(-2), streamId);
  const pathOf = ({ streamId, fileId }: FilePlace): string => {
    assertOpaque(streamId, fileId);
    return join(directoryOf(streamId), fileId);
  };

  async function* filesOf(streamId: string): AsyncGenerator<FoundFile> {
    for await (const fileId of namesIn(directoryOf(streamId))) {
      const found = await stat(join(directoryOf(streamId), fileId)).catch(absent);
      if (found?.isFile()) yield { streamId, fileId, storedAt: found.mtime };
    }
  }

  return {
    async put(place, bytes) {
      const path = pathOf(place);
      return guarded(async () => {
        await makeDirectories([root, join(root, place.streamId.slice(-2)), directoryOf(place.streamId)]);
        const waiting = join(root, unfinished, randomUUID());
        await makeDirectories([join(root, unfinished)]);
        try {
          await writeDurably(waiting, bytes);
          return await linkOnce(waiting, path);
        } finally {
          await rm(waiting, { force: true });
        }
      });
    },
    async get(place) {
      const path = pathOf(place);
      return guarded(async () => (await readFile(path).catch(absent)) ?? null);
    },
    async remove(place) {
      const path = pathOf(place);
      await guarded(async () => {
        await rm(path, { force: true });
        await syncDirectory(directoryOf(place.streamId)).catch(absent);
      });
    },
    async *list(streamId) {
      if (streamId !== undefined) {
        assertOpaque(streamId);
        yield* filesOf(streamId);
        return;
      }
      for await (const shard of namesIn(root)) {
        if (shard === unfinished) continue;
        for await (const stream of namesIn(join(root, shard))) yield* filesOf(stream);
      }
    },
    async discardUnfinished(before) {
      let discarded = 0;
      for await (const name of namesIn(join(root, unfinished))) {
        const path = join(root, unfinished, name);
        const found = await stat(path).catch(absent);
        if (!found || found.mtime >= before) continue;
        await rm(path, { force: true });
        discarded += 1;
      }
      return discarded;
    },
  };
}

async function* namesIn(directory: string): AsyncGenerator<string> {
  const entries = await opendir(directory).catch(absent);
  if (!entries) return;
  for await (const entry of entries) yield entry.name;
}

/** Each in its own step, so that each can be made durable in the one above it. */
async function makeDirectories(directories: readonly string[]): Promise<void> {
  for (const directory of directories) {
    const made = await mkdir(directory, { recursive: true, mode: 0o700 });
    if (made !== undefined) await syncDirectory(join(directory, '..'));
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A link is made whole or not at all, and never over a file that is there. */
async function linkOnce(from: string, to: string): Promise<'stored' | 'taken'> {
  const linked = await link(from, to).then(
    () => 'stored' as const,
    (error: unknown) => {
      if (codeOf(error) === 'EEXIST') return 'taken' as const;
      throw error;
    },
  );
  await syncDirectory(join(to, '..'));
  return linked;
}

async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return; // directories cannot be opened there
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}

function absent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}

/** A full or broken disk is told by its code alone: the message of the system holds the path. */
async function guarded<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw new StorageUnavailable(codeOf(error));
  }
}
