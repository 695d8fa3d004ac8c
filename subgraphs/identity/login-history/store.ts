import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { loginHistory } from '@quintet/drizzle/identity/login-history.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { and, eq, sql } from 'drizzle-orm'

const slots = {
  id: slot.uuid,
  aboutId: slot.nullable(slot.uuid),
  enteredTenantId: slot.nullable(slot.uuid),
  outcome: slot.text,
  failureReason: slot.nullable(slot.text),
  method: slot.text,
  clientIp: slot.nullable(slot.text),
  userAgent: slot.nullable(slot.text),
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
        country: sql`null::text`.as('country'),
        city: sql`null::text`.as('city'),
        at: sql`${p.at}::timestamptz`.as('at'),
      })
      .from(users)
      .where(and(eq(users.realmId, p.realmId), eq(users.id, p.aboutId as never))),
  ),
)
