// The way of a schema from one version of its system to another, by the migrations that were published.
import { checksumOf } from '../systems/checksums.ts'
import { pathBetween } from '../systems/paths.ts'
import type { MigrationRow } from '../systems/store.ts'
import { SchemaChangeError, type SchemaStep } from './schemas.ts'

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

/** The steps to a higher version. Throws SchemaChangeError where none lead there. */
export const stepsUp = (migrations: readonly MigrationRow[], from: string, to: string): SchemaStep[] =>
  way(migrations, from, to).map(({ versionFrom, versionTo, migrationSql, checksum }) => ({
    from: versionFrom,
    to: versionTo,
    sql: migrationSql,
    checksum,
  }))

/** The steps to a lower version: the way up, backwards. Throws SchemaChangeError where one cannot be undone. */
export const stepsDown = (migrations: readonly MigrationRow[], from: string, to: string): SchemaStep[] =>
  [...way(migrations, to, from)].reverse().map(({ versionFrom, versionTo, rollbackSql }) => {
    if (rollbackSql === null) {
      throw new SchemaChangeError(`What led from ${versionFrom} to ${versionTo} cannot be undone`)
    }
    return { from: versionTo, to: versionFrom, sql: rollbackSql, checksum: checksumOf(rollbackSql) }
  })

/** Texts of all of a system's migrations, for the types that they make. */
export const textsOf = (migrations: readonly MigrationRow[]): string[] =>
  migrations.flatMap(({ migrationSql, rollbackSql }) => [migrationSql, rollbackSql ?? ''])
