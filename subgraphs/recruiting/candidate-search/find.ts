// All candidates of a tenant who have what is asked for.
import { lowestId } from '@quintet/kit/slice/pages.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import { slugsOf } from '../candidates/rules.ts'
import type { Context } from '../context.ts'
import { type CandidateFilter, filterFault, fits } from './rules.ts'
import { foundForAnalysis, foundInPool } from './store.ts'

/** How many candidates one statement reads. */
const batch = 2_000

export type FoundCandidate = Awaited<ReturnType<typeof readBatch>>[number]

function readBatch(context: Context, statement: (typeof foundInPool)['all'], filter: CandidateFilter, after: string) {
  return context.scope.read(statement, {
    text: filter.text ?? '',
    skills: slugsOf(filter.skills ?? []),
    at: context.clock.now(),
    after,
    limit: batch,
  })
}

/**
 * Calls `use` with each of them.
 * @param use returns false when it has enough
 * Throws BAD_USER_INPUT for a filter that cannot be.
 */
export async function findCandidates(
  context: Context,
  filter: CandidateFilter | null,
  purpose: 'POOL' | 'ANALYSIS',
  use: (candidate: FoundCandidate) => boolean,
): Promise<void> {
  const fault = filter === null ? null : filterFault(filter)
  if (fault !== null) throw badInput(fault)
  const wanted = filter ?? {}
  const { words, all } = purpose === 'POOL' ? foundInPool : foundForAnalysis
  const statement = wanted.text === null || wanted.text === undefined ? all : words
  const asOf = context.clock.now().toISOString().slice(0, 10)
  for (let after = lowestId; ; ) {
    const rows = await readBatch(context, statement, wanted, after)
    for (const row of rows) if (fits(wanted, row, asOf) && !use(row)) return
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) return
    after = last.id
  }
}
