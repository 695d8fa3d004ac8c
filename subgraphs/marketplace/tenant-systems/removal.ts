// What becomes of the schemas of a deleted tenant: their rows are copied for the platform's operator, and they are dropped.
import {
  dropOwnedSchema,
  hasOwnedSchema,
  inOwnedSchema,
  type OwnedSchema,
} from '@quintet/drizzle/client/owned-schemas.ts'
import { withMoveLock } from '@quintet/drizzle/move/lock.ts'
import type { Runtime } from '@quintet/kit/subgraph/definition.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import { ownerRoleOf } from './names.ts'

type Parts = Pick<Runtime, 'database' | 'files' | 'placements'>

/** For how long another process that works on the tenant's databases is waited for. */
const lockMilliseconds = 20_000

/** How many rows a file of the copy has. */
const batch = 5_000

/** A run that is cut off copies a schema that is still there once more. */
export async function removeSystems(parts: Parts, tenantId: string, signal: AbortSignal): Promise<void> {
  // A move that goes on would bring back what was dropped.
  await withMoveLock(parts.database.directUrl, tenantId, () => removeAll(parts, tenantId, signal), lockMilliseconds)
}

async function removeAll(parts: Parts, tenantId: string, signal: AbortSignal): Promise<void> {
  const { files, database } = parts
  const { jobs } = database
  const url = await urlOfSystems(parts, tenantId)
  const systems = await jobs<{ id: string; schema: string }[]>`
    select row->>'id' as id, row->>'schema_name' as schema from marketplace.tenant_rows('tenant_systems', ${tenantId}) as row
    where row->>'status' <> 'REMOVED' order by 1`
  for (const { id, schema } of systems) {
    signal.throwIfAborted()
    const owned = { schema, role: ownerRoleOf(id) }
    if (files !== null && files !== undefined && (await hasOwnedSchema(url, owned))) {
      await copySchema(url, owned, (part, lines) =>
        files.store.write(
          `tenant-exports/${tenantId}/marketplace/system-${id}-${part}`,
          Buffer.from(lines),
          'application/x-ndjson',
        ),
      )
    }
    await dropOwnedSchema(url, owned)
  }
}

/** An administrator's connection string of the database that the schemas lie in. */
async function urlOfSystems({ database, placements }: Parts, tenantId: string): Promise<string> {
  if (placements === undefined) return database.directUrl
  await placements.refresh()
  const databaseId = placements.databaseOf(tenantId)
  if (databaseId === homeDatabaseId) return database.directUrl
  const [row] = await database.jobs<{ isHere: boolean }[]>`
    select marketplace.systems_lie_here(${tenantId}) as "isHere"`
  if (row!.isHere) return database.directUrl
  const placed = placements.others().find(({ id }) => id === databaseId)
  if (placed === undefined) throw new Error('The database of a deleted tenant is not connected')
  return placed.connections.migrationUrl
}

/** Each row as a line of JSON with the name of its table. */
const copySchema = (
  adminUrl: string,
  owned: OwnedSchema,
  write: (part: number, lines: string) => Promise<unknown>,
): Promise<void> =>
  inOwnedSchema(adminUrl, owned, async (sql) => {
    const tables = await sql<{ name: string; quoted: string }[]>`
      select tablename as name, format('%I', tablename) as quoted from pg_tables where schemaname = current_schema order by 1`
    let part = 0
    for (const { name, quoted } of tables) {
      const rows = sql.unsafe<{ line: string }[]>(
        `select jsonb_build_object('table', $1::text, 'row', to_jsonb(t))::text as line from ${quoted} t`,
        [name],
      )
      for await (const page of rows.cursor(batch)) {
        part += 1
        await write(part, `${page.map(({ line }) => line).join('\n')}\n`)
      }
    }
  })
