// The columns that every table shares: keys and times.
import { sql } from 'drizzle-orm'
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** A new UUIDv7, so that ids sort by the time they were made. */
export const id = () => uuid('id').notNull().default(sql`uuidv7()`)

/** An instant in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Bytes, which the driver itself writes and reads. */
export const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/** Words, for full-text search. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** When the row was written. */
export const createdAt = () => instant('created_at').notNull().defaultNow()

/** The key of a row that belongs to a tenant: (tenant_id, id). */
export const tenantKey = () => ({ tenantId: uuid('tenant_id').notNull(), id: id() })

/** The key of a row that belongs to a realm of users: (realm_id, id). */
export const realmKey = () => ({ realmId: uuid('realm_id').notNull(), id: id() })
