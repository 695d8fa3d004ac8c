import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A free port, for a program that must know its own before it starts. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** Below the ports that the system gives to connections: a program that is started again finds its own free. */
const steady = { from: 20_000, count: 12_000 }
/** Other processes of the run begin elsewhere. */
let next = randomInt(steady.count)

/** A free port for a program that is started again and again; none is returned twice. */
export async function steadyPort(): Promise<number> {
  for (;;) {
    const port = steady.from + (next++ % steady.count)
    const probe = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
    })
    if (isFree) return port
  }
}

/** Waits until a program listens on its port. */
export async function untilListening(port: number): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 20) {
    const socket = connect(port, '127.0.0.1')
    const isThere = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (isThere) return
    await pause(20)
  }
  throw new Error(`Nothing listens on port ${port}`)
}
