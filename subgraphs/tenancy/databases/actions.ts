// Databases of tenants: registering them, and whether they take tenants. jobs.ts makes their tables.
import { reach } from '@quintet/drizzle/client/reach.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { conflict, fieldProblem, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import type { RegisterDatabaseInput, SetDatabaseStatusInput } from '../types.gen.ts'
import { setupQueue } from './jobs.ts'
import { databaseProblems, reachFault } from './rules.ts'
import { changeStatus, nameIndex, registerRow, type TenantDatabaseRow } from './store.ts'
import { serverOf } from './urls.ts'

const missingPermission = () => notAllowed('You may not change databases', 'PERMISSION_NEEDED')

/** Registers a database, once it answers. */
export async function registerDatabase(context: Context, input: RegisterDatabaseInput) {
  const { url, migrationUrl, kind, region, tier, shardKey } = input
  const problems = databaseProblems(input)
  // Before the transaction: nothing waits inside one.
  const fault = problems.length > 0 ? null : reachFault(...(await Promise.all([reach(migrationUrl), reach(url)])))
  return change<TenantDatabaseRow>(context, 'registerDatabase', input, {
    problems,
    taken: { [nameIndex]: conflict('Another database has this name', 'NAME_TAKEN', ['input', 'name']) },
    async work(writer) {
      if (fault !== null) throw new Refused(conflict(fault.message, fault.code, ['input', fault.field]))
      const id = newId()
      const at = context.clock.now()
      const strings = await context.databases.seal(writer, context, id, { url, migrationUrl })
      const row = {
        id,
        name: input.name.trim(),
        kind,
        server: serverOf(migrationUrl),
        region: region.trim(),
        tier: tier ?? null,
        shardKey: shardKey?.trim() ?? null,
      }
      const [registered] = await writer.read(registerRow, { ...row, ...strings, at })
      if (registered?.outcome !== 'DONE') throw new Refused(missingPermission())
      await audit(context, writer, 'tenancy.database.registered', {
        tenantId: null,
        target: { type: 'TenantDatabase', id },
        details: { name: row.name, server: row.server, region: row.region },
      })
      await requestJob(context, writer, setupQueue, id, { databaseId: id })
      return { ...row, status: 'PROVISIONING', errorMessage: null, createdAt: at }
    },
  })
}

/** Sets whether a database takes tenants. */
export const setDatabaseStatus = (context: Context, input: SetDatabaseStatusInput) =>
  change<TenantDatabaseRow>(context, 'setDatabaseStatus', input, {
    problems:
      input.status === 'PROVISIONING'
        ? [fieldProblem('The status must be ACTIVE, DECOMMISSIONING or ARCHIVED', 'input', 'status')]
        : [],
    async work(writer) {
      const { databaseId, status } = input
      const row = isUuid(databaseId) ? (await context.databases.list()).find(({ id }) => id === databaseId) : undefined
      if (row === undefined) throw new Refused(notFoundProblem('There is no such database', ['input', 'databaseId']))
      const at = context.clock.now()
      const [changed] = await writer.read(changeStatus, { id: databaseId, status, at })
      if (changed?.outcome !== 'DONE') throw new Refused(statusRefusal(changed?.outcome))
      await audit(context, writer, 'tenancy.database.status_set', {
        tenantId: null,
        target: { type: 'TenantDatabase', id: databaseId },
        details: { status },
      })
      writer.afterCommit(context.databases.wake)
      return { ...row, status }
    },
  })

function statusRefusal(outcome: string | undefined) {
  const path = ['input', 'status']
  if (outcome === 'IN_USE') return conflict('The database holds data of tenants', 'DATABASE_IN_USE', path)
  if (outcome === 'WRONG_STATUS') return conflict('The database is being set up', 'WRONG_STATUS', path)
  if (outcome === 'NOT_FOUND') return notFoundProblem('There is no such database', ['input', 'databaseId'])
  return missingPermission()
}
