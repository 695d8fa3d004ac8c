// Which connection a read goes to: one for all of a turn, the least busy one for the next.
import { setImmediate as turn } from 'node:timers/promises'
import { createReadPools } from '@quintet/drizzle/client/read-pools.ts'
import type postgres from 'postgres'
import { expect, it } from 'vitest'

/** Pools whose connections are only numbers, and what was sent on which; `answer` settles the oldest read. */
function pools(count: number) {
  let opened = 0
  const sent: number[] = []
  const waiting: { on: number; settle: (error?: Error) => void }[] = []
  const inner = createReadPools(() => opened++ as unknown as postgres.Sql, count)
  const send = () =>
    inner.send((sql) => {
      const on = sql as unknown as number
      sent.push(on)
      return new Promise<void>((resolve, reject) => {
        waiting.push({ on, settle: (error) => (error === undefined ? resolve() : reject(error)) })
      })
    })
  return { inner, sent, send, answer: (error?: Error) => waiting.shift()!.settle(error) }
}

it('reads of one turn share one connection, also reads that follow from an answer', async () => {
  const { sent, send, answer } = pools(4)
  const first = send()
  void send()
  answer()
  await first
  void send()
  expect(sent).toEqual([0, 0, 0])
})

it('reads of the next turn take the least busy connection, whether earlier ones succeed or fail', async () => {
  const { sent, send, answer } = pools(2)
  const first = send()
  await turn()
  void send()
  await turn()
  answer(new Error('refused'))
  await expect(first).rejects.toThrow('refused')
  await turn()
  void send()
  expect(sent).toEqual([0, 1, 0])
})

it('after 16 waiting reads of one turn the next goes to another connection', () => {
  const { sent, send } = pools(2)
  for (let i = 0; i < 40; i++) void send()
  expect(sent.filter((pool) => pool === 0)).toHaveLength(24)
  expect(sent.slice(0, 17)).toEqual([...Array(16).fill(0), 1])
})
