import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

export interface Certificates {
  /** PEM: what the client is told to trust. */
  readonly authority: Buffer;
  readonly tls: { readonly key: Buffer; readonly certificate: Buffer };
}

/** An authority of this test's own and a certificate for 127.0.0.1, good for a day: no key lies in the tree. */
export function loopbackCertificates(now = new Date()): Certificates {
  const [authority, server] = [keyPair(), keyPair()];
  const ca = certificate({
    serial: 1,
    subject: 'test authority',
    issuer: 'test authority',
    signer: authority.key,
    publicKey: authority.publicKey,
    now,
    isAuthority: true,
  });
  const leaf = certificate({
    serial: 2,
    subject: '127.0.0.1',
    issuer: 'test authority',
    signer: authority.key,
    publicKey: server.publicKey,
    now,
    isAuthority: false,
  });
  return {
    authority: pem(ca),
    tls: { key: Buffer.from(server.key.export({ type: 'pkcs8', format: 'pem' })), certificate: pem(leaf) },
  };
}

function keyPair(): { key: KeyObject; publicKey: KeyObject } {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const key = createPrivateKey(privateKey);
  return { key, publicKey: createPublicKey(key) };
}

interface Wanted {
  readonly serial: number;
  readonly subject: string;
  readonly issuer: string;
  readonly signer: KeyObject;
  readonly publicKey: KeyObject;
  readonly now: Date;
  readonly isAuthority: boolean;
}

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));

/** X.509 v3 in DER. */
function certificate(wanted: Wanted): Buffer {
  const day = 86_400_000;
  const validity = sequence(time(new Date(wanted.now.getTime() - day)), time(new Date(wanted.now.getTime() + day)));
  const constraints = extension('551d13', sequence(...(wanted.isAuthority ? [der(0x01, Buffer.of(0xff))] : [])));
  const names = extension('551d11', sequence(der(0x87, Buffer.of(127, 0, 0, 1)), der(0x82, Buffer.from('localhost'))));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(wanted.serial)),
    ecdsaWithSha256,
    name(wanted.issuer),
    validity,
    name(wanted.subject),
    wanted.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(constraints, names)),
  );
  return sequence(body, ecdsaWithSha256, der(0x03, Buffer.of(0), sign('sha256', body, wanted.signer)));
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const header = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, ...header), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function name(commonName: string): Buffer {
  return sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(commonName)))));
}

function time(at: Date): Buffer {
  return der(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), der(0x04, value));
}

function pem(bytes: Buffer): Buffer {
  return Buffer.from(
    `-----BEGIN CERTIFICATE-----\n${bytes
      .toString('base64')
      .replace(/(.{64})/g, '$1\n')
      .trimEnd()}\n-----END CERTIFICATE-----\n`,
  );
}
