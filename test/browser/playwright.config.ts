import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const port = process.env.BROWSER_TEST_PORT ?? '3917';
/** BASE_URL names a system that already runs; without it one is started with its own data. */
const baseURL = process.env.BASE_URL ?? `http://localhost:${port}`;

const quiet = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const system = {
  command: `"${process.execPath}" infra/start/start.mjs`,
  cwd: root,
  url: `${baseURL}/api/health/ready`,
  timeout: 180_000,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
};

export default defineConfig({
  testDir: '.',
  testMatch: '*.pw.ts',
  outputDir: join(tmpdir(), `klarsyn-browser-${port}`),
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: 1,
  forbidOnly: true,
  use: {
    baseURL,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: quiet },
  },
  projects: [
    { name: 'desktop', use: desktop },
    // What is the same at every size is tried at one.
    { name: 'phone', use: phone, grepInvert: /@one-size/ },
  ],
  ...(process.env.BASE_URL === undefined
    ? { webServer: { ...system, env: { PORT: port, DATA_DIR: process.env.BROWSER_TEST_DATA ?? mkdtempSync(join(tmpdir(), 'klarsyn-browser-data-')) } } }
    : {}),
});
