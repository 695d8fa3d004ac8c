// What becomes of the schemas of a deleted tenant: their rows are copied for the platform's operator, and they are dropped.
import {
  dropOwnedSchema,
  hasOwnedSchema,
  inOwnedSchema,
  type OwnedSchema,
} from '@quintet/drizzle/client/owned-schemas.ts'
import type { Runtime } from '@quintet/kit/subgraph/definition.ts'
import { ownerRoleOf } from './names.ts'

type Parts = Pick<Runtime, 'database' | 'files'>

/** How many rows a file of the copy has. */
const batch = 5_000

/** A run that is cut off copies a schema that is still there once more. */
export async function removeSystems({ database, files }: Parts, tenantId: string, signal: AbortSignal): Promise<void> {
  const { jobs, directUrl } = database
  const systems = await jobs<{ id: string; schema: string }[]>`
    select row->>'id' as id, row->>'schema_name' as schema from marketplace.tenant_rows('tenant_systems', ${tenantId}) as row
    where row->>'status' <> 'REMOVED' order by 1`
  for (const { id, schema } of systems) {
    signal.throwIfAborted()
    const owned = { schema, role: ownerRoleOf(id) }
    if (files !== null && files !== undefined && (await hasOwnedSchema(directUrl, owned))) {
      await copySchema(directUrl, owned, (part, lines) =>
        files.store.write(
          `tenant-exports/${tenantId}/marketplace/system-${id}-${part}`,
          Buffer.from(lines),
          'application/x-ndjson',
        ),
      )
    }
    await dropOwnedSchema(directUrl, owned)
  }
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
