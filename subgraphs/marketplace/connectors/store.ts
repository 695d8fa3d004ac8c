import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { connectors } from '@quintet/drizzle/marketplace/connectors.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import type { ShownOnce } from '@quintet/kit/slice/shown-once.ts'
import { isStorable } from '@quintet/kit/slice/text-rules.ts'
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const { tenantId: _, createdAt: __, ...columns } = getTableColumns(connectors)
const rows = tenantRows(connectors, columns)
export type ConnectorRow = RowOf<typeof rows>
export type ConnectorMappingRow = ConnectorRow['mappings'][number]

export const connectorPage = rows.page({ by: 'slug' })
export const insertConnector = rows.insert({ defaults: ['createdAt', 'secretNumber'] })
export const updateConnector = rows.update(
  'name',
  'type',
  'sourceModule',
  'targetModule',
  'event',
  'action',
  'url',
  'mappings',
  'condition',
  'isActive',
  'actsFor',
  'updatedAt',
)
export const slugIndex = 'connectors_slug'

const bySlug = statement({ slug: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(connectors)
    .where(and(eq(connectors.tenantId, p.tenantId), eq(connectors.slug, p.slug)))
    .for('update'),
)
/** A connector by its slug, in a transaction that changes it; null where there is none. */
export async function lockConnector(writer: Writer, slug: string): Promise<ConnectorRow | null> {
  const [row] = isStorable(slug) ? await writer.read(bySlug, { slug }) : []
  return row ?? null
}

const byIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(connectors)
    .innerJoin(
      sql`unnest(${p.ids}) as asked(asked_id)`,
      and(eq(connectors.tenantId, p.tenantId), eq(connectors.id, sql`asked_id`)),
    ),
)
const load = loadOne<Context, ConnectorRow>(
  (context, ids) => context.scope.read(byIds, { ids }),
  (row) => row.id,
)
/** A connector of the tenant, many at once in one statement. */
export const loadConnector = (context: Context, id: string): Promise<ConnectorRow | null> => load(context, id)
export async function readConnector(reader: Reader, id: string): Promise<ConnectorRow | null> {
  const [row] = await reader.read(byIds, { ids: [id] })
  return row ?? null
}

/** What leads from where to where: the tenant has few. */
const edges = statement({}, (db, p) =>
  db
    .select({
      slug: connectors.slug,
      sourceModule: connectors.sourceModule,
      targetModule: connectors.targetModule,
      isActive: connectors.isActive,
    })
    .from(connectors)
    .where(eq(connectors.tenantId, p.tenantId))
    .orderBy(asc(connectors.slug)),
)
type EdgeRow = { slug: string; sourceModule: string; targetModule: string; isActive: boolean }
const loadAll = loadOne<Context, { key: string; edges: EdgeRow[] }>(
  async (context) => [{ key: 'all', edges: await context.scope.read(edges, {}) }],
  ({ key }) => key,
)
/** All connectors of the tenant, read once per request. */
export const loadEdges = async (context: Context): Promise<readonly EdgeRow[]> => (await loadAll(context, 'all'))!.edges

const listening = statement({ module: slot.nullable(slot.text), event: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(connectors)
    .where(
      and(
        eq(connectors.tenantId, p.tenantId),
        sql`${connectors.isActive}`,
        sql`case when ${p.module}::text is null then ${connectors.event} = ${p.event}::text
          else ${connectors.sourceModule} = ${p.module}::text and ${connectors.type} <> 'EVENT_TRIGGER'
            and coalesce(${connectors.event}, ${p.event}::text) = ${p.event}::text end`,
      ),
    )
    .orderBy(asc(connectors.id)),
)
/** Those that an event sets off, or the result of a module's action. @param module null for an event */
export const readListening = (reader: Reader, module: string | null, event: string): Promise<ConnectorRow[]> =>
  reader.read(listening, { module, event })

const rotation = statement({ id: slot.uuid, until: slot.nullable(slot.instant) }, (db, p) =>
  db
    .update(connectors)
    .set({ secretNumber: sql`${connectors.secretNumber} + 1`, previousUntil: sql`${p.until}::timestamptz` })
    .where(and(eq(connectors.tenantId, p.tenantId), eq(connectors.id, p.id)))
    .returning(columns),
)
/** Gives a connector its next secret. */
export async function rotateSecret(writer: Writer, id: string, until: Date | null): Promise<ConnectorRow> {
  const [row] = await writer.run(rotation, { id, until })
  return row!
}

/** A secret that was made. */
export interface ConnectorSecretRow {
  readonly slug: string
  readonly secret: ShownOnce | null
  readonly previousUntil: Date | null
}
