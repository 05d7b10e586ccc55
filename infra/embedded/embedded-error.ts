/** A fault that the person who starts Klarsyn can do something about; the message is one sentence for the screen. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';

  constructor(
    message: string,
    /** Another living process holds the data directory. */
    readonly inUse = false,
  ) {
    super(message);
  }
}
