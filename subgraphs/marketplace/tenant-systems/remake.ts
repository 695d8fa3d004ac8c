// Makes the schemas of a tenant's systems once more, in the database that a move of tenancy brings the tenant to. The move copies
// the rows, and changes of systems wait meanwhile.
import { asAdministrator } from '@quintet/drizzle/client/as-administrator.ts'
import { type OwnedSchema, SchemaTakenError } from '@quintet/drizzle/client/owned-schemas.ts'
import type { MadeSchemas } from '@quintet/drizzle/move/schemas.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import type { Context } from '../context.ts'
import { beginning } from '../systems/rules.ts'
import { readMigrations } from '../systems/store.ts'
import { ownedBy } from './names.ts'
import { databaseOfSystems } from './place.ts'
import { openSchemas, SchemaChangeError, type Schemas } from './schemas.ts'
import { stepsUp, textsOf } from './steps.ts'
import { type PresentSystem, readPresent } from './store.ts'

/**
 * Makes each schema that stands, at the version that its ledger says.
 * @param databaseId where they are made; there are none yet
 */
export async function remakeSchemas(context: Context, tenantId: string, databaseId: string): Promise<MadeSchemas> {
  const { part, homeUrl } = context
  const scope = context.scope.as({ tenantId })
  await part.refresh()
  const urlOf = (id: string | null): string => (id === null || id === homeDatabaseId ? homeUrl : part.adminUrlOf(id))
  const sourceUrl = urlOf(await databaseOfSystems(context, scope))
  const schemas = openSchemas(urlOf(databaseId))
  const present = await readPresent(scope)
  return asAdministrator(sourceUrl, async (source) => {
    const names: string[] = []
    for (const row of present) {
      const version = await versionOf(source, ownedBy(row))
      if (version === undefined) continue
      try {
        await remake(context, schemas, tenantId, row, version)
      } catch (error) {
        if (!(error instanceof SchemaChangeError || error instanceof SchemaTakenError)) throw error
        return { names, fault: `${row.slug}: ${error.message.slice(0, 400)}` }
      }
      names.push(row.schemaName)
    }
    return { names, fault: null }
  })
}

async function remake(
  context: Context,
  schemas: Schemas,
  tenantId: string,
  row: PresentSystem,
  version: string | null,
): Promise<void> {
  await schemas.create(ownedBy(row))
  if (version === null) return
  const migrations = await readMigrations(context.scope, row.systemId)
  await schemas.apply({
    ...ownedBy(row),
    tenantId,
    from: beginning.version,
    to: version,
    steps: stepsUp(migrations, beginning.version, version),
    texts: textsOf(migrations),
    at: context.clock.now(),
  })
}

type Sql = Parameters<Parameters<typeof asAdministrator>[1]>[0]

/** What the ledger of a schema says last; null for a schema without one, undefined where there is no schema. */
async function versionOf(source: Sql, { schema, role }: OwnedSchema): Promise<string | null | undefined> {
  const [found] = await source<{ hasLedger: boolean }[]>`
    select to_regclass(format('%I.quintet_ledger', nspname)) is not null as "hasLedger" from pg_namespace
    where nspname = ${schema}`
  if (found === undefined) return undefined
  if (!found.hasLedger) return null
  return source.begin('read only', async (sql) => {
    await sql.unsafe(`set local role ${role}`)
    const [last] = await sql.unsafe<{ version: string }[]>(
      `select to_version as version from ${schema}.quintet_ledger order by id desc limit 1`,
    )
    return last?.version ?? null
  })
}
