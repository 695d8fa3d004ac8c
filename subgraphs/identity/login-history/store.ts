import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { loginHistory } from '@quintet/drizzle/identity/login-history.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import type { PageArguments } from '@quintet/kit/slice/pages.ts'
import { type RowOf, realmRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { LoginOutcome } from '../types.gen.ts'

const rows = realmRows(loginHistory)
export type LoginHistoryEntryRow = RowOf<typeof rows>

/** How many months sign-ins are kept: they go with their month's partition. */
export const loginMonths = 24

/** A user's sign-ins, newest first. */
export const loginsOfUser = rows.page('newest first', {
  slots: { person: slot.uuid },
  where: (p) => eq(loginHistory.userId, p.person),
})

const hasOutcome = (p: { outcome: unknown }) =>
  sql`(${p.outcome}::text is null or ${loginHistory.outcome} = ${p.outcome})`
/** The table belongs to realms: the tenant is a condition of each statement. */
const inTenant = (p: { tenantId: unknown }) => eq(loginHistory.tenantId, p.tenantId as string)

/** Each filter by person has its own statement, and so its own index. */
const all = rows.page('newest first', {
  slots: { outcome: slot.nullable(slot.text) },
  where: (p) => and(inTenant(p), hasOutcome(p)),
})
const ofPerson = rows.page('newest first', {
  slots: { person: slot.uuid, outcome: slot.nullable(slot.text) },
  where: (p) => and(inTenant(p), eq(loginHistory.userId, p.person), hasOutcome(p)),
})

/** Sign-ins into the active tenant, of one person or with one outcome where that is given. */
export const loginsOfTenant = (
  context: Context,
  person: string | null,
  outcome: LoginOutcome | null,
  page: PageArguments,
) => (person === null ? all(context, { ...page, outcome }) : ofPerson(context, { ...page, person, outcome }))

const slots = {
  id: slot.uuid,
  aboutId: slot.nullable(slot.uuid),
  enteredTenantId: slot.nullable(slot.uuid),
  outcome: slot.text,
  failureReason: slot.nullable(slot.text),
  method: slot.text,
  clientIp: slot.nullable(slot.text),
  userAgent: slot.nullable(slot.text),
  country: slot.nullable(slot.text),
  city: slot.nullable(slot.text),
  at: slot.instant,
}

/** Adds a sign-in of a user. Without a user it adds nothing, and takes as long. */
export const insertLogin = statement(slots, (db, p) =>
  db.insert(loginHistory).select(
    db
      .select({
        realmId: users.realmId,
        id: sql`${p.id}::uuid`.as('id'),
        userId: users.id,
        tenantId: sql`${p.enteredTenantId}::uuid`.as('tenant_id'),
        outcome: sql`${p.outcome}::text`.as('outcome'),
        failureReason: sql`${p.failureReason}::text`.as('failure_reason'),
        method: sql`${p.method}::text`.as('method'),
        clientIp: sql`${p.clientIp}::text`.as('client_ip'),
        userAgent: sql`${p.userAgent}::text`.as('user_agent'),
        country: sql`${p.country}::text`.as('country'),
        city: sql`${p.city}::text`.as('city'),
        at: sql`${p.at}::timestamptz`.as('at'),
      })
      .from(users)
      .where(and(eq(users.realmId, p.realmId), eq(users.id, p.aboutId as never))),
  ),
)
