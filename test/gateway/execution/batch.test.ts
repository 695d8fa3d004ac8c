// Who meets within a turn of the event loop goes together; nobody waits longer, and each hears how his own went.
import { setImmediate as turn } from 'node:timers/promises'
import { createMeeting } from '@quintet/gateway/execution/fetch/batch.ts'
import { describe, expect, it } from 'vitest'

function meetingOf(count: number, depart: (members: readonly string[]) => void | Promise<void> = () => {}) {
  const departures: (readonly string[])[] = []
  const come = createMeeting<string>(count, (members) => {
    departures.push(members)
    return depart(members)
  })
  return { departures, come }
}

describe('a meeting', () => {
  it('of one is none: it departs before it returns', () => {
    const { departures, come } = meetingOf(1)
    expect(come('a')).toBeUndefined()
    expect(departures).toEqual([['a']])
  })
  it('departs when everybody is there, before the turn ends', async () => {
    const { departures, come } = meetingOf(2)
    const done = [come('a'), come('b')]
    const order: string[] = []
    const end = turn().then(() => order.push('turn'))
    await Promise.all(done).then(() => order.push('done'))
    await end
    expect(departures).toEqual([['a', 'b']])
    expect(order).toEqual(['done', 'turn'])
  })
  it('departs at the end of the turn with who is there; who is late goes with those who are as late', async () => {
    const { departures, come } = meetingOf(4)
    const first = [come('a'), Promise.resolve().then(() => come('b'))]
    await Promise.all(first)
    expect(departures).toEqual([['a', 'b']])
    await Promise.all([come('c'), come('d')])
    expect(departures).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })
  it('has each wait for those who went with him, and for nobody else', async () => {
    const slow = Promise.withResolvers<void>()
    const { come } = meetingOf(2, (members) => (members.includes('slow') ? slow.promise : undefined))
    const first = come('slow')
    await turn()
    await turn()
    await come('quick')
    slow.resolve()
    await first
  })
  it('fails for all who went, and for them alone', async () => {
    const { come } = meetingOf(3, (members) => {
      if (members.includes('bad')) throw new Error('broken')
    })
    const failed = [come('bad'), come('good')]
    for (const each of failed) await expect(each).rejects.toThrow('broken')
    expect(come('late')).toBeUndefined()
  })
})
