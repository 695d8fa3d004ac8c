import { connection, pageCursor, pageKey, pageOfList, pageSize } from '@quintet/kit/slice/pages.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { Ranked } from '../analyses/rules.ts'
import { blindCandidate } from '../analyses/store.ts'
import { loadCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { loadJob } from '../jobs/store.ts'
import { hidesCandidates, loadPolicy } from '../policies/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { findCandidates } from './find.ts'
import { type Ranking, rankPool } from './ranking.ts'
import { loadSnippet } from './store.ts'

/** So many are counted and put in order. */
const maxFound = 10_000

interface Hit {
  readonly id: string
  readonly relevance: number
}

const byRelevance = (a: Hit, b: Hit): number => b.relevance - a.relevance || (a.id < b.id ? 1 : -1)

export const resolvers: Resolvers = {
  Query: {
    async searchCandidates(_, { filter, ...args }, context) {
      const hits: Hit[] = []
      await findCandidates(context, filter, 'POOL', ({ id, relevance }) => {
        hits.push({ id, relevance })
        return hits.length <= maxFound
      })
      const isTotalExact = hits.length <= maxFound
      const { edges, pageInfo, totalCount } = pageOfList(
        args,
        hits.slice(0, maxFound).sort(byRelevance),
        ({ id }) => id,
      )
      const text = filter.text ?? null
      const shown = await Promise.all(
        edges.map(async ({ cursor, node: { id } }) => {
          const [node, snippet] = await Promise.all([
            found('candidate', loadCandidate(context, id)),
            text === null ? null : loadSnippet(context, id, text),
          ])
          return { cursor, node, snippet }
        }),
      )
      return { total: totalCount, isTotalExact, edges: shown, nodes: shown.map(({ node }) => node), pageInfo }
    },
    async candidateRanking(_, { jobId, filter, ...args }, context) {
      const job = await found('job', loadJob(context, jobId))
      const { number, minimumMonths } = await loadPolicy(context)
      const asked = number === 0 ? job : { ...job, minimumMonths }
      let among: Set<string> | null = null
      if (filter !== null && filter !== undefined) {
        const ids = new Set<string>()
        await findCandidates(context, filter, 'ANALYSIS', ({ id }) => {
          ids.add(id)
          return true
        })
        among = ids
      }
      const ranking = rankPool(await context.candidatePools.of(context), asked, context.clock.now().getTime(), among)
      return rankingPage(context, ranking, args, await hidesCandidates(context))
    },
  },
}

/** A page of a ranking. Equal scores have equal ranks. */
async function rankingPage(
  context: Context,
  ranking: Ranking,
  args: Parameters<typeof pageOfList>[0],
  isHidden: boolean,
) {
  const size = pageSize(args)
  const after = pageKey(args, ['number', 'number', 'uuid']) as [number, number, string] | null
  // The ranking is made anew for each page: the place of the last one is that of its score.
  const last =
    after === null
      ? null
      : { scoreBp: after[0] < 0 ? null : after[0], requiredBp: after[1] < 0 ? null : after[1], candidateId: after[2] }
  const rows = ranking.page(last, size + 1)
  const cursorOf = ({ scoreBp, requiredBp, candidateId }: Ranked) =>
    pageCursor(scoreBp ?? -1, requiredBp ?? -1, candidateId)
  const { edges, pageInfo } = connection(rows, size, after === null, cursorOf)
  const shown = await Promise.all(
    edges.map(async ({ cursor, node: { candidateId, scoreBp, requiredBp } }) => {
      const [node, blind] = await Promise.all([
        isHidden ? null : loadCandidate(context, candidateId),
        blindCandidate(context, candidateId, context.clock.now().toISOString().slice(0, 10)),
      ])
      return {
        cursor,
        rank: ranking.rankOf(scoreBp),
        matchScore: scoreBp === null ? null : scoreBp / 100,
        requiredRatio: requiredBp === null ? null : requiredBp / 100,
        blindCandidate: blind,
        node,
      }
    }),
  )
  return { total: ranking.total, edges: shown, pageInfo }
}
