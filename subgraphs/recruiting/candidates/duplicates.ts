// Candidates who may be one person: with one e-mail address, or one name. A person decides.
import { statement } from '@quintet/drizzle/client/statement.ts'
import { candidates } from '@quintet/drizzle/recruiting/candidates.ts'
import { type PageArguments, pageOfList } from '@quintet/kit/slice/pages.ts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { DuplicateReason } from '../types.gen.ts'
import { type CandidateRow, loadCandidate } from './store.ts'

/** How many groups are looked at, and how many candidates of one are shown. */
const maxGroups = 1_000
const maxShown = 20

const groupsBy = (key: 'email' | 'name') =>
  statement({}, (db, p) =>
    db
      .select({ ids: sql<string>`string_agg(${candidates.id}::text, ' ' order by ${candidates.id})` })
      .from(candidates)
      .where(and(eq(candidates.tenantId, p.tenantId), isNull(candidates.erasedAt), isNull(candidates.mergedInto)))
      .groupBy(sql`lower(${candidates[key]})`)
      .having(sql`count(*) > 1`)
      .orderBy(sql`min(${candidates.id}::text)`)
      .limit(maxGroups),
  )
const groupsByEmail = groupsBy('email')
const groupsByName = groupsBy('name')

interface Group {
  readonly ids: readonly string[]
  readonly reasons: readonly DuplicateReason[]
}

/** Groups by either, the same candidates once with both reasons. */
function joinGroups(byEmail: readonly string[][], byName: readonly string[][]): Group[] {
  const names = new Set(byName.map((ids) => ids.join()))
  const emails = new Set(byEmail.map((ids) => ids.join()))
  return [
    ...byEmail.map(
      (ids): Group => ({ ids, reasons: names.has(ids.join()) ? ['SAME_EMAIL', 'SAME_NAME'] : ['SAME_EMAIL'] }),
    ),
    ...byName.filter((ids) => !emails.has(ids.join())).map((ids): Group => ({ ids, reasons: ['SAME_NAME'] })),
  ]
}

const keyOf = ({ ids, reasons }: Group): string => `${ids[0]} ${reasons[0]}`

const idsOf = ({ ids }: { readonly ids: string }): string[] => ids.split(' ').slice(0, maxShown)

/** A page of them. */
export async function duplicatePage(context: Context, args: PageArguments) {
  const [byEmail, byName] = await Promise.all([
    context.scope.read(groupsByEmail, {}),
    context.scope.read(groupsByName, {}),
  ])
  const groups = joinGroups(byEmail.map(idsOf), byName.map(idsOf))
  const { edges, pageInfo } = pageOfList(args, groups, keyOf)
  const shown = await Promise.all(
    edges.map(async ({ cursor, node: { ids, reasons } }) => {
      const people = await Promise.all(ids.map((id) => loadCandidate(context, id)))
      return {
        cursor,
        node: { candidates: people.filter((one): one is CandidateRow => one !== null), reasons: [...reasons] },
      }
    }),
  )
  return { edges: shown, nodes: shown.map(({ node }) => node), pageInfo }
}
