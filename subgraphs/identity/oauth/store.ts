import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { oauthClients, oauthConsents } from '@quintet/drizzle/identity/oauth.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import {
  type Connection,
  connection,
  highestId,
  type PageArguments,
  pageCursor,
  pageKey,
  pageSize,
} from '@quintet/kit/slice/pages.ts'
import { type RowOf, realmRows, tenantRows } from '@quintet/kit/slice/rows.ts'
import type { ShownOnce } from '@quintet/kit/slice/shown-once.ts'
import { and, desc, eq, getTableColumns, isNull, or, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const { secretHash, ...clientColumns } = getTableColumns(oauthClients)
const clients = tenantRows(oauthClients, clientColumns)
export type OAuthClientRow = RowOf<typeof clients>
/** A client with its new secret. */
export interface OAuthClientSecretRow {
  readonly secret: ShownOnce | null
  readonly client: OAuthClientRow
}

/** The tenant's clients, newest first. */
export const clientPage = clients.page('newest first')
export const insertClient = clients.insert({ defaults: ['lastUsedAt'] })
export const updateClient = clients.update('name', 'redirectUris', 'scopes', 'updatedAt')
export const setSecret = clients.update('secretHash', 'secretCreatedAt', 'updatedAt')

/** A client to be changed: others that change it wait. */
export const clientForUpdate = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(clientColumns)
    .from(oauthClients)
    .where(and(eq(oauthClients.tenantId, p.tenantId), eq(oauthClients.id, p.id)))
    .for('update'),
)

/** A client with the hash of its secret. */
export const clientWithSecret = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ ...clientColumns, secretHash })
    .from(oauthClients)
    .where(and(eq(oauthClients.tenantId, p.tenantId), eq(oauthClients.id, p.id))),
)

/** Lets no other client of the tenant be made until the end of the transaction. */
export const lockClients = statement({}, (db, p) =>
  db
    .select({ locked: sql`pg_advisory_xact_lock(hashtext('identity.oauth_clients ' || ${p.tenantId}::text))::text` })
    .from(sql`(values (1)) as one`),
)

/** How many clients the tenant has. */
export const countClients = statement({}, (db, p) =>
  db
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(oauthClients)
    .where(eq(oauthClients.tenantId, p.tenantId)),
)

export const deleteClient = statement({ id: slot.uuid }, (db, p) =>
  db
    .delete(oauthClients)
    .where(and(eq(oauthClients.tenantId, p.tenantId), eq(oauthClients.id, p.id)))
    .returning({ id: oauthClients.id }),
)

/** Notes that a client got a token, once a minute at most. */
export const noteClientUse = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(oauthClients)
    .set({ lastUsedAt: p.at as never })
    .where(
      and(
        eq(oauthClients.tenantId, p.tenantId),
        eq(oauthClients.id, p.id),
        sql`(${oauthClients.lastUsedAt} is null or ${oauthClients.lastUsedAt} < ${p.at}::timestamptz - interval '1 minute')`,
      ),
    ),
)

const consentColumns = getTableColumns(oauthConsents)
const consents = realmRows(oauthConsents, consentColumns)
export type OAuthConsentRow = RowOf<typeof consents>

export const insertConsent = consents.insert({ defaults: ['lastUsedAt', 'revokedAt', 'revokedBy'] })

export const consentById = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(consentColumns)
    .from(oauthConsents)
    .where(and(eq(oauthConsents.realmId, p.realmId), eq(oauthConsents.id, p.id))),
)

/** What a user allowed and has not taken back. */
export const consentsOfUser = consents.page('newest first', {
  slots: { person: slot.uuid },
  where: (p) => and(eq(oauthConsents.userId, p.person), isNull(oauthConsents.revokedAt)),
})

const pageSlots = { clientIds: slot.uuids, beyond: slot.uuids, limits: slot.ints }
/** Pages of the consents of many clients of the tenant. */
const consentPages = statement(pageSlots, (db, p) =>
  db
    .select({ page: sql<number>`asked.position`.mapWith(Number), ...consentColumns })
    .from(
      sql`unnest(${p.clientIds}, ${p.beyond}, ${p.limits}) with ordinality as asked(client_id, beyond, max_rows, position)
        cross join lateral (
          select id as found from ${oauthConsents} c
          where c.realm_id = ${p.realmId} and c.tenant_id = ${p.tenantId} and c.client_id = asked.client_id
            and c.revoked_at is null and c.id < asked.beyond
          order by c.id desc limit asked.max_rows) chosen`,
    )
    .innerJoin(oauthConsents, and(eq(oauthConsents.realmId, p.realmId), sql`${oauthConsents.id} = chosen.found`))
    .orderBy(sql`asked.position`, desc(oauthConsents.id)),
)

type Key = [clientId: string, beyond: string, limit: number]
type PagedConsent = OAuthConsentRow & { readonly key: string }

const loadConsents = loadMany<Context, PagedConsent>(
  async (context, texts) => {
    const keys = texts.map((text) => JSON.parse(text) as Key)
    const rows = await context.scope.read(consentPages, {
      clientIds: keys.map(([clientId]) => clientId),
      beyond: keys.map(([, beyond]) => beyond),
      limits: keys.map(([, , limit]) => limit),
    })
    return rows.map((row) => ({ ...row, key: texts[row.page - 1]! }))
  },
  (row) => row.key,
)

/** A page of what members have allowed a client; those of all clients of a list come in one statement. */
export async function consentsOfClient(
  context: Context,
  clientId: string,
  args: PageArguments,
): Promise<Connection<OAuthConsentRow>> {
  const size = pageSize(args)
  const after = (pageKey(args, ['uuid'])?.[0] as string | undefined) ?? null
  const key: Key = [clientId, after ?? highestId, size + 1]
  const rows = await loadConsents(context, JSON.stringify(key))
  return connection(rows, size, after === null, (row) => pageCursor(row.id))
}

const revokeSlots = {
  ids: slot.uuids,
  at: slot.instant,
  by: slot.nullable(slot.uuid),
  owner: slot.nullable(slot.uuid),
  inTenant: slot.nullable(slot.uuid),
}
/** Takes back consents: of the owner, or of a tenant. */
export const revokeConsents = statement(revokeSlots, (db, p) =>
  db
    .update(oauthConsents)
    .set({ revokedAt: p.at as never, revokedBy: p.by as never })
    .where(
      and(
        eq(oauthConsents.realmId, p.realmId),
        isAnyOf(oauthConsents.id, p.ids),
        isNull(oauthConsents.revokedAt),
        or(sql`${oauthConsents.userId} = ${p.owner}::uuid`, sql`${oauthConsents.tenantId} = ${p.inTenant}::uuid`),
      ),
    )
    .returning(consentColumns),
)

const liveSlots = { clientRowId: slot.uuid, person: slot.nullable(slot.uuid) }
/** What of a client, and of one user where one is given, has not been taken back. */
export const liveConsents = statement(liveSlots, (db, p) =>
  db
    .select({ id: oauthConsents.id, scopes: oauthConsents.scopes })
    .from(oauthConsents)
    .where(
      and(
        eq(oauthConsents.realmId, p.realmId),
        eq(oauthConsents.tenantId, p.tenantId),
        eq(oauthConsents.clientId, p.clientRowId),
        isNull(oauthConsents.revokedAt),
        sql`(${p.person}::uuid is null or ${oauthConsents.userId} = ${p.person}::uuid)`,
      ),
    ),
)

/** Holds a consent until the end of the transaction; no row once it was taken back. */
export const holdConsent = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: oauthConsents.id })
    .from(oauthConsents)
    .where(and(eq(oauthConsents.realmId, p.realmId), eq(oauthConsents.id, p.id), isNull(oauthConsents.revokedAt)))
    .for('update'),
)

/** Gives the consents of a client its new name. */
export const renameInConsents = statement({ clientRowId: slot.uuid, name: slot.text }, (db, p) =>
  db
    .update(oauthConsents)
    .set({ clientName: p.name as never })
    .where(
      and(
        eq(oauthConsents.realmId, p.realmId),
        eq(oauthConsents.tenantId, p.tenantId),
        eq(oauthConsents.clientId, p.clientRowId),
      ),
    ),
)

/** Notes that a consent was used, once a minute at most. */
export const noteConsentUse = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(oauthConsents)
    .set({ lastUsedAt: p.at as never })
    .where(
      and(
        eq(oauthConsents.realmId, p.realmId),
        eq(oauthConsents.id, p.id),
        sql`(${oauthConsents.lastUsedAt} is null or ${oauthConsents.lastUsedAt} < ${p.at}::timestamptz - interval '1 minute')`,
      ),
    ),
)

/** Takes back what a user allowed clients of a tenant that the user has left. */
export const revokeConsentsOfMember = statement(
  { person: slot.uuid, leftTenantId: slot.uuid, at: slot.instant },
  (db, p) =>
    db
      .update(oauthConsents)
      .set({ revokedAt: p.at as never })
      .where(
        and(
          eq(oauthConsents.realmId, p.realmId),
          eq(oauthConsents.tenantId, p.leftTenantId),
          eq(oauthConsents.userId, p.person),
          isNull(oauthConsents.revokedAt),
        ),
      )
      .returning({ id: oauthConsents.id }),
)
