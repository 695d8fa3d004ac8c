// What access costs: two servers in one process, one with verified tokens and guarded fields, one with the same viewer from
// memory and no guards. Two processes of the same code differ by more than this; two servers in one hardly do.
import type { Child } from '../children.ts'
import { cpuOfThreads } from '../cpu.ts'
import { createLoadGenerator, type LoadGenerator, nothingYet } from '../load-generator.ts'
import { type QueryName, queries, queryNames } from './classic.ts'

/** V8 compiles for a long time: the first tens of seconds measure that rather than access. */
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

/** Sends requests to both servers of a child in turns. */
export async function measureAccess(child: Child, tokens: readonly string[]): Promise<Access> {
  const guarded = createLoadGenerator(child.port, tokens)
  const open = createLoadGenerator(child.otherPort!, [])
  const ratios: Record<QueryName, number[]> = { nested: [], flat: [], tiny: [] }
  const cost = async (load: LoadGenerator, name: QueryName): Promise<number> => {
    const begun = cpuOfThreads(child.pid)
    const measured = nothingYet()
    await load.ask(queries[name], turnSeconds, measured)
    return (cpuOfThreads(child.pid) - begun) / measured.latencies.length
  }
  try {
    for (const name of queryNames) {
      for (const load of [guarded, open]) await load.ask(queries[name], warmSeconds, nothingYet())
      for (let turn = 0; turn < pairs[name]; turn++) {
        // In one order, one server would always run after the garbage of the other.
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
