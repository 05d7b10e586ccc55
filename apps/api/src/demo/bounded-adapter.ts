type Payload = Record<string, unknown>;
interface Kept {
  readonly payload: Payload;
  readonly expiresAt: number;
}

const limit = 2_000;
const kept = new Map<string, Kept>();

/** Memory of the demo's identity provider: lives as long as the process and never grows past a limit. */
export class BoundedAdapter {
  constructor(private readonly model: string) {}

  async upsert(id: string, payload: Payload, expiresInSeconds: number): Promise<void> {
    kept.delete(this.key(id));
    kept.set(this.key(id), { payload, expiresAt: Date.now() + (expiresInSeconds || 3600) * 1000 });
    for (const oldest of kept.keys()) {
      if (kept.size <= limit) break;
      kept.delete(oldest);
    }
    return Promise.resolve();
  }

  async find(id: string): Promise<Payload | undefined> {
    const found = kept.get(this.key(id));
    return Promise.resolve(found && found.expiresAt > Date.now() ? found.payload : undefined);
  }

  async findByUid(uid: string): Promise<Payload | undefined> {
    for (const [key, value] of kept) if (key.startsWith(`${this.model}:`) && value.payload['uid'] === uid) return Promise.resolve(value.payload);
    return Promise.resolve(undefined);
  }

  async findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async consume(id: string): Promise<void> {
    const found = kept.get(this.key(id));
    if (found) found.payload['consumed'] = Math.floor(Date.now() / 1000);
    return Promise.resolve();
  }

  async destroy(id: string): Promise<void> {
    kept.delete(this.key(id));
    return Promise.resolve();
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, value] of kept) if (value.payload['grantId'] === grantId) kept.delete(key);
    return Promise.resolve();
  }

  private key(id: string): string {
    return `${this.model}:${id}`;
  }
}
