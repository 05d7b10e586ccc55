import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who can sign in. What names a person is sealed; the subject of the identity provider is a keyed hash. */
@Entity({ schema: 'id', name: 'user_account' })
export class UserAccountEntity {
  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ name: 'subject_index', type: 'text', nullable: true })
  subjectIndex!: string | null;

  @Column({ name: 'sealed_name', type: 'text' })
  sealedName!: string;

  @Column({ name: 'sealed_title', type: 'text', nullable: true })
  sealedTitle!: string | null;

  @Column({ name: 'sealed_email', type: 'text', nullable: true })
  sealedEmail!: string | null;

  @Column({ name: 'home_node_id', type: 'uuid', nullable: true })
  homeNodeId!: string | null;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt!: Date | null;
}

/** A signed-in browser. The token itself is never stored. */
@Entity({ schema: 'id', name: 'session' })
export class SessionEntity {
  @PrimaryColumn({ name: 'session_hash', type: 'bytea' })
  sessionHash!: Buffer;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt!: Date;

  @Column({ name: 'idle_expires_at', type: 'timestamptz' })
  idleExpiresAt!: Date;

  @Column({ name: 'absolute_expires_at', type: 'timestamptz' })
  absoluteExpiresAt!: Date;

  @Column({ name: 'acr', type: 'text', nullable: true })
  acr!: string | null;
}

/** A sign-in under way. */
@Entity({ schema: 'id', name: 'sign_in' })
export class SignInEntity {
  @PrimaryColumn({ name: 'state_hash', type: 'bytea' })
  stateHash!: Buffer;

  @Column({ name: 'nonce', type: 'text' })
  nonce!: string;

  @Column({ name: 'code_verifier', type: 'text' })
  codeVerifier!: string;

  @Column({ name: 'return_to', type: 'text' })
  returnTo!: string;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}

/** Half-written: sealed with a key that lies wrapped beside it. */
@Entity({ schema: 'id', name: 'draft' })
export class DraftEntity {
  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @PrimaryColumn({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'revision', type: 'int' })
  revision!: number;

  @Column({ name: 'kek', type: 'text' })
  kek!: string;

  @Column({ name: 'wrapped', type: 'bytea' })
  wrapped!: Buffer;

  @Column({ name: 'sealed', type: 'bytea' })
  sealed!: Buffer;

  @Column({ name: 'saved_at', type: 'timestamptz' })
  savedAt!: Date;
}
