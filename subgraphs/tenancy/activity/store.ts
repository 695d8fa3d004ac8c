import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { activities } from '@quintet/drizzle/tenancy/activity.ts'
import type { PageArguments } from '@quintet/kit/slice/pages.ts'
import { personRows, type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

/** The tenant of what was done outside every tenant. */
export const noTenant = '00000000-0000-0000-0000-000000000000'

const columns = {
  id: activities.id,
  userId: activities.userId,
  actorId: activities.actorId,
  action: activities.action,
  targetId: activities.targetId,
  clientIp: activities.clientIp,
  userAgent: activities.userAgent,
  at: activities.at,
}
const rows = tenantRows(activities, columns)
export type ActivityRow = RowOf<typeof rows>

export const insertActivity = rows.insert()

export const ownActivity = personRows(activities, columns).page('newest first')

/** Each filter has its own statement, and so its own index. */
const all = rows.page('newest first')
const ofPerson = rows.page('newest first', {
  slots: { person: slot.uuid },
  where: (p) => eq(activities.userId, p.person),
})
const ofAction = rows.page('newest first', {
  slots: { action: slot.text },
  where: (p) => eq(activities.action, p.action),
})
const ofBoth = rows.page('newest first', {
  slots: { person: slot.uuid, action: slot.text },
  where: (p) => and(eq(activities.userId, p.person), eq(activities.action, p.action)),
})

/** Activity of the active tenant, of one person or one action where that is given. */
export function tenantActivity(context: Context, person: string | null, action: string | null, page: PageArguments) {
  if (person !== null && action !== null) return ofBoth(context, { ...page, person, action })
  if (person !== null) return ofPerson(context, { ...page, person })
  return action === null ? all(context, page) : ofAction(context, { ...page, action })
}

/** Removes the oldest of what was done before an instant in the active tenant, up to a limit. */
export const deleteBefore = statement({ before: slot.instant, limit: slot.int }, (db, p) =>
  db
    .delete(activities)
    .where(
      and(
        eq(activities.tenantId, p.tenantId),
        sql`${activities.id} in (select id from ${activities} where tenant_id = ${p.tenantId}
          and id < tenancy.lowest_id(${p.before}::timestamptz) order by id limit ${p.limit})`,
      ),
    )
    .returning({ id: activities.id }),
)

/** Removes where a person did things from, in the active tenant. */
export const hideOrigins = statement({ memberId: slot.uuid }, (db, p) =>
  db
    .update(activities)
    .set({ clientIp: null, userAgent: null })
    .where(and(eq(activities.tenantId, p.tenantId), eq(activities.userId, p.memberId))),
)
