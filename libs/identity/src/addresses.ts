import type { Pool } from 'pg';

interface Opens {
  open(sealed: string, aad: string): string;
}

/** Where letters go. For a program that is to know of a person no more than her address. */
export class Addresses {
  constructor(
    private readonly pool: Pool,
    private readonly crypto: Opens,
  ) {}

  /** Null for somebody who is not in the register, has no address there, or whose account is closed. */
  async of(userId: string): Promise<string | null> {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(userId)) return null;
    const found = await this.pool.query<{ sealed: string | null }>(
      'SELECT sealed_email AS sealed FROM id.user_account WHERE user_id = $1::uuid AND disabled_at IS NULL',
      [userId],
    );
    const sealed = found.rows[0]?.sealed ?? null;
    return sealed === null ? null : this.crypto.open(sealed, `${userId}/email`);
  }
}
