// Candidates of a tenant who have what is asked for.
import { highestId } from '@quintet/kit/slice/pages.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import { slugsOf } from '../candidates/rules.ts'
import type { Context } from '../context.ts'
import { type CandidateFilter, filterFault, fits } from './rules.ts'
import { foundCandidates, foundWithDetails, presentWithDetails } from './store.ts'

/** How many candidates one statement reads: with what is known of them, and by their ids alone. */
const batch = 2_000
const idBatch = 10_001

export interface FoundCandidate {
  readonly id: string
  readonly relevance: number
}

/**
 * Calls `use` with each of them, newest first.
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
  const at = context.clock.now()
  const asOf = at.toISOString().slice(0, 10)
  const skills = slugsOf(wanted.skills ?? [])
  const text = wanted.text ?? ''
  const isIndexed = text !== '' || skills.length > 0
  // What no index knows is looked up in the rows.
  const isDetailed = !isIndexed || Boolean(wanted.minimumMonths || wanted.educationLevel || wanted.language)
  for (let before = highestId; ; ) {
    const limit = isDetailed ? batch : idBatch
    const asked = { text, skills, purpose, at, before, limit }
    const rows: readonly FoundCandidate[] = isDetailed
      ? await context.scope.read(isIndexed ? foundWithDetails : presentWithDetails, asked)
      : await context.scope.read(foundCandidates, asked)
    for (const row of rows) {
      if ((!isDetailed || fits(wanted, row as Parameters<typeof fits>[1] & FoundCandidate, asOf)) && !use(row)) return
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < limit) return
    before = last.id
  }
}
