// Tenants as the platform finds them, members or not.
import type { Database } from '@quintet/drizzle/client/database.ts'

/** The id of the tenant with a slug, read under the job role: row-level security shows others only tenants of their own. */
export async function readTenantId(jobs: Database['jobs'], slug: string): Promise<string | null> {
  const [tenant] = await jobs<{ id: string }[]>`select id from tenancy.tenants where slug = ${slug}`
  return tenant?.id ?? null
}
