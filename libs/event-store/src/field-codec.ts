/**
 * Seals the personal fields of one event before it is appended and opens them for one answer.
 * `type` is the plain name of the event (`LexSarahRapportRegistered`). Fields that carry no mark come back as they went in.
 */
export interface FieldCodec {
  /** `data`, in the newest shape, with every marked field replaced by its envelope. The keys it needs are durable before it resolves. */
  seal(streamId: string, type: string, eventId: string, data: unknown): Promise<unknown>;
  /**
   * `data`, in the shape it was stored in (an envelope opens only where it was sealed, so before any upcasting), with
   * every envelope opened, or `{ shredded: true }` in its place when the key is destroyed.
   */
  open(streamId: string, type: string, eventId: string, data: unknown): Promise<unknown>;
}
