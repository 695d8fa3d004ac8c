// Tenancy's audit log: entries as a request writes them, chained and verified as the jobs do.
import { randomBytes, randomUUID } from 'node:crypto'
import { auditLog } from '@quintet/drizzle/tenancy/audit.ts'
import { auditLogOf } from '@quintet/kit/audit/audit-log.ts'
import { sealAudit } from '@quintet/kit/audit/seal.ts'
import { verifyAudit } from '@quintet/kit/audit/verify.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createKeyring } from '@quintet/kit/sealed/keyring.ts'
import { cloneDatabase } from '../../../support/database/database.ts'
import { envelopeOf } from '../../../support/quintet/subgraph.ts'

export const secret = randomBytes(32)
export const ring = createKeyring([secret])
export const record = auditLogOf(auditLog, { 'test.thing.done': 'LOW', 'test.thing.broken': 'CRITICAL' })

export async function openFixture() {
  const clone = await cloneDatabase()
  const database = clone.open('tenancy')
  const contextOf = (tenantId: string | null) => {
    const envelope = envelopeOf({ userId: randomUUID(), tenantId })
    const { userId } = envelope.viewer!
    return { envelope, clock: systemClock, scope: database.scope({ tenantId, userId, realmId: null }) }
  }
  return {
    clone,
    contextOf,
    /** Entries of a tenant, one transaction each. */
    async write(tenantId: string | null, count = 1) {
      for (let i = 0; i < count; i++) {
        const context = contextOf(tenantId)
        const entry = { userId: randomUUID(), target: { type: 'Thing', id: `${i}` }, details: { number: i } }
        await context.scope.write((writer) => record(context, writer, 'test.thing.done', entry))
      }
    },
    seal: (keys = ring, batch?: number) =>
      sealAudit(database.jobs, 'tenancy', { ring: keys, at: new Date(), ...(batch === undefined ? {} : { batch }) }),
    verify: (keys = ring, batch?: number) =>
      verifyAudit(database.jobs, 'tenancy', { ring: keys, ...(batch === undefined ? {} : { batch }) }),
    /** As a superuser who disables triggers. */
    tamper: (text: string, values: (string | number)[] = []) =>
      clone.admin.begin(async (sql) => {
        await sql`set local session_replication_role = replica`
        await sql.unsafe(text, values)
      }),
    async clear() {
      await clone.admin.begin(async (sql) => {
        await sql`set local session_replication_role = replica`
        await sql`delete from tenancy.audit_log`
        await sql`delete from tenancy.audit_heads`
      })
    },
  }
}
