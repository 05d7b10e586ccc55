import { createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { openRecord } from '#event-store/open-record.js';
import { verifyLog } from '#event-store/verify.js';
import { verifyAccessLog } from '#identity/verify-access-log.js';
import type { Command } from './command.js';
import { percent } from './percent.js';

/** Walks the whole log and the access log: every hash, every link, every signed checkpoint. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'walk the hash chain of the whole log and name the first event that is not what was written',
  run: async (_args, context) => {
    const settings = await context.settings();
    const record = await openRecord(settings, { name: 'klarsyn-verify', log: (message) => { context.progress(message); } });
    try {
      const result = await verifyLog({
        pool: record.pool,
        store: record.store,
        publicKey: createPublicKey(record.keyRing.checkpointKey),
        checkpointsDir: join(settings.dataDir, 'checkpoints'),
        onProgress: percent('verified', context, ({ position, head }) => [position, head]),
      });
      context.write(
        result.ok
          ? `OK: ${String(result.events)} events up to position ${String(result.position)}, ${String(result.checkpoints)} signed checkpoints.\n`
          : `BROKEN at position ${String(result.position)}: ${result.reason}\n`,
      );
      const reads = await verifyAccessLog(record.pool);
      context.write(reads.ok ? `OK: ${String(reads.rows)} rows of the access log.\n` : `BROKEN: row ${String(reads.position)} of the access log is not what was written.\n`);
      return result.ok && reads.ok ? 0 : 1;
    } finally {
      await record.close();
    }
  },
};
