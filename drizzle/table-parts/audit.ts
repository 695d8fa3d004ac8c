// The audit log of a subgraph: rows that are written once, numbered and chained by hash for each tenant after their commit.
import { sql } from 'drizzle-orm'
import { bigint, check, index, jsonb, type PgSchema, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, id, instant } from './columns.ts'
import { auditPolicies, platformPolicy } from './policies.ts'

/** A custom migration refuses every change but the one that chains a row: see `immutable_audit` in the migrations. */
export const auditLogTable = (schema: PgSchema) =>
  schema.table(
    'audit_log',
    {
      /** The tenant; the nil UUID for what belongs to none. Each tenant has a chain of its own. */
      tenantId: uuid('tenant_id').notNull(),
      /** The entry. */
      id: id(),
      /** What happened, as `<subgraph>.<noun>.<past tense>`. */
      event: text('event').notNull(),
      /** LOW, MEDIUM, HIGH or CRITICAL. */
      severity: text('severity').$type<'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL'>().notNull(),
      /** The user whom it concerns. The id stays when the user is deleted. */
      userId: uuid('user_id'),
      /** The user who did it; null for Quintet itself, and before a user has proved who they are. */
      actorId: uuid('actor_id'),
      /** The user whose rights the actor used, where those were not their own. */
      onBehalfOfId: uuid('on_behalf_of_id'),
      /** The kind of thing it was done to, such as Role. */
      targetType: text('target_type'),
      /** That thing's id. */
      targetId: text('target_id'),
      /** What else is to be known; no secret. */
      details: jsonb('details').$type<Record<string, unknown>>().notNull(),
      /** The request. */
      requestId: text('request_id').notNull(),
      /** The IP address of the request. */
      clientIp: text('client_ip'),
      /** The User-Agent of the request. */
      userAgent: text('user_agent'),
      /** When it happened. */
      at: instant('at').notNull(),
      /** Its number in the chain of its tenant; null until it is chained. */
      sequence: bigint('sequence', { mode: 'number' }),
      /** SHA-256 over the hash before it and all other columns. */
      hash: bytes('hash'),
    },
    (t) => [
      primaryKey({ columns: [t.tenantId, t.id] }),
      uniqueIndex('audit_log_sequence').on(t.tenantId, t.sequence).where(sql`sequence is not null`),
      index('audit_log_unchained').on(t.id).where(sql`sequence is null`),
      index('audit_log_user').on(t.userId, t.id),
      check('audit_log_severity', sql`severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')`),
      check('audit_log_chained', sql`(sequence is null) = (hash is null)`),
      ...auditPolicies(schema),
    ],
  )

/** The end of each chain, signed, so that a chain which was cut off or written anew does not look whole. */
export const auditHeadsTable = (schema: PgSchema) =>
  schema.table(
    'audit_heads',
    {
      /** The tenant. */
      tenantId: uuid('tenant_id').primaryKey(),
      /** The number of the last entry. */
      sequence: bigint('sequence', { mode: 'number' }).notNull(),
      /** The hash of the last entry. */
      hash: bytes('hash').notNull(),
      /** The key of the keyring that signs. */
      keyId: text('key_id').notNull(),
      /** HMAC-SHA-256 over tenant, number and hash. */
      signature: bytes('signature').notNull(),
      /** When it was signed. */
      signedAt: instant('signed_at').notNull(),
    },
    () => [platformPolicy(schema)],
  )
