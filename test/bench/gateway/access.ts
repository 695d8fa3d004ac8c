// What access costs: two servers in one process, one with verified tokens and guarded fields, one with the same viewer from
// memory and no guards. Two processes of the same code differ by more than this; two servers in one hardly do.
import type { Child } from '../children.ts'
import { cpuOfThreads } from '../cpu.ts'
import { createPress, nothingYet, type Press } from '../load-generator.ts'
import { type QueryName, queries, queryNames } from './classic.ts'

/** V8 goes on compiling for long: the first tens of seconds tell more of that than of access. */
const warmSeconds = 20
/** Short, and many: what the machine does otherwise, and when garbage is collected, strikes both alike. */
const turnSeconds = 0.1
/**
 * Single pairs differ by ten percent and more where others work too: of 400 the middle was found at 3.4 % one time and
 * below 0 another; the table says how well it is known. Of tiny requests nothing is promised.
 */
const pairs: Readonly<Record<QueryName, number>> = { nested: 1000, flat: 1000, tiny: 100 }

/** By query: what a request costs with access in terms of what it costs without, by pairs of turns. */
export type Access = Readonly<Record<QueryName, readonly number[]>>

/** Asks both servers of a child in turns. */
export async function measureAccess(child: Child, tokens: readonly string[]): Promise<Access> {
  const guarded = createPress(child.port, tokens)
  const open = createPress(child.otherPort!, [])
  const ratios: Record<QueryName, number[]> = { nested: [], flat: [], tiny: [] }
  const cost = async (press: Press, name: QueryName): Promise<number> => {
    const begun = cpuOfThreads(child.pid)
    const measured = nothingYet()
    await press.ask(queries[name], turnSeconds, measured)
    return (cpuOfThreads(child.pid) - begun) / measured.latencies.length
  }
  try {
    for (const name of queryNames) {
      for (const press of [guarded, open]) await press.ask(queries[name], warmSeconds, nothingYet())
      for (let turn = 0; turn < pairs[name]; turn++) {
        // Whoever is first would else always follow the other's garbage.
        const isGuardedFirst = turn % 2 === 0
        const first = await cost(isGuardedFirst ? guarded : open, name)
        const second = await cost(isGuardedFirst ? open : guarded, name)
        ratios[name].push(isGuardedFirst ? first / second : second / first)
      }
    }
    return ratios
  } finally {
    await Promise.all([guarded.close(), open.close()])
  }
}
