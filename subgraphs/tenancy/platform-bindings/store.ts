// Roles on the platform. They are read under the job role: row-level security shows users their own alone.
import { readAsJob } from '@quintet/drizzle/client/as-job.ts'
import type { Database } from '@quintet/drizzle/client/database.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { platformBindings } from '@quintet/drizzle/tenancy/access.ts'
import { desc, sql } from 'drizzle-orm'

export interface PlatformBindingRow {
  readonly userId: string
  readonly role: string
  readonly expiresAt: Date | null
  readonly createdAt: Date
  readonly grantedBy: string | null
  readonly revokedAt?: Date
}

const bindingsAt = statement({ at: slot.instant }, (db, p) =>
  db
    .select({
      userId: platformBindings.userId,
      role: platformBindings.role,
      expiresAt: platformBindings.expiresAt,
      createdAt: platformBindings.createdAt,
      grantedBy: platformBindings.grantedBy,
    })
    .from(platformBindings)
    .where(sql`${platformBindings.expiresAt} is null or ${platformBindings.expiresAt} > ${p.at}::timestamptz`)
    .orderBy(desc(platformBindings.createdAt), platformBindings.userId, platformBindings.role),
)

/** Roles on the platform that are in force at an instant, the newest first. */
export const readPlatformBindings = (jobs: Database['jobs'], at: Date): Promise<PlatformBindingRow[]> =>
  readAsJob(jobs, bindingsAt, { at })

type Outcome = 'DONE' | 'UNCHANGED' | 'LAST_OWNER' | 'NOT_ALLOWED'

/** Grants a role on the platform, or takes it. The database's own function looks whether the user of the transaction may. */
export const changePlatformRole = statement(
  {
    memberId: slot.uuid,
    role: slot.text,
    expiresAt: slot.nullable(slot.instant),
    at: slot.instant,
    isGranted: slot.boolean,
  },
  (db, p) =>
    db.select({ outcome: sql<Outcome>`outcome` }).from(
      sql`tenancy.change_platform_role(${p.memberId}::uuid, ${p.role}::text, ${p.expiresAt}::timestamptz,
          ${p.at}::timestamptz, ${p.isGranted}::boolean) as outcome`,
    ),
)
