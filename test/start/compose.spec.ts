import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '#config/config.js';
import { root } from './system.js';

const compose = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const variables = [...compose.matchAll(/\$\{([A-Z_]+)(:[?-])?([^}]*)\}/g)].map(
  ([, name = '', kind = '', rest = '']) => ({ name, kind, rest }),
);

/** What the containers of the programs get, with the given values in place of the variables. */
function environmentOf(values: Record<string, string>): Record<string, string> {
  const block = /^x-environment:.*\n((?: {2}.*\n)+)/m.exec(compose)?.[1] ?? '';
  const filled = block.replace(
    /\$\{([A-Z_]+)(:[?-])?([^}]*)\}/g,
    (_all, name: string, kind: string, rest: string) => values[name] ?? (kind === ':-' ? rest : ''),
  );
  return Object.fromEntries(
    [...filled.matchAll(/^ {2}([A-Z_]+): ?(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
}

test('A3 no secret has a default, and what is missing is asked for by name', () => {
  const secrets = variables.filter(({ name }) => /PASSWORD|SECRET/.test(name) && name !== 'OIDC_ADMIN_PASSWORD');
  expect(secrets.length).toBeGreaterThan(5);
  expect(secrets.filter(({ kind, rest }) => kind !== ':?' || rest === '')).toEqual([]);
});

test('A3 the settings of the containers are accepted when the secrets are there, and refused when they are not', () => {
  const values = {
    BASE_URL: 'https://klarsyn.nackby.example',
    KLARSYN_APP_PASSWORD: 'q7Hd83kPz1',
    REDIS_PASSWORD: 'q7Hd83kPz2',
    SMTP_URL: 'smtp://mail.nackby.example',
    MAIL_FROM: 'Klarsyn <klarsyn@nackby.example>',
    OIDC_ISSUER: 'https://login.nackby.example',
  };
  const fromImage = { KEY_DIR: '/keys', DATA_DIR: '/data', HOST: '0.0.0.0' };
  const secret = { OIDC_CLIENT_SECRET_FILE: join(root, 'package.json') };
  expect(loadConfig({ ...fromImage, ...environmentOf(values), ...secret })).toMatchObject({
    production: true,
    demo: false,
    eventStoreUrl: null,
  });
  expect(() => loadConfig({ ...fromImage, ...environmentOf({}) })).toThrow(ConfigError);
});

test('A3 Redis keeps its jobs: append-only file, nothing thrown away', () => {
  expect(compose).toMatch(/'--appendonly',\s*'yes',\s*'--maxmemory-policy',\s*'noeviction'/);
});

test('A3 the programs run as nobody special, on a file system that cannot be written', () => {
  const dockerfile = readFileSync(join(root, 'infra/docker/Dockerfile'), 'utf8');
  expect(dockerfile).toMatch(/^USER 10001:10001$/m);
  expect(compose).toMatch(/read_only: true\n {2}cap_drop: \[ALL\]/);
});
