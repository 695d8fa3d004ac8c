import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { deliveries } from '@quintet/drizzle/marketplace/connectors.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const { tenantId: _, ...columns } = getTableColumns(deliveries)
const rows = tenantRows(deliveries, columns)
export type DeliveryRow = RowOf<typeof rows>

export const deliveryPages = rows.childPages('connectorId')
export const updateDelivery = rows.update('status', 'attempts', 'round', 'error', 'deliveredAt')

const byIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(deliveries)
    .innerJoin(
      sql`unnest(${p.ids}) as asked(asked_id)`,
      and(eq(deliveries.tenantId, p.tenantId), eq(deliveries.id, sql`asked_id`)),
    ),
)
const load = loadOne<Context, DeliveryRow>(
  (context, ids) => context.scope.read(byIds, { ids }),
  (row) => row.id,
)
export const loadDelivery = async (context: Context, id: string): Promise<DeliveryRow | null> =>
  isUuid(id) ? load(context, id) : null
export async function readDelivery(reader: Reader, id: string): Promise<DeliveryRow | null> {
  const [row] = isUuid(id) ? await reader.read(byIds, { ids: [id] }) : []
  return row ?? null
}

const lock = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(deliveries)
    .where(and(eq(deliveries.tenantId, p.tenantId), eq(deliveries.id, p.id)))
    .for('update'),
)
/** A delivery in a transaction that changes it. */
export async function lockDelivery(writer: Writer, id: string): Promise<DeliveryRow | null> {
  const [row] = isUuid(id) ? await writer.read(lock, { id }) : []
  return row ?? null
}

const newSlots = {
  id: slot.uuid,
  connectorId: slot.uuid,
  sourceEvent: slot.text,
  event: slot.text,
  payload: slot.json,
  depth: slot.int,
  status: slot.text,
  error: slot.nullable(slot.text),
  at: slot.instant,
}
/** Inserts a delivery; no row where the connector has one of the same source. */
export const insertDelivery = statement(newSlots, (db, p) =>
  db
    .insert(deliveries)
    .values({
      tenantId: p.tenantId,
      id: p.id,
      connectorId: p.connectorId,
      sourceEvent: p.sourceEvent,
      event: p.event,
      payload: p.payload as never,
      depth: p.depth,
      status: p.status,
      attempts: 0,
      error: p.error,
      createdAt: p.at,
    })
    .onConflictDoNothing({ target: [deliveries.connectorId, deliveries.sourceEvent, deliveries.tenantId] })
    .returning({ id: deliveries.id, round: deliveries.round }),
)
