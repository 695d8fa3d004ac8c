// The list of a user's sessions. A tenant's demands end sessions without a write, so they are asked for here as well.
import { viewerId } from '@quintet/kit/slice/context.ts'
import { type Connection, connection, type PageArguments, pageCursor, pageSize } from '@quintet/kit/slice/pages.ts'
import type { Context } from '../context.ts'
import { type SessionRow, sessionsOfUser, tenantsOfSessions } from './store.ts'
import { askTerms, loadJudged } from './terms.ts'

const maxFirst = 100

/** A page of the caller's sessions that go on: neither ended, nor over by what their tenants demand. */
export async function ownSessions(context: Context, args: PageArguments): Promise<Connection<SessionRow>> {
  const at = context.clock.now()
  const person = viewerId(context)
  const size = pageSize(args)
  // All of them at once, not those of each page.
  const tenants = await context.scope.read(tenantsOfSessions, { person, at })
  await askTerms(
    context,
    person,
    tenants.map(({ tenantId }) => tenantId),
  )
  const found: SessionRow[] = []
  let after = args.after ?? null
  for (let hasMore = true; hasMore && found.length <= size; ) {
    const page = await sessionsOfUser(context, { first: Math.min(size + 1, maxFirst), after, person, at })
    const judged = await Promise.all(page.nodes.map((session) => loadJudged(context, session)))
    found.push(
      ...page.nodes.flatMap((session, i) =>
        judged[i]!.endsAt > at ? { ...session, judge: async () => judged[i]! } : [],
      ),
    )
    hasMore = page.pageInfo.hasNextPage
    after = page.pageInfo.endCursor
  }
  return connection(found, size, (args.after ?? null) === null, ({ id }) => pageCursor(id))
}
