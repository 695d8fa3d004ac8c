// The servers of `pnpm bench overview`: Quintet in both forms, and baselines over the same tables.
import { isDeepStrictEqual } from 'node:util'
import { subgraphNames } from '@quintet/schema/load.ts'
import postgres from 'postgres'
import { withParts } from '../../support/database/database.ts'
import type { Json } from '../../support/quintet/quintet.ts'
import { type Child, startChild } from '../children.ts'
import { contentOf, fromPostGraphile } from './answers.ts'
import {
  askersOf,
  type Crowd,
  createCrowd,
  type Load,
  type PreparedRequest,
  requestsToQuintet,
  requestToMercurius,
  requestToPostGraphile,
} from './callers.ts'
import type { Forms, QuintetForm } from './forms.ts'

export const ours = { embedded: 'Quintet, embedded', distributed: 'Quintet, distributed' } as const
export const baselines = { postgraphile: 'PostGraphile 5', mercurius: 'mercurius+jit, no row security' } as const

/** CPU milliseconds per request. */
export interface Cost {
  readonly node: number
  readonly postgres: number
}
export interface Row {
  readonly name: string
  /** Its Node processes by name. */
  readonly pids: Readonly<Record<string, number>>
  readonly crowd: Crowd
  readonly load: Load
  readonly rounds: Cost[]
}

const row = (name: string, pids: Row['pids'], crowd: Crowd): Row => {
  return { name, pids, crowd, load: { latencies: [], milliseconds: 0 }, rounds: [] }
}

/** Quintet's rows. What ends each is added to `stops`. */
export async function ownRows(forms: Forms, stops: (() => Promise<unknown>)[]): Promise<Row[]> {
  const rowOf = async (name: string, { port, pids }: QuintetForm): Promise<Row> => {
    const crowd = await createCrowd(port, await requestsToQuintet(port))
    stops.push(crowd.close)
    return row(name, pids, crowd)
  }
  const rows = [await rowOf(ours.embedded, forms.embedded), await rowOf(ours.distributed, forms.distributed)]
  compare(rows[1]!, rows[1]!.crowd.answers, rows[0]!.crowd.answers)
  return rows
}

/** The rows of the baselines. Rejects when one answers otherwise than Quintet. */
export async function baselineRows(adminUrl: string, quintet: Row, stops: (() => Promise<unknown>)[]): Promise<Row[]> {
  const { answers } = quintet.crowd
  const askers = askersOf(answers)
  const rowOf = async (
    name: string,
    child: Child,
    requests: PreparedRequest[],
    read: (data: Json) => Json,
  ): Promise<Row> => {
    stops.push(child.stop)
    const crowd = await createCrowd(child.port, requests)
    stops.push(crowd.close)
    const made = row(name, { [name]: child.pid }, crowd)
    compare(made, crowd.answers.map(read), answers)
    return made
  }
  const walledUrl = await makeReader(adminUrl)
  return [
    await rowOf(
      baselines.postgraphile,
      await startChild('postgraphile.ts', [walledUrl]),
      askers.map(requestToPostGraphile),
      fromPostGraphile,
    ),
    await rowOf(
      baselines.mercurius,
      await startChild('mercurius.ts', [adminUrl]),
      askers.map(requestToMercurius),
      (data) => data,
    ),
  ]
}

/** A login whose only right is the role `bench_reader`, with the rights of Quintet's own reads. */
async function makeReader(adminUrl: string): Promise<string> {
  const login = { user: 'bench_login', password: 'a password' }
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} })
  await admin.unsafe(`
    create role bench_reader nologin nobypassrls;
    grant ${subgraphNames.map((name) => `${name}_readonly`).join(', ')} to bench_reader;
    create role ${login.user} login noinherit nobypassrls password '${login.password}';
    grant bench_reader to ${login.user}`)
  await admin.end({ timeout: 2 })
  return withParts(adminUrl, login)
}

function compare({ name }: { name: string }, answers: readonly Json[], expected: readonly Json[]): void {
  answers.forEach((answer, i) => {
    const [found, wanted] = [contentOf(answer), contentOf(expected[i])]
    if (isDeepStrictEqual(found, wanted)) return
    throw new Error(`${name} answers otherwise:\n${JSON.stringify(found)}\nQuintet:\n${JSON.stringify(wanted)}`)
  })
}
