import { readAsJob } from '@quintet/drizzle/client/as-job.ts'
import type { Database } from '@quintet/drizzle/client/database.ts'
import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { paymentGateways, webhookAddresses } from '@quintet/drizzle/credit/payments.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { asc, eq, getTableColumns } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(paymentGateways)
export type PaymentGatewayRow = RowOf<typeof rows>

const insertRow = rows.insert()
const insertAddress = tenantRows(webhookAddresses).insert({ defaults: ['createdAt'] })
/** Makes a gateway, and the address of its webhook. */
export async function insertGateway(
  writer: Writer,
  values: Parameters<typeof insertRow>[1],
): Promise<PaymentGatewayRow> {
  const made = await insertRow(writer, values)
  await insertAddress(writer, { id: made.id })
  return made
}
export const updateGateway = rows.update(
  'name',
  'provider',
  'secret',
  'secretHint',
  'webhookSecrets',
  'apiUrl',
  'generic',
  'isActive',
  'updatedAt',
)
export const gatewaySlugIndex = 'payment_gateways_slug'

const { tenantId: _, ...columns } = getTableColumns(paymentGateways)
const all = statement({}, (db, p) =>
  db
    .select(columns)
    .from(paymentGateways)
    .where(eq(paymentGateways.tenantId, p.tenantId))
    .orderBy(asc(paymentGateways.slug)),
)
/** The tenant's gateways, by slug: few. */
export const readGateways = (reader: Reader): Promise<PaymentGatewayRow[]> => reader.read(all, {})
export const gatewayOfSlug = async (reader: Reader, slug: string): Promise<PaymentGatewayRow | null> =>
  (await readGateways(reader)).find((gateway) => gateway.slug === slug) ?? null
export const gatewayOfId = async (reader: Reader, id: string): Promise<PaymentGatewayRow | null> =>
  (await readGateways(reader)).find((gateway) => gateway.id === id) ?? null

/** A gateway by its id; those of a list come in one statement. */
export const loadGateway = loadOne<Context, PaymentGatewayRow>(
  (context) => readGateways(context.scope),
  ({ id }) => id,
)
export const loadGatewayOfSlug = loadOne<Context, PaymentGatewayRow>(
  (context) => readGateways(context.scope),
  ({ slug }) => slug,
)

const addresses = statement({ id: slot.uuid }, (db, p) =>
  db.select({ tenantId: webhookAddresses.tenantId }).from(webhookAddresses).where(eq(webhookAddresses.id, p.id)),
)
/** The tenant of a gateway, read under the job role: who sends a message names the gateway alone. */
export const readTenantOfGateway = async (jobs: Database['jobs'], id: string): Promise<string | null> =>
  (await readAsJob(jobs, addresses, { id }))[0]?.tenantId ?? null
