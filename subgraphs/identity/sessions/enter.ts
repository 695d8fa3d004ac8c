// How a member's session in a tenant begins: within the number that its policy allows, and restricted where the member owes a
// second factor.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { deviceOf } from '@quintet/kit/slice/device.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import type { SessionTerms } from '@quintet/kit/slice/peers.ts'
import { limitReached, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { factorStates } from '../second-factors/store.ts'
import { beginSession, type Entry, type Proof } from './begin.ts'
import { endSession } from './end.ts'
import { sessionEvicted } from './notices.ts'
import { entryRefusal, isRestrictedBy, judgeSession } from './policy.ts'
import { goingOnInTenant, lockUser, loginNumber, type SessionRow, usersWithSeveral } from './store.ts'
import { factsOf, termsOf } from './terms.ts'

/** Begins a session of a user who is locked. Throws Refused where the tenant does not let them in. */
export async function enterTenant(
  context: Context,
  writer: Writer,
  userId: string,
  { tenantId, terms }: Entry,
  proof: Proof,
): Promise<SessionRow> {
  const refused = entryRefusal(terms, context.envelope.clientIp)
  if (refused !== null) throw new Refused(refused)
  if (tenantId === null || terms === null) return beginSession(context, writer, userId, tenantId, proof)
  const isRestricted = await owesFactor(context, writer, userId, tenantId, terms, proof)
  // A restricted session is none of those that count.
  if (!isRestricted && terms.maxConcurrentSessions !== null) {
    await keepWithin(context, writer, userId, tenantId, terms, terms.maxConcurrentSessions - 1)
  }
  return beginSession(context, writer, userId, tenantId, proof, null, isRestricted)
}

async function owesFactor(
  { clock }: Context,
  writer: Writer,
  userId: string,
  tenantId: string,
  terms: SessionTerms,
  { acr, methods }: Proof,
): Promise<boolean> {
  const now = clock.now()
  if (terms.dutySince === null) return terms.requireMFA && acr !== 'aal2'
  const since = new Date(terms.dutySince)
  const [[factors], [before]] = await Promise.all([
    writer.read(factorStates, { ids: [userId] }),
    writer.read(loginNumber, { id: null, person: userId, inTenant: tenantId, since }),
  ])
  const hasFactor = factors !== undefined && (factors.totpEnabledAt !== null || factors.passkeyCount > 0)
  const begun = { expiresAt: now, createdAt: now, signedInAt: now, lastActivityAt: now, rotatedAt: now }
  const own = { actorId: null, isBreakGlass: false, isRestricted: false }
  const facts = { acr, methods, hasFactor, loginNumber: before!.number + 1, ...begun, ...own }
  return isRestrictedBy(terms, facts, now)
}

/** Ends the sessions of a user in a tenant beyond a number, least recently used first; or refuses, as the tenant has it. */
async function keepWithin(
  context: Context,
  writer: Writer,
  userId: string,
  tenantId: string,
  terms: SessionTerms,
  most: number,
  onLimit = terms.onLimit,
): Promise<number> {
  const at = context.clock.now()
  const counted: SessionRow[] = []
  for (const row of await writer.read(goingOnInTenant, { person: userId, inTenant: tenantId, at })) {
    const { isRestricted, endsAt } = judgeSession(terms, await factsOf(writer, row, terms), at)
    if (!isRestricted && endsAt > at) counted.push(row)
  }
  const surplus = counted.slice(most)
  if (surplus.length === 0) return 0
  if (onLimit === 'REJECT') {
    throw new Refused(limitReached('You have as many sessions as your tenant allows: end one', 'SESSION_LIMIT'))
  }
  const [user] = await writer.read(factorStates, { ids: [userId] })
  // In the order in which they were begun, as everywhere.
  for (const { id, userAgent } of surplus.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    await endSession(context, writer, id, 'evicted', 'identity.session.evicted')
    await sendNotice(context, writer, sessionEvicted, {
      to: user!.email,
      key: newId(),
      data: { device: deviceOf(userAgent), at },
    })
  }
  return surplus.length
}

const usersAtOnce = 100
const noUser = '00000000-0000-0000-0000-000000000000'

/** Ends the sessions in a tenant that are more than each user may have there; how many ended. */
export async function endSurplus(context: Context, tenantId: string): Promise<number> {
  let ended = 0
  for (let after = noUser; ; ) {
    const page = await context.scope.read(usersWithSeveral, { inTenant: tenantId, after, limit: usersAtOnce })
    for (const { userId } of page) {
      const terms = await termsOf(context, userId, tenantId)
      const most = terms?.maxConcurrentSessions ?? null
      if (terms === null || most === null) return ended
      const over = await context.scope.write(async (writer) => {
        await writer.read(lockUser, { id: userId })
        return keepWithin(context, writer, userId, tenantId, terms, most, 'EVICT')
      })
      ended += over
    }
    if (page.length < usersAtOnce) return ended
    after = page.at(-1)!.userId
  }
}
