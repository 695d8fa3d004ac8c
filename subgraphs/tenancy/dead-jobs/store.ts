import {
  type Connection,
  connection,
  type PageArguments,
  pageCursor,
  pageKey,
  pageSize,
} from '@quintet/kit/slice/pages.ts'
import type { DeadJobFact } from '@quintet/kit/slice/peers.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import { afterDead, laterFirst } from './rules.ts'

export type DeadJobRow = DeadJobFact & { readonly subgraph: string }

/** A page of the dead jobs of some subgraphs, latest first. Each subgraph reads its own part of it. */
export async function deadJobPage(
  context: Context,
  subgraphs: readonly string[],
  args: PageArguments,
): Promise<Connection<DeadJobRow>> {
  const size = pageSize(args)
  const key = pageKey(args, ['text', 'uuid']) as [string, string] | null
  const after = afterDead(key)
  if (key !== null && after === null) throw badInput('after is not a cursor of this list')
  const parts = await Promise.all(
    subgraphs.map(async (subgraph) =>
      (await context.peers.deadJobs(subgraph, size + 1, after)).map((fact) => ({ ...fact, subgraph })),
    ),
  )
  const rows = parts.flat().sort(laterFirst)
  return connection(rows.slice(0, size + 1), size, after === null, ({ diedAt, id }) => pageCursor(diedAt, id))
}
