/** Where a file lies: in the case's own place, under an opaque id. Neither is anything that a person wrote. */
export interface FilePlace {
  /** The stream of the case, `<category>-<case id>`: what the keys of the case are bound to. */
  readonly streamId: string;
  readonly fileId: string;
}

export interface FoundFile extends FilePlace {
  readonly storedAt: Date;
}

/**
 * Keeps sealed bytes. Every adapter keeps the same promises: a file is whole or absent, what `put` has answered
 * survives a crash, and a file that lies there is never replaced.
 */
export interface FileStorage {
  /** Durable when it resolves. `taken`: a file already lies in that place, and was left as it is. */
  put(place: FilePlace, bytes: Uint8Array): Promise<'stored' | 'taken'>;
  /** null: no such file. */
  get(place: FilePlace): Promise<Uint8Array | null>;
  /** Removing what is not there is harmless. */
  remove(place: FilePlace): Promise<void>;
  /** All files, or those of one case, in no particular order; what comes and goes meanwhile may or may not be seen. */
  list(streamId?: string): AsyncIterable<FoundFile>;
  /** Throws away what uploads that died before that moment left; gives how many. */
  discardUnfinished(before: Date): Promise<number>;
}

/** The storage cannot take or give files now: full, away or misconfigured. Carries no name and no content. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';

  constructor(readonly reason: string) {
    super(`The storage of files does not answer (${reason})`);
  }
}

const opaque = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,78}[A-Za-z0-9])?$/;

/** Ids become parts of paths and addresses, so nothing else than letters, digits and hyphens gets that far. */
export function assertOpaque(...ids: readonly string[]): void {
  if (!ids.every((id) => opaque.test(id))) throw new RangeError('A file has an id of another form');
}
