import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { inspectFile } from './inspect-file.js';

test('B7 large pictures one after the other take less than 300 MB', async () => {
  const sent = await sharp({ create: { width: 6_000, height: 4_000, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  const before = process.memoryUsage().rss;
  for (let n = 0; n < 4; n += 1) await inspectFile('a.jpg', sent);
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
});
