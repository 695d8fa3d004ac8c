// The servers of `pnpm bench gateway`: Quintet twice, the baselines, and a process for the cost of access.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../support/ports.ts'
import { hasNative } from '../baselines.ts'
import type { QuintetForm } from '../children/quintet.ts'
import { type Child, startChild } from '../children.ts'
import { callers, type LoadGenerator, type Measured } from '../load-generator.ts'
import { signIn } from '../people.ts'
import type { QueryName } from './classic.ts'
import { composeShop } from './shop.ts'

/** Servers by the names that the tables show. */
export const ours = { inProcess: 'Quintet, in process', overHttp: 'Quintet, over HTTP' } as const
const inApollo = 'Quintet in an Apollo Server'

export interface Row {
  readonly name: string
  readonly child: Child
  readonly load: LoadGenerator
  readonly measured: Readonly<Record<QueryName, Measured>>
}

/** A server's name, its start, and the tokens of those who ask it. */
type Starter = readonly [name: string, start: () => Promise<Child>, tokens: readonly string[]]

export interface Servers {
  readonly starters: readonly Starter[]
  /** One process with two servers, which differ by access alone; and the tokens of those who ask the first. */
  readonly pair: { start(): Promise<Child>; readonly tokens: readonly string[] }
}

/** Everything that can be measured. What it starts for all of them is added to `stops`. */
export async function serversOf(isOwn: boolean, stops: (() => Promise<unknown>)[]): Promise<Servers> {
  const subgraphs = await startChild('subgraphs.ts')
  stops.push(subgraphs.stop)
  const urls = await subgraphs.ask<Record<string, string>>({})
  const directory = await mkdtemp(join(tmpdir(), 'quintet-bench-'))
  stops.push(() => rm(directory, { recursive: true, force: true }))
  const file = join(directory, 'supergraph.graphql')
  await writeFile(file, composeShop(new Map(Object.entries(urls)), false))

  const { tokens, key } = signIn(callers)
  const quintet = (form: Partial<QuintetForm>) => () => {
    const defaults: QuintetForm = { urls: null, withBaseline: false, isInApollo: false, key }
    return startChild('quintet.ts', [JSON.stringify({ ...defaults, ...form })])
  }
  const baseline = (server: string) => async () => startChild('baseline.ts', [server, file, `${await freePort()}`])
  const own: Starter[] = [
    [ours.inProcess, quintet({}), tokens],
    [ours.overHttp, quintet({ urls }), tokens],
    [inApollo, quintet({ isInApollo: true }), tokens],
  ]
  const pair = { start: quintet({ withBaseline: true }), tokens }
  if (isOwn) return { starters: own, pair }
  const startGrafbase = async () => startChild('grafbase.ts', [JSON.stringify(urls), directory, `${await freePort()}`])
  const grafbase: Starter = ['Grafbase, native', startGrafbase, []]
  const others: Starter[] = [
    ['Apollo gateway', baseline('apollo-gateway'), []],
    ['Hive Gateway', baseline('hive'), []],
    ['Hive, router-runtime', baseline('hive-router'), []],
    ...(hasNative ? [grafbase] : []),
    ['ApolloServer, one schema', baseline('apollo-server'), []],
    ['yoga, one schema', baseline('yoga'), []],
    ['mercurius+jit, one schema', baseline('mercurius'), []],
  ]
  return { starters: [...own, ...others], pair }
}
