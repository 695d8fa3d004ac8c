// Tenants' demands on sessions, asked of tenancy: never inside a transaction, and never remembered, so that what a gateway
// reads after a change is what the change made of it.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import type { SessionTerms } from '@quintet/kit/slice/peers.ts'
import type { Context } from '../context.ts'
import { factorStates } from '../second-factors/store.ts'
import { type Grace, graceOf, type Judged, judgeSession, type SessionFacts } from './policy.ts'
import { loginNumber, type SessionRow } from './store.ts'

/** What a tenant demands of a user's sessions; null without a tenant. */
export async function termsOf(
  { peers }: Context,
  userId: string,
  tenantId: string | null,
): Promise<SessionTerms | null> {
  if (tenantId === null) return null
  const [terms] = await peers.sessionTerms([{ userId, tenantId }])
  return terms ?? null
}

/** Whether the how-many-th sign-in a session is, and what factors its user has, may matter. */
const isLenient = (terms: SessionTerms | null, { acr, actorId, isBreakGlass }: SessionRow): boolean =>
  terms === null || terms.dutySince === null || acr === 'aal2' || actorId !== null || isBreakGlass

/** What decides about a session, as far as it matters under these terms. */
export async function factsOf(reader: Reader, session: SessionRow, terms: SessionTerms | null): Promise<SessionFacts> {
  if (isLenient(terms, session)) return { ...session, hasFactor: false, loginNumber: 0 }
  const { id, userId, tenantId } = session
  const [[factors], [counted]] = await Promise.all([
    reader.read(factorStates, { ids: [userId] }),
    reader.read(loginNumber, { id, person: userId, inTenant: tenantId!, since: new Date(terms!.dutySince!) }),
  ])
  const hasFactor = factors !== undefined && (factors.totpEnabledAt !== null || factors.passkeyCount > 0)
  return { ...session, hasFactor, loginNumber: counted?.number ?? 0 }
}

const loadTerms = loadOne<Context, SessionTerms>(
  async ({ peers }, keys) => {
    const asked = keys.map((key) => key.split(' '))
    return peers.sessionTerms(asked.map(([userId = '', tenantId = '']) => ({ userId, tenantId })))
  },
  ({ userId, tenantId }) => `${userId} ${tenantId}`,
)

/** Asks at once for what these tenants demand of a user's sessions. */
export async function askTerms(context: Context, userId: string, tenantIds: readonly string[]): Promise<void> {
  await Promise.all(tenantIds.map((tenantId) => loadTerms(context, `${userId} ${tenantId}`)))
}

/** A session as its tenant's policy has it now, with what is left of its user's grace; sessions of a list are read at once. */
export async function loadJudged(
  context: Context,
  session: SessionRow,
): Promise<Judged & { readonly grace: Grace | null }> {
  const { userId, tenantId, isBreakGlass } = session
  const now = context.clock.now()
  const terms = tenantId === null || isBreakGlass ? null : await loadTerms(context, `${userId} ${tenantId}`)
  const facts = await factsOf(context.scope, session, terms)
  const isOwing = !isLenient(terms, session) && !facts.hasFactor
  return { ...judgeSession(terms, facts, now), grace: isOwing ? graceOf(terms!, facts.loginNumber, now) : null }
}
