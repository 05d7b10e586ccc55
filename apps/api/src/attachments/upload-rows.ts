import type { Pool } from 'pg';

export type UploadState = 'arriving' | 'waiting';

export interface UploadRow {
  readonly streamId: string;
  readonly fileId: string;
}

/** What is on its way in, so that a program that dies leaves nothing that nobody finds again. */
export class UploadRows {
  constructor(private readonly pool: Pool) {}

  async note({ streamId, fileId }: UploadRow, state: UploadState): Promise<void> {
    await this.pool.query(
      `INSERT INTO fi.upload AS u (stream_id, file_id, state) VALUES ($1, $2, $3)
       ON CONFLICT (stream_id, file_id) DO UPDATE SET state = excluded.state, tried_at = clock_timestamp(),
         since = CASE WHEN u.state = excluded.state THEN u.since ELSE clock_timestamp() END`,
      [streamId, fileId, state],
    );
  }

  async done({ streamId, fileId }: UploadRow): Promise<void> {
    await this.pool.query('DELETE FROM fi.upload WHERE stream_id = $1 AND file_id = $2', [streamId, fileId]);
  }

  /** How long the file has waited that has waited longest, in seconds; null when none waits. */
  async longestWaitSeconds(): Promise<number | null> {
    const { rows } = await this.pool.query<{ seconds: number | null }>(
      `SELECT extract(epoch FROM clock_timestamp() - min(since))::int AS seconds FROM fi.upload WHERE state = 'waiting'`,
    );
    return rows[0]?.seconds ?? null;
  }

  /** Takes those that were last tried so long ago; another process that asks at the same moment gets others. */
  async claim(state: UploadState, seconds: number, most: number): Promise<readonly UploadRow[]> {
    const { rows } = await this.pool.query<UploadRow>(
      `UPDATE fi.upload u SET tried_at = clock_timestamp() FROM (
         SELECT stream_id, file_id FROM fi.upload
         WHERE state = $1 AND tried_at <= clock_timestamp() - make_interval(secs => $2) ORDER BY tried_at LIMIT $3 FOR UPDATE SKIP LOCKED) due
       WHERE u.stream_id = due.stream_id AND u.file_id = due.file_id RETURNING u.stream_id AS "streamId", u.file_id AS "fileId"`,
      [state, seconds, most],
    );
    return rows;
  }
}
