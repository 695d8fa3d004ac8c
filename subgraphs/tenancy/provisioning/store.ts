import { readAsJob } from '@quintet/drizzle/client/as-job.ts'
import type { Database } from '@quintet/drizzle/client/database.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { provisioningSteps } from '@quintet/drizzle/tenancy/provisioning.ts'
import { tenants } from '@quintet/drizzle/tenancy/tenants.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { and, asc, eq, getTableColumns } from 'drizzle-orm'
import type { Context } from '../context.ts'

const stepColumns = {
  tenantId: provisioningSteps.tenantId,
  name: provisioningSteps.name,
  startedAt: provisioningSteps.startedAt,
  completedAt: provisioningSteps.completedAt,
  errorMessage: provisioningSteps.errorMessage,
  ownerEmail: provisioningSteps.ownerEmail,
}

export interface ProvisioningStepRow {
  readonly tenantId: string
  readonly name: string
  readonly startedAt: Date | null
  readonly completedAt: Date | null
  /** Why it failed last; null since it was completed. */
  readonly errorMessage: string | null
  readonly ownerEmail: string
}

const stepsOfTenants = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(stepColumns)
    .from(provisioningSteps)
    .where(isAnyOf(provisioningSteps.tenantId, p.ids))
    .orderBy(asc(provisioningSteps.tenantId), asc(provisioningSteps.position)),
)

/** Steps of any tenants, in their order, read under the job role. */
export const readSteps = (jobs: Database['jobs'], ids: readonly string[]): Promise<ProvisioningStepRow[]> =>
  readAsJob(jobs, stepsOfTenants, { ids: [...ids] })

/** The steps of a tenant, in their order; none where its first owner made it. */
export const loadSteps = loadMany<Context, ProvisioningStepRow>(
  (context, ids) => context.provisioningSteps(ids),
  ({ tenantId }) => tenantId,
)

/** A step of the active tenant. */
export const stepOf = statement({ name: slot.text }, (db, p) =>
  db
    .select(stepColumns)
    .from(provisioningSteps)
    .where(and(eq(provisioningSteps.tenantId, p.tenantId), eq(provisioningSteps.name, p.name))),
)

export const insertStep = statement(
  { id: slot.uuid, name: slot.text, position: slot.int, ownerEmail: slot.text, at: slot.instant },
  (db, p) =>
    db.insert(provisioningSteps).values({
      tenantId: p.tenantId,
      id: p.id,
      name: p.name,
      position: p.position,
      ownerEmail: p.ownerEmail,
      createdAt: p.at,
    } as never),
)

const recorded = {
  name: slot.text,
  startedAt: slot.instant,
  completedAt: slot.nullable(slot.instant),
  errorMessage: slot.nullable(slot.text),
}
/** Records how a step went. */
export const recordStep = statement(recorded, (db, p) =>
  db
    .update(provisioningSteps)
    .set({ startedAt: p.startedAt, completedAt: p.completedAt, errorMessage: p.errorMessage } as never)
    .where(and(eq(provisioningSteps.tenantId, p.tenantId), eq(provisioningSteps.name, p.name))),
)

const tenantValues = {
  slug: slot.text,
  name: slot.text,
  tier: slot.text,
  maxUsers: slot.nullable(slot.int),
  externalId: slot.nullable(slot.text),
  hasOwnPeople: slot.boolean,
  at: slot.instant,
}
/** Inserts the active tenant itself, which none can enter yet. */
export const insertProvisioned = statement(tenantValues, (db, p) =>
  db
    .insert(tenants)
    .values({
      id: p.tenantId,
      slug: p.slug,
      name: p.name,
      status: 'PROVISIONING',
      tier: p.tier,
      maxUsers: p.maxUsers,
      externalId: p.externalId,
      hasOwnPeople: p.hasOwnPeople,
      createdAt: p.at,
      updatedAt: p.at,
    } as never)
    .returning(getTableColumns(tenants)),
)
