import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  notAllowed,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import semver from 'semver'
import type { Context } from '../context.ts'
import { pathBetween } from '../systems/paths.ts'
import { beginning } from '../systems/rules.ts'
import { type MigrationRow, readMigrations, readSystem, readVersions, type SystemVersionRow } from '../systems/store.ts'
import type { InstallSystemInput, RollbackSystemInput, UninstallSystemInput, UpgradeSystemInput } from '../types.gen.ts'
import { refuseDependents, refuseIncompatible } from './fits.ts'
import { schemaNameOf } from './names.ts'
import { systemChangeQueue } from './queues.ts'
import { type Status, settingsProblems } from './rules.ts'
import {
  insertTenantSystem,
  lockTenantSystems,
  type PresentSystem,
  readPresent,
  type TenantSystemRow,
  updateTenantSystem,
} from './store.ts'

/** Requests the installation of a system into a schema of its own. */
export const installSystem = (context: Context, input: InstallSystemInput) =>
  change<TenantSystemRow>(context, 'installSystem', input, {
    problems: settingsProblems(input),
    work: (writer) => install(context, writer, input),
  })

/** Writes an installation that is to be made, and requests it. Throws Refused. */
export async function install(
  context: Context,
  writer: Writer,
  input: Omit<InstallSystemInput, 'idempotencyKey'>,
): Promise<TenantSystemRow> {
  await lockTenantSystems(writer)
  const system = await readSystem(writer, input.systemSlug)
  if (system === null) throw new Refused(notFoundProblem('There is no such system', ['input', 'systemSlug']))
  if (system.status === 'RETIRED') {
    throw new Refused(
      notAllowed(`${system.name} can no longer be installed`, 'SYSTEM_RETIRED', ['input', 'systemSlug']),
    )
  }
  const present = await readPresent(writer)
  // What was never installed whole can be tried again.
  const failed = present.find(
    (each) => each.systemId === system.id && each.status === 'FAILED' && each.version === null,
  )
  const others = present.filter((each) => each !== failed)
  refuseSecond(system, others, input.schemaSuffix ?? null)
  const versions = await readVersions(writer, system.id)
  const version = input.version ?? versions.find(({ isLatest }) => isLatest)?.version
  const target = versions.find((each) => each.version === version)
  if (target === undefined) throw new Refused(notFoundProblem('There is no such version', ['input', 'version']))
  const migrations = await readMigrations(writer, system.id)
  refuseWithoutPath(migrations, beginning.version, target.version, ['input', 'version'])
  await refuseIncompatible(writer, target, others)
  const name = { tenant: tenantId(context), type: system.type, suffix: input.schemaSuffix ?? null }
  const values = {
    targetVersionId: target.id,
    status: 'PENDING',
    schemaName: schemaNameOf(name, new Set(others.map(({ schemaName }) => schemaName))),
    configurations: (input.configurations ?? {}) as Record<string, unknown>,
    featuresEnabled: input.featuresEnabled ?? [],
    errorMessage: null,
  }
  if (failed !== undefined) return begin(context, writer, { ...failed, ...values })
  const row = await insertTenantSystem(writer, {
    id: newId(),
    systemId: system.id,
    versionId: null,
    installedAt: null,
    changeNumber: 0,
    updatedAt: context.clock.now(),
    ...values,
  })
  return begin(context, writer, row)
}

/** A tenant has one system of each type, unless it tells their schemas apart, and each system once. */
function refuseSecond(
  { id, type, name }: { readonly id: string; readonly type: string; readonly name: string },
  others: readonly PresentSystem[],
  suffix: string | null,
): void {
  if (suffix === null && others.some((each) => each.type === type)) {
    const message = `A system of the type ${type} is installed already; a schemaSuffix tells them apart`
    throw new Refused(conflict(message, 'SYSTEM_TYPE_INSTALLED', ['input', 'systemSlug']))
  }
  if (others.some((each) => each.systemId === id)) {
    throw new Refused(conflict(`${name} is installed already`, 'ALREADY_EXISTS', ['input', 'systemSlug']))
  }
}

function refuseWithoutPath(
  migrations: readonly MigrationRow[],
  from: string,
  to: string,
  path: string[],
): readonly MigrationRow[] {
  const found = pathBetween(migrations, from, to)
  if (found === null) throw new Refused(notAllowed(`No migrations lead from ${from} to ${to}`, 'NO_PATH', path))
  return found
}

/** Writes a change that is to be made, and requests it. */
async function begin(context: Context, writer: Writer, row: TenantSystemRow): Promise<TenantSystemRow> {
  const changed = (await updateTenantSystem(writer, {
    ...row,
    changeNumber: row.changeNumber + 1,
    updatedAt: context.clock.now(),
  }))!
  const { id, changeNumber: number } = changed
  await requestJob(context, writer, systemChangeQueue, `${id} ${number}`, { id, number })
  return changed
}

/** A system of the tenant that nothing is being done with. */
async function settled(writer: Writer, id: string, statuses: readonly Status[]) {
  await lockTenantSystems(writer)
  const present = await readPresent(writer)
  const row = present.find((each) => each.id === id)
  if (row === undefined) {
    throw new Refused(notFoundProblem('There is no such system', ['input', 'tenantSystemId']))
  }
  if (!statuses.includes(row.status as Status)) {
    throw new Refused(conflict(`The system is ${row.status}`, 'WRONG_STATUS', ['input', 'tenantSystemId']))
  }
  return { row, others: present.filter((each) => each !== row) }
}

/** Where a version can be left from: a system of which one is installed. */
async function installed(writer: Writer, id: string, toVersion: string) {
  const { row, others } = await settled(writer, id, ['ACTIVE', 'FAILED'])
  if (row.version === null) {
    throw new Refused(conflict('The system was never installed', 'WRONG_STATUS', ['input', 'tenantSystemId']))
  }
  const versions = await readVersions(writer, row.systemId)
  const target = versions.find(({ version }) => version === toVersion)
  if (target === undefined) throw new Refused(notFoundProblem('There is no such version', ['input', 'toVersion']))
  return { row, others, from: row.version.version, target, migrations: await readMigrations(writer, row.systemId) }
}

/** What a change to another version is judged by in any direction. */
async function refuseUnfit(
  writer: Writer,
  row: PresentSystem,
  target: SystemVersionRow,
  others: readonly PresentSystem[],
) {
  await refuseIncompatible(writer, target, others)
  refuseDependents(row.slug, target.version, others)
}

/** Requests a higher version of a system; without one, changes what is set and switched on. */
export const upgradeSystem = (context: Context, input: UpgradeSystemInput) =>
  change<TenantSystemRow>(context, 'upgradeSystem', input, {
    problems: settingsProblems(input),
    async work(writer) {
      const { tenantSystemId: id, toVersion = null, configurations, featuresEnabled } = input
      const set = (row: TenantSystemRow) => ({
        configurations: (configurations ?? row.configurations) as Record<string, unknown>,
        featuresEnabled: featuresEnabled ?? row.featuresEnabled,
      })
      if (toVersion === null) {
        const { row } = await settled(writer, id, ['ACTIVE', 'FAILED'])
        return (await updateTenantSystem(writer, { ...row, ...set(row), updatedAt: context.clock.now() }))!
      }
      const { row, others, from, target, migrations } = await installed(writer, id, toVersion)
      if (!semver.gt(toVersion, from)) {
        throw new Refused(invalidInput([fieldProblem(`${toVersion} is not above ${from}`, 'input', 'toVersion')]))
      }
      refuseWithoutPath(migrations, from, toVersion, ['input', 'toVersion'])
      await refuseUnfit(writer, row, target, others)
      const changed = { status: 'UPGRADING', targetVersionId: target.id, errorMessage: null }
      return begin(context, writer, { ...row, ...set(row), ...changed })
    },
  })

/** Requests a lower version of a system, by the way that led up from it. */
export const rollbackSystem = (context: Context, input: RollbackSystemInput) =>
  change<TenantSystemRow>(context, 'rollbackSystem', input, {
    async work(writer) {
      const { tenantSystemId: id, toVersion } = input
      const { row, others, from, target, migrations } = await installed(writer, id, toVersion)
      if (!semver.lt(toVersion, from)) {
        throw new Refused(invalidInput([fieldProblem(`${toVersion} is not below ${from}`, 'input', 'toVersion')]))
      }
      const way = refuseWithoutPath(migrations, toVersion, from, ['input', 'toVersion'])
      const final = way.find(({ rollbackSql }) => rollbackSql === null)
      if (final !== undefined) {
        const message = `What led from ${final.versionFrom} to ${final.versionTo} cannot be undone`
        throw new Refused(notAllowed(message, 'NO_ROLLBACK', ['input', 'toVersion']))
      }
      await refuseUnfit(writer, row, target, others)
      return begin(context, writer, { ...row, status: 'ROLLING_BACK', targetVersionId: target.id, errorMessage: null })
    },
  })

/** Requests the removal of a system and of all that is in its schema. */
export const uninstallSystem = (context: Context, input: UninstallSystemInput) =>
  change<TenantSystemRow>(context, 'uninstallSystem', input, {
    async work(writer) {
      const { row, others } = await settled(writer, input.tenantSystemId, ['ACTIVE', 'FAILED'])
      refuseDependents(row.slug, null, others)
      return begin(context, writer, { ...row, status: 'UNINSTALLING', errorMessage: null })
    },
  })
