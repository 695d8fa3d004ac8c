// Subscriptions and sockets release everything, however they end.
import { setTimeout as pause } from 'node:timers/promises'
import { acme } from '@quintet/kit/demo/people.ts'
import type { ExecutionResult } from 'graphql'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { acknowledged, type BareSocket, bareSocket } from '../../support/clients/socket.ts'
import { operationText, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
let grace: string
beforeAll(async () => {
  quintet = await startTestQuintet()
  grace = await quintet.signIn(acme.agent.email)
})
afterAll(() => quintet?.stop())

const opened: BareSocket[] = []
afterEach(() => {
  for (const { socket } of opened.splice(0)) socket.terminate()
})
async function bare(): Promise<BareSocket> {
  const made = await bareSocket(quintet)
  opened.push(made)
  return made
}
async function acked(token?: string): Promise<BareSocket> {
  const made = await acknowledged(quintet, token)
  opened.push(made)
  return made
}
const subscribe = (
  id: string,
  query = operationText('CreditScoreChanged'),
  variables: object = { category: 'personal-loan' },
) => ({
  id,
  type: 'subscribe',
  payload: { query, variables },
})
const viewer = '{ viewer { user { email } } }'

describe('no upstream is left', () => {
  let open = 0
  let undo = (): void => {}
  beforeAll(() => {
    undo = quintet.replace('credit', (original) => ({
      async subscribe(request, envelope) {
        const stream = await original.subscribe(request, envelope)
        if (!(Symbol.asyncIterator in stream)) return stream
        open++
        let isOpen = true
        const close = (): void => {
          if (isOpen) open--
          isOpen = false
        }
        const counted: AsyncIterableIterator<ExecutionResult> = {
          async next() {
            const item = await stream.next()
            if (item.done) close()
            return item
          },
          return() {
            close()
            return stream.return!()
          },
          [Symbol.asyncIterator]() {
            return this
          },
        }
        return counted
      },
    }))
  })
  afterAll(() => undo())

  it.each<[string, (socket: BareSocket) => void]>([
    ['complete messages', (socket) => ['a', 'b', 'c'].forEach((id) => void socket.send({ id, type: 'complete' }))],
    ['closing the socket', (socket) => socket.socket.close()],
    ['terminating the connection', (socket) => socket.socket.terminate()],
    ['a protocol error', (socket) => socket.send('no message')],
  ])('after %s', async (_, act) => {
    const socket = await acked(grace)
    for (const id of ['a', 'b', 'c']) socket.send(subscribe(id))
    // All three share one upstream.
    await expect.poll(() => open).toBe(1)
    act(socket)
    await expect.poll(() => open).toBe(0)
  })

  it('after sockets that close before they are acknowledged', async () => {
    const sockets = async () =>
      /^quintet_sockets (\d+)$/m.exec(await (await fetch(new URL('/metrics', quintet.url))).text())?.[1]
    await expect.poll(sockets).toBe('0')
    for (let i = 0; i < 20; i++) {
      const socket = await bare()
      socket.send({
        type: 'connection_init',
        payload: { authorization: `Bearer ${(await quintet.session(acme.agent.email)).accessToken}` },
      })
      if (i % 2 === 0) await pause(1)
      socket.socket.terminate()
    }
    await expect.poll(sockets).toBe('0')
    await pause(200)
    expect(await sockets()).toBe('0')
  })

  it('after a subscription that is completed while it begins', async () => {
    const socket = await acked(grace)
    for (let i = 0; i < 20; i++) {
      socket.send(subscribe(`s${i}`))
      socket.send({ id: `s${i}`, type: 'complete' })
    }
    socket.send(subscribe('last', viewer, {}))
    await socket.message('complete', 'last')
    await expect.poll(() => open).toBe(0)
  })
})
