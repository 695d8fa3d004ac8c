// In which realm identity works. Requests without a session begin in the platform's; what they name may lead to another.
import type { Scope } from '@quintet/drizzle/client/scope.ts'
import { createContext } from '@quintet/kit/slice/context.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { readCredential } from '@quintet/kit/wire/realms.ts'
import type { Context } from '../context.ts'

/** The context, in a realm. */
export function inRealm(context: Context, realmId: string): Context {
  if (realmId === context.envelope.realmId) return context
  const inside = {
    ...context,
    scope: context.scope.as({ realmId }),
    envelope: { ...context.envelope, realmId },
  }
  return { ...inside, ...createContext(inside) }
}

/** The context in the realm of a credential, and what is left of it. */
export function openCredential(context: Context, text: string): { inside: Context; secret: string } {
  const { realmId, secret } = readCredential(text)
  return { inside: inRealm(context, realmId), secret }
}

/** The context in the realm that a tenant's people sign in to: the tenant's own, or the platform's. */
export async function inRealmOfTenant(context: Context, slug: string | null | undefined): Promise<Context> {
  if (slug === null || slug === undefined) return context
  const entry = await context.peers.tenantEntry({ slug })
  return entry?.hasOwnPeople ? inRealm(context, entry.tenantId) : context
}

/** The tenant whose own people are meant; null in the platform's realm. */
export const ownTenant = ({ envelope: { realmId } }: Pick<Context, 'envelope'>): string | null =>
  realmId === platformRealmId ? null : realmId

/**
 * Rows of people by id, whichever realm they belong to: the caller's, or that of a tenant with people of its own.
 * @param tenantId the tenant in which the people are looked for; null for none
 */
export async function readPeople<Row>(
  { scope, envelope }: Pick<Context, 'scope' | 'envelope'>,
  ids: readonly string[],
  tenantId: string | null,
  read: (scope: Scope, ids: string[]) => Promise<Row[]>,
  idOf: (row: Row) => string,
): Promise<Row[]> {
  const found = await read(scope, [...ids])
  const known = new Set(found.map(idOf))
  const missing = ids.filter((id) => !known.has(id))
  if (missing.length === 0 || tenantId === null || tenantId === envelope.realmId) return found
  return [...found, ...(await read(scope.as({ realmId: tenantId }), missing))]
}
