import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { roleBindings } from '@quintet/drizzle/tenancy/access.ts'
import { securityPolicies } from '@quintet/drizzle/tenancy/security-policies.ts'
import { memberships, tenants } from '@quintet/drizzle/tenancy/tenants.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import type { AddressRules } from '@quintet/kit/wire/address-rules.ts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { isInForce } from '../role-bindings/store.ts'
import { firstPolicy, firstVersion, type Policy, type SessionPolicy, type TwoFactorPolicy } from './rules.ts'

export interface SecurityPolicyRow extends Policy {
  readonly version: number
  readonly updatedBy: string | null
  readonly updatedAt: Date
}

/** The active tenant's policy; no columns of it where nothing was ever changed. */
const policyOfTenant = statement({}, (db, p) =>
  db
    .select({
      tenantId: tenants.id,
      since: tenants.createdAt,
      version: securityPolicies.version,
      session: securityPolicies.session,
      twoFactor: securityPolicies.twoFactor,
      ipRestrictions: securityPolicies.ipRestrictions,
      updatedBy: securityPolicies.updatedBy,
      updatedAt: securityPolicies.updatedAt,
    })
    .from(tenants)
    .leftJoin(securityPolicies, eq(securityPolicies.tenantId, tenants.id))
    .where(eq(tenants.id, p.tenantId)),
)

/** The active tenant's policy; null without an active tenant. What a later version added has its first value. */
export async function readPolicy(reader: Pick<Context['scope'], 'read'>): Promise<SecurityPolicyRow | null> {
  const [row] = await reader.read(policyOfTenant, {})
  if (row === undefined) return null
  return {
    version: row.version ?? firstVersion,
    session: { ...firstPolicy.session, ...(row.session as Partial<SessionPolicy>) },
    twoFactor: { ...firstPolicy.twoFactor, ...(row.twoFactor as Partial<TwoFactorPolicy>) },
    ipRestrictions: { ...firstPolicy.ipRestrictions, ...(row.ipRestrictions as Partial<AddressRules>) },
    updatedBy: row.updatedBy,
    updatedAt: row.updatedAt ?? row.since,
  }
}

const loadPolicies = loadOne<Context, { readonly id: string; readonly policy: SecurityPolicyRow }>(
  async ({ scope, envelope }) => {
    const policy = await readPolicy(scope)
    return policy === null ? [] : [{ id: envelope.tenantId ?? '', policy }]
  },
  ({ id }) => id,
)

/** The active tenant's policy, read once for a request. */
export const loadPolicy = async (context: Context, id: string): Promise<SecurityPolicyRow | null> =>
  (await loadPolicies(context, id))?.policy ?? null

const values = {
  version: slot.int,
  session: slot.json,
  twoFactor: slot.json,
  ipRestrictions: slot.json,
  changedBy: slot.nullable(slot.uuid),
  at: slot.instant,
}
/** Stores the active tenant's policy. */
export const putPolicy = statement(values, (db, p) => {
  const set = {
    version: p.version,
    session: p.session,
    twoFactor: p.twoFactor,
    ipRestrictions: p.ipRestrictions,
    updatedBy: p.changedBy,
    updatedAt: p.at,
  }
  return db
    .insert(securityPolicies)
    .values({ tenantId: p.tenantId, id: sql`${p.tenantId}::uuid`, createdAt: p.at, ...set } as never)
    .onConflictDoUpdate({ target: [securityPolicies.tenantId, securityPolicies.id], set: set as never })
})

/** The user's membership of the active tenant, with the slugs of the roles that are in force. */
export const readMembershipState = statement({ at: slot.instant }, (db, p) =>
  db
    .select({
      tenantStatus: tenants.status,
      memberStatus: sql<'ACTIVE' | 'SUSPENDED' | null>`${memberships.status}`,
      joinedAt: memberships.createdAt,
      roles: sql<string[]>`array(select ${roleBindings.role} from ${roleBindings}
        where ${roleBindings.tenantId} = ${p.tenantId} and ${roleBindings.userId} = ${p.userId} and ${isInForce(p.at)})`,
    })
    .from(tenants)
    .leftJoin(
      memberships,
      and(eq(memberships.tenantId, tenants.id), eq(memberships.userId, p.userId), isNull(memberships.leftAt)),
    )
    .where(eq(tenants.id, p.tenantId)),
)
