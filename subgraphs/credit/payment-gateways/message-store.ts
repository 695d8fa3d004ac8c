import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { gatewayMessages } from '@quintet/drizzle/credit/payments.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'

const rows = tenantRows(gatewayMessages)
export type GatewayMessageRow = RowOf<typeof rows>

export const readMessage = rows.read
export const updateMessage = rows.update('outcome', 'updatedAt')

const messageSlots = { id: slot.uuid, gatewayId: slot.uuid, digest: slot.bytes, body: slot.bytes, at: slot.instant }
/** Keeps a message; nothing where the same one is there. */
export const keepMessage = statement(messageSlots, (db, p) =>
  db
    .insert(gatewayMessages)
    .values({
      tenantId: p.tenantId,
      id: p.id,
      gatewayId: p.gatewayId,
      digest: p.digest,
      body: p.body,
      outcome: null,
      createdAt: p.at,
      updatedAt: p.at,
    } as never)
    .onConflictDoNothing()
    .returning({ id: gatewayMessages.id }),
)
