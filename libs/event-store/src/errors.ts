/** The client acted on a version that is no longer the newest. `current` is the version now. */
export class StaleVersion extends Error {
  constructor(readonly current: bigint) {
    super('stale version');
    this.name = 'StaleVersion';
  }
}

/** The command id was used before, for another command. */
export class CommandIdReused extends Error {
  constructor() {
    super('command id reused');
    this.name = 'CommandIdReused';
  }
}

/** No such case, or none that the actor may know of. */
export class UnknownCase extends Error {
  constructor() {
    super('unknown case');
    this.name = 'UnknownCase';
  }
}

/** The stream takes no more events (its case was destroyed); nothing was written. */
export class StreamClosed extends Error {
  constructor(readonly streamId: string) {
    super(`stream closed: ${streamId}`);
    this.name = 'StreamClosed';
  }
}

/** The append breaks a limit or holds text that cannot be stored; nothing was written. A fault of the caller, not of the user. */
export class UnstorableEvent extends Error {
  constructor(reason: string) {
    super(`event cannot be stored: ${reason}`);
    this.name = 'UnstorableEvent';
  }
}

/** The log holds an event of a version or type that this program does not know. The program is older than the log. */
export class NewerThanProgram extends Error {
  constructor(
    readonly storedType: string,
    readonly newestKnown: number | null,
  ) {
    super(
      newestKnown === null
        ? `the log holds ${storedType}, which this version of Klarsyn does not know: install a newer version`
        : `the log holds ${storedType}, this version of Klarsyn knows it up to v${newestKnown}: install a newer version`,
    );
    this.name = 'NewerThanProgram';
  }
}

/** The database is set up so that a committed event could be lost or changed; the store refuses to start. */
export class UnsafeDatabase extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`the database is not safe for the record: ${problems.join('; ')}`);
    this.name = 'UnsafeDatabase';
  }
}
