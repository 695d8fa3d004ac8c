import { SchemaTakenError } from '@quintet/drizzle/client/owned-schemas.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { beginning } from '../systems/rules.ts'
import { readMigrations, readSystems, readVersions } from '../systems/store.ts'
import { install } from './actions.ts'
import { ownedBy } from './names.ts'
import { changeInPlace } from './place.ts'
import { provisionedQueue, type SystemChange, systemChangeQueue } from './queues.ts'
import { SchemaChangeError, type Schemas } from './schemas.ts'
import { stepsDown, stepsUp, textsOf } from './steps.ts'
import { readTenantSystem, type TenantSystemRow, updateTenantSystem } from './store.ts'

/** Makes a change of a tenant's system. What a run has done before it was cut off, the next one finds in the ledger. */
const changing: WorkQueue<Context, SystemChange> = {
  ...systemChangeQueue,
  deadlineSeconds: 300,
  concurrency: 2,
  async run({ context, payload }) {
    const { id, number } = payload
    if ((await current(context, id, number)) === null) return
    const isDone = await changeInPlace(context, async (schemas, check) => {
      const row = await current(context, id, number)
      if (row === null) return
      const run = { context, schemas, check }
      if (row.status === 'UNINSTALLING') {
        await schemas.drop(ownedBy(row))
        await check()
        await report(context, row, { status: 'REMOVED' })
      } else if (['PENDING', 'INSTALLING', 'UPGRADING', 'ROLLING_BACK'].includes(row.status)) {
        await bring(run, row.status === 'PENDING' ? await report(context, row, { status: 'INSTALLING' }) : row)
      }
    })
    if (!isDone) await postpone(context, payload)
  },
}

const postponedMilliseconds = 15_000

/** Requests the change once more, for later: tries are counted, and what is waited for takes as long as it takes. */
const postpone = (context: Context, payload: SystemChange): Promise<void> =>
  context.scope.write((writer) => {
    const startAfter = new Date(context.clock.now().getTime() + postponedMilliseconds)
    return requestJob(context, writer, systemChangeQueue, `${payload.id} ${payload.number} ${newId()}`, payload, {
      startAfter,
    })
  })

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

interface Run {
  readonly context: Context
  readonly schemas: Schemas
  readonly check: () => Promise<void>
}

/** The system, unless a newer change has overtaken this one. */
async function current({ scope }: Context, id: string, number: number): Promise<TenantSystemRow | null> {
  const row = await readTenantSystem(scope, id)
  return row?.changeNumber === number ? row : null
}

/** Brings a schema to the version that is meant; an installation that fails leaves no schema. */
async function bring({ context, schemas, check }: Run, row: TenantSystemRow): Promise<void> {
  const isNew = row.status === 'INSTALLING'
  try {
    if (isNew) await schemas.create(ownedBy(row))
    await schemas.apply(await changeOf(context, row))
    await check()
  } catch (error) {
    if (!(error instanceof SchemaChangeError || error instanceof SchemaTakenError)) throw error
    if (isNew) await schemas.drop(ownedBy(row))
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
    texts: textsOf(migrations),
    at: context.clock.now(),
  }
}
