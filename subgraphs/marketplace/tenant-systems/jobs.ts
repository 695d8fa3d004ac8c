import { SchemaTakenError } from '@quintet/drizzle/client/owned-schemas.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { checksumOf } from '../systems/checksums.ts'
import { pathBetween } from '../systems/paths.ts'
import { beginning } from '../systems/rules.ts'
import { type MigrationRow, readMigrations, readSystems, readVersions } from '../systems/store.ts'
import { install } from './actions.ts'
import { ownerRoleOf } from './names.ts'
import { provisionedQueue, type SystemChange, systemChangeQueue } from './queues.ts'
import { SchemaChangeError, type SchemaStep } from './schemas.ts'
import { readTenantSystem, type TenantSystemRow, updateTenantSystem } from './store.ts'

/** Makes a change of a tenant's system. What a run has done before it was cut off, the next one finds in the ledger. */
const changing: WorkQueue<Context, SystemChange> = {
  ...systemChangeQueue,
  deadlineSeconds: 300,
  concurrency: 2,
  async run({ context, payload: { id, number } }) {
    const row = await current(context, id, number)
    if (row === null) return
    if (row.status === 'UNINSTALLING') {
      await context.schemas.drop(ownedBy(row))
      await report(context, row, { status: 'REMOVED' })
    } else if (['PENDING', 'INSTALLING', 'UPGRADING', 'ROLLING_BACK'].includes(row.status)) {
      await bring(context, row.status === 'PENDING' ? await report(context, row, { status: 'INSTALLING' }) : row)
    }
  },
}

/** Installs what all new tenants get. What cannot be installed, or is installed already, is left. */
const provisioned: WorkQueue<Context, object> = {
  ...provisionedQueue,
  async run({ context }) {
    const systems = await readSystems(context.scope)
    for (const { slug, status, isInstalledAtProvisioning } of systems) {
      if (!isInstalledAtProvisioning || status !== 'ACTIVE') continue
      try {
        await context.scope.write((writer) => install(context, writer, { systemSlug: slug }))
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        context.log.warn({ system: slug, problem: error.problem.code }, 'a new tenant does not get a system')
      }
    }
  },
}

export const queues = [changing, provisioned]

const ownedBy = ({ id, schemaName }: TenantSystemRow) => ({ schema: schemaName, role: ownerRoleOf(id) })

/** The system, unless a newer change has overtaken this one. */
async function current({ scope }: Context, id: string, number: number): Promise<TenantSystemRow | null> {
  const row = await readTenantSystem(scope, id)
  return row?.changeNumber === number ? row : null
}

/** Brings a schema to the version that is meant; an installation that fails leaves no schema. */
async function bring(context: Context, row: TenantSystemRow): Promise<void> {
  const isNew = row.status === 'INSTALLING'
  try {
    if (isNew) await context.schemas.create(ownedBy(row))
    await context.schemas.apply(await changeOf(context, row))
  } catch (error) {
    if (!(error instanceof SchemaChangeError || error instanceof SchemaTakenError)) throw error
    if (isNew) await context.schemas.drop(ownedBy(row))
    await report(context, row, { status: 'FAILED', errorMessage: error.message.slice(0, 2_000) })
    return
  }
  await report(context, row, {
    status: 'ACTIVE',
    versionId: row.targetVersionId,
    targetVersionId: null,
    errorMessage: null,
    installedAt: row.installedAt ?? context.clock.now(),
  })
}

const report = (context: Context, row: TenantSystemRow, changed: Partial<TenantSystemRow>): Promise<TenantSystemRow> =>
  context.scope.write(async (writer) => {
    const values = { ...row, ...changed, updatedAt: context.clock.now() }
    return (await updateTenantSystem(writer, values)) ?? row
  })

/** The way from the version that stands to the one that is meant. */
async function changeOf(context: Context, row: TenantSystemRow) {
  const versions = await readVersions(context.scope, row.systemId)
  const migrations = await readMigrations(context.scope, row.systemId)
  const versionOf = (id: string | null) => versions.find((each) => each.id === id)?.version ?? beginning.version
  const [from, to] = [versionOf(row.versionId), versionOf(row.targetVersionId)]
  return {
    ...ownedBy(row),
    tenantId: tenantId(context),
    from,
    to,
    steps: row.status === 'ROLLING_BACK' ? stepsDown(migrations, from, to) : stepsUp(migrations, from, to),
    texts: migrations.flatMap(({ migrationSql, rollbackSql }) => [migrationSql, rollbackSql ?? '']),
    at: context.clock.now(),
  }
}

function way(migrations: readonly MigrationRow[], from: string, to: string): readonly MigrationRow[] {
  const found = pathBetween(migrations, from, to)
  if (found === null) throw new SchemaChangeError(`No migrations lead from ${from} to ${to}`)
  const changed = found.find(({ migrationSql, checksum }) => checksumOf(migrationSql) !== checksum)
  if (changed !== undefined) {
    throw new SchemaChangeError(
      `The migration from ${changed.versionFrom} to ${changed.versionTo} is not what was published`,
    )
  }
  return found
}

const stepsUp = (migrations: readonly MigrationRow[], from: string, to: string): SchemaStep[] =>
  way(migrations, from, to).map(({ versionFrom, versionTo, migrationSql, checksum }) => ({
    from: versionFrom,
    to: versionTo,
    sql: migrationSql,
    checksum,
  }))

/** The way up, backwards. */
const stepsDown = (migrations: readonly MigrationRow[], from: string, to: string): SchemaStep[] =>
  [...way(migrations, to, from)].reverse().map(({ versionFrom, versionTo, rollbackSql }) => {
    if (rollbackSql === null) {
      throw new SchemaChangeError(`What led from ${versionFrom} to ${versionTo} cannot be undone`)
    }
    return { from: versionTo, to: versionFrom, sql: rollbackSql, checksum: checksumOf(rollbackSql) }
  })
