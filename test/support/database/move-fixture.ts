// Two databases that a tenant moves between, and what is in them, read without the code that moves.

import type { ComparedTable } from '@quintet/drizzle/move/copy.ts'
import type { MoveStep, TenantMove } from '@quintet/drizzle/move/move.ts'
import { placedSubgraphs } from '@quintet/drizzle/table-parts/residences.ts'
import { acme } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type postgres from 'postgres'
import { cloneDatabase, demoTemplate, type TestDatabase } from './database.ts'

/** The demo's database, and one without rows. */
export async function aPair(): Promise<{ old: TestDatabase; next: TestDatabase; drop(): Promise<void> }> {
  const [old, next] = [await cloneDatabase(demoTemplate), await cloneDatabase()]
  return { old, next, drop: async () => void (await Promise.all([old.drop(), next.drop()])) }
}

export interface TestMove extends TenantMove {
  /** What was reported, in order. */
  readonly log: string[]
  /** What the last comparison found. */
  compared(): readonly ComparedTable[]
}

/** A move of acme. @param crash throws after the step named */
export function aMove(
  from: Pick<TestDatabase, 'adminUrl'>,
  to: Pick<TestDatabase, 'adminUrl'>,
  options: Partial<TenantMove> = {},
  crash?: MoveStep,
): TestMove {
  const log: string[] = []
  let found: readonly ComparedTable[] = []
  return {
    id: newId(),
    tenantId: acme.id,
    parts: placedSubgraphs.map((subgraph) => ({ subgraph, fromUrl: from.adminUrl, toUrl: to.adminUrl })),
    log,
    compared: () => found,
    makeSchemas: async () => ({ names: [], fault: null }),
    onVerifying: async () => void log.push('verifying'),
    async onCompared(tables) {
      found = tables
    },
    flip: async () => void log.push('flip'),
    afterStep(step) {
      log.push(step)
      if (step === crash) throw new Error(`Killed after ${step}`)
    },
    ...options,
  }
}

/** A fingerprint of a tenant's rows in each table that has any, except those of events, jobs and moves. */
export async function rowsOf(sql: postgres.Sql, tenantId: string): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where n.nspname = any(${[...placedSubgraphs]}) and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> all(array['published_events', 'job_requests', 'tenant_residences']) order by 1`
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await sql.unsafe<{ rows: number; digest: string }[]>(
      `select count(*)::int as rows, md5(string_agg(to_jsonb(t)::text, ' ' order by to_jsonb(t)::text)) as digest
       from ${name} t where tenant_id = $1`,
      [tenantId],
    )
    if (row!.rows > 0) found[name] = `${row!.rows} ${row!.digest}`
  }
  return found
}
