// Organisations that lend, and who acts for them. A tenant has few of them.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { loanProviderMembers, loanProviders } from '@quintet/drizzle/credit/loan-providers.ts'
import { callerId } from '@quintet/kit/slice/context.ts'
import { loadMany, loadOne } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq } from 'drizzle-orm'
import type { CreditApplicationRow } from '../applications/store.ts'
import type { Context } from '../context.ts'

const rows = tenantRows(loanProviders)
export type LoanProviderRow = RowOf<typeof rows>
export const insertProvider = rows.insert()
export const updateProvider = rows.update('name', 'categories', 'isActive', 'updatedAt')
export const slugIndex = 'loan_providers_slug'

/** An application that a provider may bid for. */
export interface LoanRequestRow {
  readonly application: CreditApplicationRow
  readonly providerId: string
}

const all = statement({}, (db, p) =>
  db
    .select({
      id: loanProviders.id,
      slug: loanProviders.slug,
      name: loanProviders.name,
      categories: loanProviders.categories,
      isActive: loanProviders.isActive,
      version: loanProviders.version,
      createdAt: loanProviders.createdAt,
      updatedAt: loanProviders.updatedAt,
    })
    .from(loanProviders)
    .where(eq(loanProviders.tenantId, p.tenantId))
    .orderBy(asc(loanProviders.slug)),
)
/** The tenant's loan providers, by slug. */
export const readProviders = (reader: Reader): Promise<LoanProviderRow[]> => reader.read(all, {})
export const loadProvider = loadOne<Context, LoanProviderRow>(
  (context) => readProviders(context.scope),
  ({ id }) => id,
)

const members = statement({}, (db, p) =>
  db
    .select({ providerId: loanProviderMembers.providerId, userId: loanProviderMembers.userId })
    .from(loanProviderMembers)
    .where(eq(loanProviderMembers.tenantId, p.tenantId))
    .orderBy(asc(loanProviderMembers.id)),
)
export const loadMembers = loadMany<Context, { providerId: string; userId: string }>(
  (context) => context.scope.read(members, {}),
  ({ providerId }) => providerId,
)

/** Who acts for the providers that lend in a category. */
export async function readMembersFor(reader: Reader, category: string): Promise<string[]> {
  const lenders = (await readProviders(reader)).filter((each) => each.isActive && each.categories.includes(category))
  const ids = new Set(lenders.map(({ id }) => id))
  return (await reader.read(members, {})).filter(({ providerId }) => ids.has(providerId)).map(({ userId }) => userId)
}
/** Who acts for each provider. */
export async function readMembersByProvider(reader: Reader): Promise<ReadonlyMap<string, readonly string[]>> {
  const byProvider = Map.groupBy(await reader.read(members, {}), ({ providerId }) => providerId)
  return new Map([...byProvider].map(([id, rows]) => [id, rows.map(({ userId }) => userId)]))
}
/** Who acts for a provider. */
export const readMembersOf = async (reader: Reader, id: string): Promise<readonly string[]> =>
  (await readMembersByProvider(reader)).get(id) ?? []

const providerIdsOf = statement({ memberIds: slot.uuids }, (db, p) =>
  db
    .select({ userId: loanProviderMembers.userId, providerId: loanProviderMembers.providerId })
    .from(loanProviderMembers)
    .where(and(eq(loanProviderMembers.tenantId, p.tenantId), isAnyOf(loanProviderMembers.userId, p.memberIds))),
)
const loadMembership = loadOne<Context, { userId: string; providerId: string }>(
  (context, memberIds) => context.scope.read(providerIdsOf, { memberIds }),
  ({ userId }) => userId,
)
/** The provider that a member acts for; null for all others. */
export async function readProviderOf(reader: Reader, memberId: string): Promise<LoanProviderRow | null> {
  const [found] = await reader.read(providerIdsOf, { memberIds: [memberId] })
  if (found === undefined) return null
  return (await readProviders(reader)).find(({ id }) => id === found.providerId) ?? null
}

/** The provider that the caller acts for; null for all others. */
export async function loadOwnProvider(context: Context): Promise<LoanProviderRow | null> {
  const { envelope } = context
  const id = callerId(envelope)
  const found = id === null || envelope.tenantId === null ? null : await loadMembership(context, id)
  return found === null ? null : loadProvider(context, found.providerId)
}

export const removeMembers = statement({ providerId: slot.uuid }, (db, p) =>
  db
    .delete(loanProviderMembers)
    .where(and(eq(loanProviderMembers.tenantId, p.tenantId), eq(loanProviderMembers.providerId, p.providerId))),
)
export const insertMember = tenantRows(loanProviderMembers).insert()
export const oneProviderIndex = 'loan_provider_members_one'
