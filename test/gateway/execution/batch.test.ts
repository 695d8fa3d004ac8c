// Members that are added within one turn of the event loop are flushed together, and none waits longer.
import { setImmediate as turn } from 'node:timers/promises'
import { createBatcher } from '@quintet/gateway/execution/fetch/batch.ts'
import { describe, expect, it } from 'vitest'

function batcherOf(count: number, flush: (members: readonly string[]) => void | Promise<void> = () => {}) {
  const batches: (readonly string[])[] = []
  const add = createBatcher<string>(count, (members) => {
    batches.push(members)
    return flush(members)
  })
  return { batches, add }
}

describe('a batcher', () => {
  it('flushes a single member before it returns', () => {
    const { batches, add } = batcherOf(1)
    expect(add('a')).toBeUndefined()
    expect(batches).toEqual([['a']])
  })
  it('flushes before the turn ends when no member is missing', async () => {
    const { batches, add } = batcherOf(2)
    const done = [add('a'), add('b')]
    const order: string[] = []
    const end = turn().then(() => order.push('turn'))
    await Promise.all(done).then(() => order.push('done'))
    await end
    expect(batches).toEqual([['a', 'b']])
    expect(order).toEqual(['done', 'turn'])
  })
  it('flushes at the end of the turn, and later members in a later batch', async () => {
    const { batches, add } = batcherOf(4)
    const first = [add('a'), Promise.resolve().then(() => add('b'))]
    await Promise.all(first)
    expect(batches).toEqual([['a', 'b']])
    await Promise.all([add('c'), add('d')])
    expect(batches).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })
  it('has a member wait for its own batch only', async () => {
    const slow = Promise.withResolvers<void>()
    const { add } = batcherOf(2, (members) => (members.includes('slow') ? slow.promise : undefined))
    const first = add('slow')
    await turn()
    await turn()
    await add('quick')
    slow.resolve()
    await first
  })
  it('rejects the members of a batch that fails, and no others', async () => {
    const { add } = batcherOf(3, (members) => {
      if (members.includes('bad')) throw new Error('broken')
    })
    const failed = [add('bad'), add('good')]
    for (const each of failed) await expect(each).rejects.toThrow('broken')
    expect(add('late')).toBeUndefined()
  })
})
