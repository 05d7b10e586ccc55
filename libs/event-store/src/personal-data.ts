import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { EventDefinitions } from '#domain/events.js';
import type { PersonalMark } from '#domain/personal-data.js';
import type { FieldCodec } from './field-codec.js';
import type { KeyStore, KeyUse, Shredded } from './keys.js';
import { lengthPrefixed } from './length-prefix.js';
import { fieldPlan, pointerStep, UnsealableSchema, type FieldPlan } from './personal-fields.js';

/** A sealed value as it lies in the log: AES-256-GCM, all parts in base64url. */
export interface Envelope {
  readonly v: 1;
  readonly kid: string;
  readonly iv: string;
  readonly ct: string;
  readonly tag: string;
}

/** Where a value stands. It is part of what is authenticated, so a value moved elsewhere does not open. */
export interface FieldPlace {
  readonly caseId: string;
  readonly eventId: string;
  /** RFC 6901 pointer into the payload. */
  readonly pointer: string;
}

/** Seals and opens single values. All errors carry ids and places, never text. */
export interface FieldCrypto {
  /** Makes the keys that are missing for the case, durable before it resolves. */
  prepare(caseId: string, uses: readonly KeyUse[]): Promise<void>;
  seal(place: FieldPlace, use: KeyUse, plain: string): Promise<Envelope>;
  /** The place is where the envelope was found. @throws FieldBroken when it was sealed for another, KeyNotOfCase */
  open(place: FieldPlace, envelope: Envelope): Promise<string | Shredded>;
}

/** The envelope was changed, or stands elsewhere than where it was sealed. */
export class FieldBroken extends Error {
  constructor(
    readonly eventId: string,
    readonly pointer: string,
  ) {
    super(`A sealed field does not open where it stands: event ${eventId}, ${pointer}`);
    this.name = 'FieldBroken';
  }
}

const ivBytes = 12;
const tagBytes = 16;

export function createFieldCrypto(keys: KeyStore): FieldCrypto {
  return {
    prepare: (caseId, uses) => keys.prepare(caseId, uses),
    async seal(place, use, plain) {
      const { kid, key } = await keys.sealingKey(place.caseId, use);
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(placeAad(place, kid));
      const ct = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return { v: 1, kid, iv: text(iv), ct: text(ct), tag: text(cipher.getAuthTag()) };
    },
    async open(place, envelope) {
      const found = await keys.openingKey(place.caseId, envelope.kid);
      if ('shredded' in found) return found;
      return decrypt(place, envelope, found.key);
    },
  };
}

/** The kid stands for case, class, person and key version; the rest comes from where the envelope stands, never from itself. */
function placeAad(place: FieldPlace, kid: string): Buffer {
  return lengthPrefixed(place.eventId, place.pointer, kid);
}

function decrypt(place: FieldPlace, envelope: Envelope, key: Uint8Array): string {
  const iv = Buffer.from(envelope.iv, 'base64url');
  const tag = Buffer.from(envelope.tag, 'base64url');
  if (iv.length !== ivBytes || tag.length !== tagBytes) throw new FieldBroken(place.eventId, place.pointer);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
    .setAAD(placeAad(place, envelope.kid))
    .setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(envelope.ct, 'base64url'), decipher.final()]).toString('utf8');
  } catch {
    throw new FieldBroken(place.eventId, place.pointer);
  }
}

function text(bytes: Buffer): string {
  return bytes.toString('base64url');
}

/** True for a value with exactly the shape of an envelope. Event schemas are strict, so nothing else has it. */
export function isEnvelope(value: unknown): value is Envelope {
  if (!isObject(value) || value['v'] !== 1 || Object.keys(value).length !== 5) return false;
  return ['kid', 'iv', 'ct', 'tag'].every((part) => typeof value[part] === 'string');
}

/**
 * Seals what the event schemas mark and opens whatever is sealed. A marked value is any JSON value; absent and null
 * stay as they are, so that `evolve` can tell whether something was said.
 * Opening goes by the shape of an envelope, not by the schema, so an event of any stored version opens.
 * @throws UnsealableSchema at once, when a schema marks a field that cannot be sealed
 */
export function createFieldCodec(crypto: FieldCrypto, definitions: EventDefinitions): FieldCodec {
  const plans = new Map(Object.entries(definitions).map(([type, { schema }]) => [type, planOf(type, schema)]));
  return {
    async seal(streamId, type, eventId, data) {
      const plan = plans.get(type);
      if (!plan) throw new Error(`No event type ${type} is registered`);
      const found: Found[] = [];
      collect(plan, data, '', undefined, found);
      if (found.length === 0) return data;
      await crypto.prepare(
        streamId,
        found.map((field) => field.use),
      );
      const envelopes = new Map<string, unknown>();
      for (const { pointer, use, value } of found) {
        envelopes.set(pointer, await crypto.seal({ caseId: streamId, eventId, pointer }, use, JSON.stringify(value)));
      }
      return replaced(data, '', envelopes);
    },
    open: (streamId, _type, eventId, data) => opened(crypto, { caseId: streamId, eventId, pointer: '' }, data),
  };
}

/** A program without case keys was asked to seal or open what stands in a case. */
export class CaseKeysWithheld extends Error {
  constructor() {
    super('This program has no key to any case: personal fields are neither sealed nor opened here');
    this.name = 'CaseKeysWithheld';
  }
}

/** For a program that gets no case keys: events without personal fields pass, whatever would need a key is refused. */
export function createRefusingCodec(definitions: EventDefinitions): FieldCodec {
  const refuse = () => Promise.reject(new CaseKeysWithheld());
  return createFieldCodec({ prepare: refuse, seal: refuse, open: refuse }, definitions);
}

function planOf(type: string, schema: EventDefinitions[string]['schema']): FieldPlan {
  try {
    return fieldPlan(schema);
  } catch (error) {
    if (error instanceof UnsealableSchema) error.message = `${type}: ${error.message}`;
    throw error;
  }
}

interface Found {
  readonly pointer: string;
  readonly use: KeyUse;
  readonly value: unknown;
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function collect(plan: FieldPlan, value: unknown, pointer: string, parent: Json | undefined, found: Found[]): void {
  if (value === undefined || value === null) return;
  if (plan.kind === 'sealed') {
    found.push({ pointer, use: useOf(plan.mark, parent, pointer), value });
    return;
  }
  if (!isObject(value)) return;
  if (plan.kind === 'object') {
    for (const [name, field] of plan.fields) collect(field, value[name], pointer + pointerStep(name), value, found);
  }
  if (plan.kind === 'each') {
    for (const [key, item] of Object.entries(value))
      collect(plan.item, item, pointer + pointerStep(key), parent, found);
  }
}

function useOf(mark: PersonalMark, parent: Json | undefined, pointer: string): KeyUse {
  if (!mark.subject.startsWith('@')) return { class: mark.class, subject: mark.subject };
  const subject = parent?.[mark.subject.slice(1)];
  if (typeof subject !== 'string' || subject === '')
    throw new Error(`${pointer} cannot be sealed: ${mark.subject.slice(1)} says nobody`);
  return { class: mark.class, subject };
}

/** A copy with some places replaced; only what lies on the way to them is copied. */
function replaced(value: unknown, pointer: string, by: ReadonlyMap<string, unknown>): unknown {
  const envelope = by.get(pointer);
  if (envelope !== undefined) return envelope;
  if (Array.isArray(value)) return value.map((item, index) => replaced(item, pointer + pointerStep(index), by));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, replaced(field, pointer + pointerStep(name), by)]),
  );
}

async function opened(crypto: FieldCrypto, place: FieldPlace, value: unknown): Promise<unknown> {
  if (isEnvelope(value)) {
    const plain = await crypto.open(place, value);
    return typeof plain === 'string' ? JSON.parse(plain) : plain;
  }
  const below = (key: string | number, item: unknown) =>
    opened(crypto, { ...place, pointer: place.pointer + pointerStep(key) }, item);
  if (Array.isArray(value)) return Promise.all(value.map((item, index) => below(index, item)));
  if (!isObject(value)) return value;
  const fields = await Promise.all(
    Object.entries(value).map(async ([name, field]) => [name, await below(name, field)] as const),
  );
  return Object.fromEntries(fields);
}
