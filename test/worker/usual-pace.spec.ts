import { expect, test } from '@jest/globals';
import { startWorker } from '../../apps/worker/src/start-worker.js';
import { fileDueAt, instantIn } from './acts.js';
import { latenessOf, missedCount, missedOf } from './notes.js';
import { onPostgres } from './queue-servers.js';
import { captureLog, startRig, until } from './rig.js';

test('D3 at the pace of a running system a deadline whose wake-ups are lost for good is noted within a minute, and not early', async () => {
  const rig = await startRig();
  const worker = await startWorker(rig.config(), captureLog().log);
  const cases = await fileDueAt(rig, await instantIn(rig, 1_000), 5);
  await until('the sweep notes them', async () => {
    await onPostgres.wipe(rig);
    return (await missedCount(rig, cases)) === cases.length;
  }, 60_000);
  const late = latenessOf(await missedOf(rig, cases));
  expect(late.earliestMs).toBeGreaterThanOrEqual(0);
  expect(late.latestMs).toBeLessThan(60_000);
  await worker.stop();
  await rig.end();
}, 90_000);
