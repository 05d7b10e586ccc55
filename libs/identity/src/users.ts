import type { Pool } from 'pg';
import { IsNull, type DataSource, type Repository } from 'typeorm';
import { UserAccountEntity } from './entities.js';

/** Seals what the register knows of a person. The key is outside the database; a blind index finds equal values and nothing more. */
export interface DirectoryCrypto {
  seal(plain: string, aad: string): string;
  open(sealed: string, aad: string): string;
  blindIndex(value: string): string;
}

export interface UserAccount {
  readonly userId: string;
  readonly name: string;
  readonly title: string | null;
  readonly email: string | null;
  readonly homeNodeId: string | null;
}

export interface NewUser extends UserAccount {
  readonly issuer: string;
  readonly subject: string;
}

type Field = 'name' | 'title' | 'email';

type Sealed = Pick<UserAccountEntity, 'userId' | 'sealedName' | 'sealedTitle' | 'sealedEmail' | 'homeNodeId'>;

/** Asked by nearly every page, and therefore prepared. */
const findAccounts = {
  name: 'id-accounts',
  text: `SELECT user_id AS "userId", sealed_name AS "sealedName", sealed_title AS "sealedTitle", sealed_email AS "sealedEmail", home_node_id AS "homeNodeId"
    FROM id.user_account WHERE user_id = ANY($1::uuid[])`,
};

/** The register of those who can sign in. */
export class Users {
  private readonly accounts: Repository<UserAccountEntity>;

  constructor(
    source: DataSource,
    private readonly pool: Pool,
    private readonly crypto: DirectoryCrypto,
  ) {
    this.accounts = source.getRepository(UserAccountEntity);
  }

  /** Adds a person, or changes what is known of her. The link to the identity provider is (issuer, subject) and never a name. */
  async save({ userId, issuer, subject, name, title, email, homeNodeId }: NewUser): Promise<void> {
    const seal = (value: string, field: Field) => this.crypto.seal(value, place(userId, field));
    await this.accounts.upsert(
      {
        userId,
        subjectIndex: this.subjectIndex(issuer, subject),
        sealedName: seal(name, 'name'),
        sealedTitle: title === null ? null : seal(title, 'title'),
        sealedEmail: email === null ? null : seal(email, 'email'),
        homeNodeId,
      },
      ['userId'],
    );
  }

  /** The account of a signed-in identity, or null when nobody was registered for it or the account is closed. */
  async idOf(issuer: string, subject: string): Promise<string | null> {
    const found = await this.accounts.findOne({
      select: { userId: true },
      where: { subjectIndex: this.subjectIndex(issuer, subject), disabledAt: IsNull() },
    });
    return found?.userId ?? null;
  }

  async byIds(userIds: readonly string[]): Promise<Map<string, UserAccount>> {
    const wanted = userIds.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
    if (wanted.length === 0) return new Map();
    const { rows } = await this.pool.query<Sealed>({ ...findAccounts, values: [wanted] });
    return new Map(rows.map((account) => [account.userId, this.open(account)]));
  }

  private open({ userId, sealedName, sealedTitle, sealedEmail, homeNodeId }: Sealed): UserAccount {
    const open = (sealed: string, field: Field) => this.crypto.open(sealed, place(userId, field));
    return {
      userId,
      name: open(sealedName, 'name'),
      title: sealedTitle === null ? null : open(sealedTitle, 'title'),
      email: sealedEmail === null ? null : open(sealedEmail, 'email'),
      homeNodeId,
    };
  }

  private subjectIndex(issuer: string, subject: string): string {
    return this.crypto.blindIndex(JSON.stringify([issuer, subject]));
  }
}

/** Where a sealed value stands: it opens only there. */
function place(userId: string, field: Field): string {
  return `${userId}/${field}`;
}
