// The servers of `pnpm bench fan-out` and their subscribers.
import { setTimeout as pause } from 'node:timers/promises'
import { hasNative, programOf } from '../baselines.ts'
import type { FanOutServer } from '../children/fan-out-server.ts'
import { type Child, startChild } from '../children.ts'
import { type People, signIn } from '../people.ts'
import type { ClientsForm } from './children.ts'

/** Events that are published in one turn. */
export const bursts = [1, 5] as const
export type Burst = (typeof bursts)[number]

/** Sockets of each viewer: half of the default limit. */
const socketsPerViewer = 100
const settleMilliseconds = 1000

export const ours = { equal: 'Quintet', own: 'Quintet, own ids' } as const

/** Names, the servers behind them, and what clients call their operations. */
const others: readonly (readonly [name: string, server: FanOutServer, ids: ClientsForm['ids']])[] = [
  ['graphql-ws, own ids', 'graphql-ws', 'own'],
  ['raw ws', 'raw ws', 'equal'],
  ['raw ws, own ids', 'raw ws with ids', 'own'],
]

export interface Row {
  readonly name: string
  readonly server: Child
  readonly clients: Child
  /** Bytes of memory for each waiting subscriber. */
  readonly memory: number
  readonly measured: Readonly<Record<Burst, { rates: number[]; middle: number[]; late: number[]; deliveries: number }>>
}

/** Starts everything that is measured. The ways to stop it are added to `stops`. */
export async function openRows(sockets: number, isOwn: boolean, stops: (() => Promise<unknown>)[]): Promise<Row[]> {
  const { tokens, key }: People = signIn(Math.ceil(sockets / socketsPerViewer))
  const rows: Row[] = []
  const open = async (
    name: string,
    file: string,
    argument: string,
    form: Pick<ClientsForm, 'tokens' | 'ids'>,
    execPath?: string,
  ): Promise<void> => {
    const server = await startChild(file, [argument], execPath)
    stops.push(server.stop)
    const before = await server.ask<number>({ memory: true })
    const clientsForm: ClientsForm = { port: server.port, count: sockets, ...form }
    const clients = await startChild('fan-out-clients.ts', [JSON.stringify(clientsForm)])
    stops.push(clients.stop)
    // Until the last subscription has begun.
    await pause(settleMilliseconds)
    const memory = ((await server.ask<number>({ memory: true })) - before) / sockets
    const empty = () => ({ rates: [], middle: [], late: [], deliveries: 0 })
    rows.push({ name, server, clients, memory, measured: { 1: empty(), 5: empty() } })
  }
  for (const ids of ['equal', 'own'] as const) {
    await open(ours[ids], 'fan-out-quintet.ts', JSON.stringify(key), { tokens, ids })
  }
  if (isOwn) return rows
  for (const [name, server, ids] of others) await open(name, 'fan-out-server.ts', server, { tokens: [], ids })
  if (hasNative) {
    await open('Bun publish', 'bun-publish.ts', '', { tokens: [], ids: 'equal' }, programOf.bun())
  }
  return rows
}
