// What gateways must know of sessions, and how they report their use.
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { Context } from '../context.ts'
import type { SessionState } from '../types.gen.ts'
import { judgeSession } from './policy.ts'
import { methodsOf } from './rules.ts'
import { loginNumber, noteUse, sessionStates } from './store.ts'

/** What gateways learn of a session that is not there. */
const noSession = {
  isLive: false,
  isRestricted: true,
  isBreakGlass: false,
  actorId: null,
  clientId: null,
  scopes: null,
  endsAt: null,
  useDueAt: null,
  changesAt: null,
  methods: [],
}

/** The states of sessions now, in the order of their ids. */
export async function statesOf(context: Context, ids: readonly string[]): Promise<SessionState[]> {
  const { scope, clock, peers } = context
  const now = clock.now()
  const rows = await scope.read(sessionStates, { ids: ids.filter(isUuid), at: now })
  const inTenants = rows.flatMap(({ session: { userId, tenantId } }) => (tenantId === null ? [] : { userId, tenantId }))
  const all = new Map((await peers.sessionTerms(inTenants)).map((each) => [`${each.userId} ${each.tenantId}`, each]))
  const found = await Promise.all(
    rows.map(async ({ session, isLive, ...user }): Promise<SessionState> => {
      const { id, userId, tenantId, actorId, isBreakGlass } = session
      const terms = all.get(`${userId} ${tenantId}`) ?? null
      const since = terms?.dutySince
      // Asked for only where the user owes a factor: then it is counted whether this session still is within the grace.
      const isCounted = since != null && session.acr !== 'aal2' && !user.hasTotp && !user.hasPasskey
      const [counted] = isCounted
        ? await scope.read(loginNumber, { id, person: userId, inTenant: tenantId!, since: new Date(since) })
        : []
      const facts = { ...session, hasFactor: user.hasTotp || user.hasPasskey, loginNumber: counted?.number ?? 0 }
      const judged = judgeSession(terms, facts, now)
      // A user who entered in an emergency leaves when they lose the permission to do so.
      const isOver = judged.endsAt <= now || (isBreakGlass && terms?.mayEnter !== true)
      const shared = { id, isBreakGlass, actorId, clientId: null, scopes: null, methods: methodsOf(user) }
      return { ...shared, ...judged, isLive: isLive && !isOver }
    }),
  )
  const states = new Map(found.map((state) => [state.id, state]))
  return ids.map((id) => states.get(id) ?? { ...noSession, id })
}

/** Notes that sessions are being used, those of them where that is due; their states. */
export async function useSessions(context: Context, ids: readonly string[]): Promise<SessionState[]> {
  const at = context.clock.now()
  const isDue = ({ isLive, useDueAt }: SessionState): boolean => isLive && useDueAt != null && useDueAt <= at
  const states = await statesOf(context, ids)
  const due = states.filter(isDue)
  if (due.length === 0) return states
  await context.scope.write(async (writer) => {
    for (const { id } of due) await writer.run(noteUse, { id, at })
  })
  return statesOf(context, ids)
}
