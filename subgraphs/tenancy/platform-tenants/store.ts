// Tenants as the platform sees them, read under the job role: row-level security shows others only tenants of their own.
import { readAsJob } from '@quintet/drizzle/client/as-job.ts'
import type { Database } from '@quintet/drizzle/client/database.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { tenants } from '@quintet/drizzle/tenancy/tenants.ts'
import { highestId, type PageArguments, pageById } from '@quintet/kit/slice/pages.ts'
import { and, desc, getTableColumns, lt, sql } from 'drizzle-orm'

export interface TenantFilter extends PageArguments {
  readonly status?: string | null | undefined
  readonly search?: string | null | undefined
}

const filter = {
  beyond: slot.uuid,
  limit: slot.int,
  status: slot.nullable(slot.text),
  prefix: slot.nullable(slot.text),
}
const tenantsOfFilter = statement(filter, (db, p) => {
  const begins = (column: unknown) => sql`${column} ilike ${p.prefix}::text`
  return db
    .select(getTableColumns(tenants))
    .from(tenants)
    .where(
      and(
        lt(tenants.id, p.beyond),
        sql`(${p.status}::text is null or ${tenants.status} = ${p.status}::text)`,
        sql`(${p.prefix}::text is null or ${begins(tenants.slug)} or ${begins(tenants.name)} or ${begins(tenants.externalId)})`,
      ),
    )
    .orderBy(desc(tenants.id))
    .limit(p.limit)
})

/** A page of all tenants, newest first. */
export function pageOfTenants(jobs: Database['jobs'], { status = null, search = null, ...page }: TenantFilter) {
  const prefix = search === null ? null : `${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
  return pageById(page, highestId, (beyond, limit) =>
    readAsJob(jobs, tenantsOfFilter, { beyond, limit, status, prefix }),
  )
}
